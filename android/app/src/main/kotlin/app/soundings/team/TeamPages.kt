package app.soundings.team

import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.look.documentLanguage
import app.soundings.page

/** The pages of what the team makes of it. */
enum class TeamPage(vararg about: String) : Page {
    Seats,
    Story,
    Stories,
    Posters,
    Poster("poster"),
    NewPoster("person"),
    PosterPreview("poster"),
    Insights,
    Insight("insight"),
    Promises,
    Promise("promise"),
    Questions,
    MeetingPack,
    Summary("visit"),
    OwnHours,
    NotMet,
    Findings,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.teamPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(TeamPage.Seats) { SeatsScreen(viewModel { SeatsModel(desk) }, ways) }
    page(TeamPage.Story) { StoryScreen(viewModel { StoryModel(desk) }, ways) }
    page(TeamPage.Stories) { StoriesScreen(viewModel { StoriesModel(desk, createSavedStateHandle()) }, ways) }
    page(TeamPage.Posters) { PostersScreen(viewModel { PostersModel(desk, createSavedStateHandle()) }, ways) }
    page(TeamPage.Poster) { (poster) -> PosterScreen(viewModel { PosterModel(desk, poster) }, ways) }
    page(TeamPage.PosterPreview) { (poster) ->
        val language = documentLanguage()
        PosterPreviewScreen(viewModel(key = language.name) { PosterPreviewModel(desk, poster, language, createSavedStateHandle()) }, ways)
    }
    page(TeamPage.NewPoster) { (person) -> NewPosterScreen(viewModel { NewPosterModel(desk, person) }, ways) }
    page(TeamPage.Insights) { InsightsScreen(viewModel { InsightsModel(desk, createSavedStateHandle()) }, ways) }
    page(TeamPage.Insight) { (insight) -> InsightScreen(viewModel { InsightModel(desk, insight) }, ways) }
    page(TeamPage.Promises) { PromisesScreen(viewModel { PromisesModel(desk, createSavedStateHandle()) }, ways) }
    page(TeamPage.Promise) { (promise) -> PromiseScreen(viewModel { PromiseModel(desk, promise) }, ways) }
    page(TeamPage.Questions) { QuestionsScreen(viewModel { QuestionsModel(desk, null, createSavedStateHandle()) }, ways) }
    page(TeamPage.MeetingPack) {
        val language = documentLanguage()
        MeetingPackScreen(viewModel(key = language.name) { MeetingPackModel(desk, language) }, ways)
    }
    page(TeamPage.Summary) { (visit) ->
        val language = documentLanguage()
        SummaryScreen(viewModel(key = language.name) { SummaryModel(desk, visit, language, createSavedStateHandle()) }, ways)
    }
    page(TeamPage.OwnHours) { OwnHoursScreen(viewModel { OwnHoursModel(desk) }, ways) }
    page(TeamPage.Findings) {
        val language = documentLanguage()
        FindingsScreen(viewModel(key = language.name) { FindingsModel(desk, language) }, ways)
    }
    page(TeamPage.NotMet) { NotMetScreen(viewModel { NotMetModel(desk, createSavedStateHandle()) }, ways) }
}
