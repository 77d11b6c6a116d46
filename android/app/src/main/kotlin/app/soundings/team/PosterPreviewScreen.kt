package app.soundings.team

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.LetGo
import app.soundings.LookedAt
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.look.BuoyButton
import app.soundings.look.Paper
import app.soundings.look.RecordPage
import app.soundings.look.TextLine
import app.soundings.look.printPaper
import app.soundings.notebook.PosterPreview
import kotlinx.coroutines.flow.StateFlow

private const val TO = "to"

/** A poster before it is printed: as its reader will see it, and to whom it goes. */
class PosterPreviewModel(desk: Desk, private val id: String, private val language: GuideLanguage, private val saved: SavedStateHandle) :
    ScreenModel<PosterPreview>(desk) {
    val looked = LookedAt(saved)
    val to: StateFlow<String> = saved.getStateFlow(TO, "")

    init {
        follow()
    }

    override suspend fun read(change: Change): PosterPreview = desk.read { it.posterPreview(id, language) }.also { looked.shows(it.lookedAt) }

    fun write(to: String) {
        saved[TO] = to
    }

    /** Writes down to whom it goes, and hands on the page that was looked at. */
    fun print(shown: PosterPreview, made: (String) -> Unit) = attempt {
        try {
            desk.ask { it.posterWentOut(id, to.value, looked.token) }
            made(shown.html)
        } finally {
            load()
        }
    }
}

@Composable
fun PosterPreviewScreen(model: PosterPreviewModel, ways: Ways) = RecordPage(model, { stringResource(R.string.print_poster) }, ways::back) { preview ->
    val context = LocalContext.current
    val name = stringResource(R.string.document_kind_poster)
    val to by model.to.collectAsStateWithLifecycle()
    Paper(preview.html, Modifier.fillMaxWidth().height(360.dp).clipToBounds().testTag("paper"))
    TextLine(stringResource(R.string.to_whom_it_goes), to, model::write, Modifier.testTag("to-field"), more = stringResource(R.string.poster_to_more))
    LetGo(model.looked, preview.lookedAt) {
        BuoyButton(stringResource(R.string.print_it), { model.print(preview) { printPaper(context, name, it) } }, Modifier.fillMaxWidth().testTag("to-keep"), to.isNotBlank())
    }
}
