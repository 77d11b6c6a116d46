package app.soundings.visits

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.core.NoteChange
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.key
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows

/** Notes without a visit or without a key, and the visits they may belong to. */
class NotFiledModel(desk: Desk, saved: SavedStateHandle) : VisitsModel(desk, saved) {
    fun giveKey(note: NoteRow, kind: ObservationKind) = change(note, NoteChange(kind = kind))

    fun file(note: NoteRow, visit: String) = change(note, NoteChange(visit = visit))

    private fun change(note: NoteRow, change: NoteChange) = attempt { desk.ask { it.changeNote(note.id, change, note.seen) } }
}

/** Every note that waits, with what it lacks: one of the four keys, or its visit. */
@Composable
fun NotFiledScreen(model: NotFiledModel, ways: Ways) = Shown(model) { visits, problem ->
    var filing by rememberSaveable { mutableStateOf<String?>(null) }
    val note = visits.notFiled.find { it.id == filing }
    BackHandler(note != null) { filing = null }
    PushedPage(stringResource(if (note == null) R.string.not_filed else R.string.which_visit), { if (note == null) ways.back() else filing = null }) {
        if (note != null) {
            RollingRows(
                model, visits, visits.items, { it.id }, Modifier.fillMaxSize().testTag("not-filed"), problem = problem,
                head = { NoteView(note, lines = 2) }, empty = { Quiet(stringResource(R.string.visits_empty)) },
            ) { visit ->
                VisitCard(visit) {
                    model.file(note, visit.id)
                    filing = null
                }
            }
        } else {
            LazyColumn(
                Modifier.fillMaxSize().testTag("not-filed"), contentPadding = PaddingValues(Measure.edge, Measure.space8),
                verticalArrangement = Arrangement.spacedBy(Measure.space12),
            ) {
                problem?.let { item { ProblemLine(it) } }
                if (visits.notFiled.isEmpty()) item { Quiet(stringResource(R.string.all_filed)) }
                items(visits.notFiled, { it.id }) { Waiting(it, model, ways) { filing = it.id } }
            }
        }
    }
}

@Composable
private fun Waiting(note: NoteRow, model: NotFiledModel, ways: Ways, file: () -> Unit) = Card(Modifier.testTag("waiting"), { ways.to(CapturePage.Note, note.id) }) {
    NoteView(note, alone = false)
    if (note.kind == null) {
        ChipRow(ObservationKind.entries, null, { stringResource(it.key()) }) { kind -> kind?.let { model.giveKey(note, it) } }
    }
    if (note.visit == null) PlainButton(stringResource(R.string.choose_visit), file, Modifier.testTag("choose-visit"))
}
