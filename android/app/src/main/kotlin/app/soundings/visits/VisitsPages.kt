package app.soundings.visits

import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.capture.loudspeaker
import app.soundings.capture.recorder
import app.soundings.core.Search
import app.soundings.look.documentLanguage
import app.soundings.page
import java.io.File

/** The pages of a visit before and after, and of what is in the log. */
enum class VisitsPage(vararg about: String) : Page {
    PlanVisit,
    Visit("visit"),
    End("visit"),
    ReportReady("visit"),
    Preview("visit"),
    Debrief("visit"),
    NotFiled,
    Search,
    SearchOfCustomer("customer"),
    SearchOfPerson("person"),
    Guides,
    Guide("guide"),
    WentOut("customer"),
    Deleted,
    Erase("thing"),
    Import,
    ImportShared("name"),
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.visitsPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(VisitsPage.PlanVisit) { PlanVisitScreen(viewModel { PlanVisitModel(desk, createSavedStateHandle(), house.now) }, ways) }
    page(VisitsPage.Visit) { (visit) ->
        val language = documentLanguage()
        EncounterScreen(
            viewModel { EncounterModel(desk, visit, createSavedStateHandle()) }, viewModel { PlanFaceModel(desk, visit, language) }, viewModel { AfterModel(desk, visit) }, ways,
        )
    }
    page(VisitsPage.NotFiled) { NotFiledScreen(viewModel { NotFiledModel(desk, createSavedStateHandle()) }, ways) }
    page(VisitsPage.Search) { SearchScreen(viewModel { SearchModel(desk, createSavedStateHandle()) }, ways) }
    page(VisitsPage.SearchOfCustomer) { (customer) ->
        SearchScreen(viewModel { SearchModel(desk, createSavedStateHandle(), Search("", customer = customer)) }, ways)
    }
    page(VisitsPage.SearchOfPerson) { (person) ->
        SearchScreen(viewModel { SearchModel(desk, createSavedStateHandle(), Search("", person = person)) }, ways)
    }
    page(VisitsPage.Guides) {
        val language = documentLanguage()
        GuidesScreen(viewModel { GuidesModel(desk, language) }, ways)
    }
    page(VisitsPage.Guide) { (guide) ->
        val language = documentLanguage()
        GuideScreen(viewModel { GuideModel(desk, guide, language) }, ways)
    }
    page(VisitsPage.Deleted) { DeletedScreen(viewModel { DeletedModel(desk, createSavedStateHandle()) }, ways) }
    page(VisitsPage.Erase) { (thing) -> EraseScreen(viewModel { EraseModel(desk, thing) }, ways) }
    page(VisitsPage.Import) { ImportScreen(viewModel { ImportModel(desk, createSavedStateHandle()) }, ways) }
    page(VisitsPage.ImportShared) { (name) ->
        val file = File(sharedFiles(LocalContext.current), File(name).name)
        ImportScreen(viewModel { ImportModel(desk, createSavedStateHandle(), file) }, ways)
    }
    afterPages(house)
}

/** From a visit's end on. */
private fun NavGraphBuilder.afterPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(VisitsPage.End) { (visit) -> EndScreen(viewModel { EndModel(desk, visit, createSavedStateHandle()) }, ways) }
    page(VisitsPage.ReportReady) { (visit) ->
        val language = languageTag()
        ReportScreen(viewModel { ReportModel(desk, visit, language) }, ways)
    }
    page(VisitsPage.Preview) { (visit) ->
        val language = languageTag()
        PreviewScreen(viewModel { PreviewModel(desk, visit, language, createSavedStateHandle()) }, ways)
    }
    page(VisitsPage.Debrief) { (visit) ->
        val (language, recorder) = documentLanguage() to recorder()
        val (loudspeaker, cache) = loudspeaker() to LocalContext.current.cacheDir
        DebriefScreen(
            viewModel {
                DebriefModel(desk, visit, language, createSavedStateHandle(), recorder, house.door.spokenAnswers(visit), loudspeaker, cache)
            },
            ways,
        )
    }
    page(VisitsPage.WentOut) { (customer) -> WentOutScreen(viewModel { WentOutModel(desk, customer, createSavedStateHandle()) }, ways) }
}
