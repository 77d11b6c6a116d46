package app.soundings.visits

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.LetGo
import app.soundings.LookedAt
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.SendReport
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.OnOff
import app.soundings.look.Paper
import app.soundings.look.Part
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.notebook.Preview
import app.soundings.notebook.ReportPages
import app.soundings.notebook.ToRead
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

private const val READ = "read"
private const val TO = "to"

/** The preview of a report for others: what a person has read and lets out, and to whom it goes. */
class PreviewModel(desk: Desk, val visit: String, private val language: String, private val saved: SavedStateHandle) : ScreenModel<Preview>(desk) {
    private val gone = MutableStateFlow<ReportPages?>(null)
    val looked = LookedAt(saved)
    val to: StateFlow<String> = saved.getStateFlow(TO, "")
    val read: StateFlow<ArrayList<String>> = saved.getStateFlow(READ, arrayListOf())

    /** What went, once it was let go. */
    val sent: StateFlow<ReportPages?> = gone.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Preview = desk.read { it.preview(visit, language, read.value) }.also { looked.shows(it.lookedAt) }

    fun write(to: String) { saved[TO] = to }

    /** A note was read and may go, or may not. */
    fun letOut(note: ToRead, out: Boolean) {
        saved[READ] = ArrayList(if (out) read.value + note.id else read.value - note.id)
        load()
    }

    /** Lets it go and writes down to whom; where it is not what was looked at any more, it is shown anew. */
    fun send() = attempt {
        try {
            gone.value = desk.ask { it.sendReport(SendReport(visit, to.value.trim(), looked.token, read.value), language) }
        } finally {
            load()
        }
    }
}

/** The report as its reader will see it; what has to be read first; to whom; and only then the ways out. */
@Composable
fun PreviewScreen(model: PreviewModel, ways: Ways) = PushedPage(stringResource(R.string.for_others), ways::back) {
    val sent by model.sent.collectAsStateWithLifecycle()
    val to by model.to.collectAsStateWithLifecycle()
    Shown(model) { preview, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            val out = sent
            if (out != null) {
                Gone(out, to)
            } else {
                TextLine(stringResource(R.string.to_whom), to, model::write, Modifier.testTag("to-whom"), more = stringResource(R.string.to_whom_more))
                LetGo(model.looked, preview.lookedAt) {
                    BuoyButton(stringResource(R.string.let_it_go), { model.send() }, Modifier.fillMaxWidth().testTag("let-go"), to.isNotBlank())
                }
            }
        }) {
            Quiet(stringResource(R.string.preview_words))
            AsRead(preview.html)
            if (preview.withheld > 0u) Quiet(pluralStringResource(R.plurals.withheld, preview.withheld.toInt(), preview.withheld.toInt()), Modifier.testTag("withheld"))
            if (preview.toReadFirst.isNotEmpty()) ReadFirst(preview.toReadFirst, model)
        }
    }
}

@Composable
private fun Gone(out: ReportPages, to: String) {
    Body(stringResource(R.string.went_to, to.trim()), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("gone"))
    WaysOut(out)
}

/** The page, as it will be. */
@Composable
internal fun AsRead(html: String) = Card(Modifier.testTag("as-read")) {
    Paper(html, Modifier.fillMaxWidth().height(360.dp).clipToBounds())
}

/** Notes that may give somebody away: each goes only with a yes. */
@Composable
private fun ReadFirst(notes: List<ToRead>, model: PreviewModel) = Part(stringResource(R.string.read_first)) {
    val read by model.read.collectAsStateWithLifecycle()
    Quiet(stringResource(R.string.read_first_more))
    notes.forEach { note ->
        Card {
            val words = if (note.exact) stringResource(R.string.exact_quote, note.words) else note.words
            Text(words, color = LocalColours.current.ink, style = if (note.exact) Styles.exact else Styles.body)
            OnOff(stringResource(R.string.may_go), note.id in read, Modifier.testTag("to-read")) { model.letOut(note, it) }
        }
    }
}
