package app.soundings.capture

import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.SoundingsApplication
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
    val (desk, ways) = house.desk to house.ways
    page(CapturePage.Capture) {
        val recorder = recorder()
        CaptureScreen(viewModel { CaptureModel(house.door, createSavedStateHandle(), recorder) }, ways)
    }
    page(CapturePage.NameVisit) { (visit) -> NameVisitScreen(viewModel { NameVisitModel(desk, visit, createSavedStateHandle()) }, ways) }
    page(CapturePage.Note) { (note) ->
        val (loudspeaker, cache) = loudspeaker() to LocalContext.current.cacheDir
        NoteScreen(viewModel { NoteModel(desk, note, createSavedStateHandle(), loudspeaker, cache) }, ways)
    }
    page(CapturePage.Picture) { (picture) ->
        val cache = LocalContext.current.cacheDir
        PictureScreen(viewModel { PictureModel(desk, picture, cache) }, ways)
    }
    page(CapturePage.JoinVisit) { JoinVisitScreen(viewModel { JoinVisitModel(desk, createSavedStateHandle()) }, ways) }
}

/** The app's one microphone. */
@Composable
fun recorder(): Recorder = (LocalContext.current.applicationContext as SoundingsApplication).recorder

/** The app's one loudspeaker. */
@Composable
fun loudspeaker(): Loudspeaker = (LocalContext.current.applicationContext as SoundingsApplication).loudspeaker
