package app.soundings.team

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.LetGo
import app.soundings.LookedAt
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.Difficulty
import app.soundings.core.Formula
import app.soundings.core.GuideLanguage
import app.soundings.core.Plain
import app.soundings.core.SendSummary
import app.soundings.look.Aside
import app.soundings.look.BuoyButton
import app.soundings.look.OnOff
import app.soundings.look.Paper
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.TextLine
import app.soundings.look.printPaper
import app.soundings.look.sendWords
import app.soundings.notebook.ReportPages
import app.soundings.notebook.SummaryPreview
import app.soundings.settings.PhonePage
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

private const val OURS = "ours"
private const val TO = "to"
private const val ALLOWED = "allowed"
private const val LOOK_MS = 300L

/** A summary for the customer: what we say ourselves, how plain it is, how its reader will see it, and to whom it goes. */
class SummaryModel(desk: Desk, private val visit: String, private val language: GuideLanguage, private val saved: SavedStateHandle) :
    ScreenModel<SummaryPreview>(desk) {
    private val went = MutableStateFlow<ReportPages?>(null)
    private var looking: Job? = null
    val looked = LookedAt(saved)

    val ours: StateFlow<String> = saved.getStateFlow(OURS, "")
    val to: StateFlow<String> = saved.getStateFlow(TO, "")

    /** The notes that a person has read and says may go. */
    val allowed: StateFlow<List<String>> = saved.getStateFlow(ALLOWED, emptyList())

    /** What went out, to be printed or handed on; null before. */
    val sent: StateFlow<ReportPages?> = went.asStateFlow()

    init {
        follow()
    }

    private val said get() = ours.value.ifBlank { null }

    override suspend fun read(change: Change): SummaryPreview? {
        val said = said
        val preview = desk.read { it.summaryPreview(visit, said, language) }
        // Who wrote on meanwhile looks at the next one.
        if (said != this.said) return null
        return preview.also { looked.shows(it.page.lookedAt) }
    }

    fun say(text: String) {
        saved[OURS] = text
        looked.written()
        looking?.cancel()
        looking = viewModelScope.launch {
            delay(LOOK_MS)
            load()
        }
    }

    fun address(text: String) {
        saved[TO] = text
    }

    fun mayGo(note: String, may: Boolean) {
        saved[ALLOWED] = if (may) allowed.value + note else allowed.value - note
    }

    fun send() = attempt {
        val sending = SendSummary(visit, to.value, said, looked.token, allowed.value)
        try {
            went.value = desk.ask { it.sendSummary(sending, language) }
        } finally {
            load()
        }
    }
}

@Composable
fun SummaryScreen(model: SummaryModel, ways: Ways) = RecordPage(model, { stringResource(R.string.summary) }, ways::back) { preview ->
    val sent by model.sent.collectAsStateWithLifecycle()
    val went = sent
    if (went != null) Gone(went) else BeforeItGoes(model, preview, ways)
}

@Composable
private fun BeforeItGoes(model: SummaryModel, preview: SummaryPreview, ways: Ways) {
    val ours by model.ours.collectAsStateWithLifecycle()
    val to by model.to.collectAsStateWithLifecycle()
    val allowed by model.allowed.collectAsStateWithLifecycle()
    TextLine(stringResource(R.string.summary_ours), ours, model::say, Modifier.testTag("ours"), 3)
    Plainness(preview.plain)
    PlainButton(stringResource(R.string.own_words), { ways.to(PhonePage.OwnWords) }, Modifier.testTag("own-words"))
    Part(stringResource(R.string.as_they_will_see_it)) {
        Paper(preview.page.html, Modifier.fillMaxWidth().height(360.dp).testTag("paper"))
        val (withheld, unstarred) = preview.page.withheld.toInt() to preview.unstarred.toInt()
        if (withheld > 0) Aside(pluralStringResource(R.plurals.summary_withheld, withheld, withheld))
        if (unstarred > 0) Aside(pluralStringResource(R.plurals.summary_unstarred, unstarred, unstarred))
    }
    if (preview.page.toReadFirst.isNotEmpty()) {
        Part(stringResource(R.string.read_these_first)) {
            Aside(stringResource(R.string.read_these_first_more))
            preview.page.toReadFirst.forEach { note ->
                val words = if (note.exact) stringResource(R.string.exact_quote, note.words) else note.words
                OnOff(words, note.id in allowed, Modifier.testTag("read-${note.id}"), stringResource(R.string.may_go)) { model.mayGo(note.id, it) }
            }
        }
    }
    TextLine(stringResource(R.string.to_whom_it_goes), to, model::address, Modifier.testTag("to"), more = stringResource(R.string.to_whom_more))
    LetGo(model.looked, preview.page.lookedAt) {
        BuoyButton(stringResource(R.string.let_it_go), { model.send() }, Modifier.fillMaxWidth().testTag("send"), to.isNotBlank())
    }
}

/** What went out; the phone prints it or hands it on. */
@Composable
private fun Gone(pages: ReportPages) {
    val context = LocalContext.current
    val name = stringResource(R.string.summary)
    Aside(stringResource(R.string.summary_gone), Modifier.testTag("gone"))
    PlainButton(stringResource(R.string.hand_on), { sendWords(context, pages.text) }, Modifier.testTag("hand-on"))
    PlainButton(stringResource(R.string.print_it), { printPaper(context, name, pages.html) }, Modifier.testTag("print"))
}

/** How plain our own words are. Theirs are never checked. */
@Composable
private fun Plainness(plain: Plain) = Part(stringResource(R.string.how_plain)) {
    val words = plain.jargon.size
    Aside(
        if (words == 0) stringResource(R.string.jargon_found_none) else pluralStringResource(R.plurals.jargon_found, words, words),
        Modifier.testTag("jargon"),
    )
    plain.jargon.forEach { one ->
        val plainer = one.found.plainer
        Aside(if (plainer != null) stringResource(R.string.jargon_plainer, one.found.word, plainer) else stringResource(R.string.jargon_own, one.found.word))
    }
    val reading = plain.reading
    val hard = reading?.let { listOf(stringResource(it.formula.word(), "${it.tenths / 10}"), stringResource(it.difficulty.word())) }
    Aside(hard?.let { beside(it) } ?: stringResource(R.string.plain_too_short), Modifier.testTag("reading"))
}

private fun Difficulty.word() = when (this) {
    Difficulty.EASY -> R.string.difficulty_easy
    Difficulty.FAIR -> R.string.difficulty_fair
    Difficulty.HARD -> R.string.difficulty_hard
}

private fun Formula.word() = when (this) {
    Formula.FLESCH_KINCAID -> R.string.years_of_school
    Formula.KANDEL_MOLES -> R.string.ease_of_reading
}
