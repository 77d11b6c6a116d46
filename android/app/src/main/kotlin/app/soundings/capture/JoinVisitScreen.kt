package app.soundings.capture

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.VisitToJoin
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.TextLine
import app.soundings.scan.CodeShown
import app.soundings.scan.ScanOrPaste
import app.soundings.settings.PhonePage
import app.soundings.word
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** *Join a visit*: the visit under way, to be joined; or a teammate's, scanned or pasted. */
class JoinVisitModel(desk: Desk, saved: SavedStateHandle) : ScreenModel<Boolean>(desk) {
    private val own = MutableStateFlow<VisitToJoin?>(null)
    private val others = MutableStateFlow<VisitToJoin?>(null)

    /** One's own visit, shown to a teammate; null where none is under way. */
    val shown: StateFlow<VisitToJoin?> = own.asStateFlow()

    /** What a teammate's code says, before anything is joined. */
    val seen: StateFlow<VisitToJoin?> = others.asStateFlow()
    val code = Typed(saved, "code")

    init {
        follow()
    }

    /** Whether there is a visit of one's own to show; with one, why it can't be shown is the problem. */
    override suspend fun read(change: Change): Boolean {
        val underWay = desk.read { it.today() }.underWay != null
        own.value = if (underWay) desk.read { it.showVisit() } else null
        if (!underWay && code.text.isNotBlank()) lookAt(code.text)
        return underWay
    }

    /** What was pasted or typed; read at once. */
    fun write(text: String) {
        code.write(text)
        others.value = null
        if (text.isNotBlank()) attempt { lookAt(text) }
    }

    fun join(then: () -> Unit) = attempt {
        val text = code.text
        desk.ask { it.joinVisit(text) }
        code.write("")
        then()
    }

    private suspend fun lookAt(text: String) {
        others.value = desk.read { it.lookAtVisit(text.trim()) }
    }
}

@Composable
fun JoinVisitScreen(model: JoinVisitModel, ways: Ways) {
    val underWay by model.record.collectAsStateWithLifecycle()
    val problem by model.problem.collectAsStateWithLifecycle()
    val shown by model.shown.collectAsStateWithLifecycle()
    val title = if (underWay == false) R.string.join_visit else R.string.show_visit
    PushedPage(stringResource(title), ways::back) {
        Rolling(Modifier.testTag("join-visit-page")) {
            problem?.let { ProblemLine(it) }
            val code = shown
            when {
                code != null -> Code(code)
                problem != null && underWay != false -> PlainButton(stringResource(R.string.join), { ways.to(PhonePage.Join) }, Modifier.testTag("join"))
            }
            if (underWay == false) Joining(model, problem, ways)
        }
    }
}

@Composable
private fun Code(visit: VisitToJoin) {
    Body(stringResource(R.string.show_visit_words))
    CodeShown(visit.text, stringResource(R.string.show_visit_code))
    Names(visit)
}

@Composable
private fun Names(visit: VisitToJoin) = Card(Modifier.testTag("visit-names")) {
    visit.engineer?.let { Heading(stringResource(R.string.join_visit_of, it)) }
    Body(beside(stringResource(visit.kind.word()), visit.customer, visit.site))
    visit.objective?.let { Body(it) }
    if (visit.people.isNotEmpty()) Quiet(beside(visit.people))
    if (visit.here != null) Quiet(stringResource(R.string.join_visit_here))
}

@Composable
private fun Joining(model: JoinVisitModel, problem: Problem?, ways: Ways) {
    val seen by model.seen.collectAsStateWithLifecycle()
    Body(stringResource(R.string.join_visit_words))
    TextLine(stringResource(R.string.join_visit_field), model.code.text, model::write, Modifier.testTag("visit-text"), lines = 2)
    ScanOrPaste(stringResource(R.string.scan), stringResource(R.string.code_paste), "visit") { model.write(it) }
    seen?.let { visit ->
        Names(visit)
        if (problem == null) {
            BuoyButton(
                stringResource(R.string.join_visit_go), { model.join { ways.instead(CapturePage.Capture) } }, Modifier.fillMaxWidth().testTag("join-go"),
            )
        }
    }
}
