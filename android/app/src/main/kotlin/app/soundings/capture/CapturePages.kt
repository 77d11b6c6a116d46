package app.soundings.capture

import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.page

/** The pages of a visit under way, and of one note. */
enum class CapturePage(vararg about: String) : Page {
    Capture,
    NameVisit("visit"),
    Note("note"),
    Picture("picture"),
    JoinVisit,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.capturePages(house: House) {
    page(CapturePage.Capture) { CaptureScreen(viewModel { CaptureModel(house.door, createSavedStateHandle()) }, house.ways::back) }
}
