package app.soundings.visits

import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.page

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
    Guides,
    Guide("guide"),
    WentOut("customer"),
    Deleted,
    Erase("thing"),
    Import,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.visitsPages(house: House) {
    page(VisitsPage.Visit) { (visit) -> EncounterScreen(viewModel { EncounterModel(house.desk, visit) }, house.ways::back) }
}
