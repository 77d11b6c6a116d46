package app.soundings.capture

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextOverflow
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.Capture
import app.soundings.core.NoteRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.visits.NoteView
import app.soundings.word

/** Keyboard down: what the visit has so far, the latest at the bottom. */
@Composable
fun Recent(model: CaptureModel, capture: Capture?, ways: Ways) {
    if (capture == null || keyboardIsUp()) return
    val before = capture.recent.filter { it.id != capture.last?.id }.asReversed()
    val list = rememberLazyListState()
    // A list stays with the rows it shows: of itself it would leave one that is new below, out of sight.
    val latest = before.firstOrNull()?.id
    var shown by rememberSaveable { mutableStateOf(latest) }
    LaunchedEffect(latest) {
        if (shown != latest) list.scrollToItem(0)
        shown = latest
    }
    LazyColumn(Modifier.fillMaxWidth().testTag("recent"), list, reverseLayout = true) {
        items(before, { it.id }) { note -> NoteView(note, opened(note, ways).padding(Measure.edge, Measure.space8), lines = 3) }
        if (capture.recent.isEmpty() && !model.withoutVisit && capture.visit != null) {
            item { Text(stringResource(R.string.nothing_yet), Modifier.padding(Measure.edge), LocalColours.current.inkSecond, style = Styles.body) }
        }
    }
}

/** The last note, with *exact* in reach of one tap, and the question whether it is still the same visit. */
@Composable
fun Around(model: CaptureModel, capture: Capture?, ways: Ways) {
    if (capture == null) return
    val colours = LocalColours.current
    capture.last?.let { Last(it, model, ways) }
    if (capture.askFirst && !model.stillThere && !model.withoutVisit) {
        Column(Modifier.padding(horizontal = Measure.edge), Arrangement.spacedBy(Measure.space8)) {
            Text(stringResource(R.string.ask_first), color = colours.ink, style = Styles.body)
            Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
                PlainButton(stringResource(R.string.ask_first_yes), { model.stillThere(true) }, Modifier.weight(1f))
                PlainButton(stringResource(R.string.ask_first_no), { model.stillThere(false) }, Modifier.weight(1f))
            }
        }
    }
}

@Composable
private fun Last(note: NoteRow, model: CaptureModel, ways: Ways) = Row(
    Modifier.fillMaxWidth().heightIn(min = Measure.touch).padding(start = Measure.edge, end = Measure.space4),
    Arrangement.spacedBy(Measure.space4), Alignment.CenterVertically,
) {
    val here = opened(note, ways).weight(1f).heightIn(min = Measure.touch).testTag("last")
    if (keyboardIsUp()) OneLine(note, here) else NoteView(note, here, lines = 3)
    if (note.mayBeExact) {
        Chip(stringResource(R.string.exact_short), note.exact, Modifier.testTag("last-exact")) { model.setExact(note, !note.exact) }
    }
    NoteMenu(note, model, ways)
}

@Composable
private fun OneLine(note: NoteRow, modifier: Modifier) {
    val state = stringResource(note.state.word())
    Row(modifier.semantics(mergeDescendants = true) { stateDescription = state }, verticalAlignment = Alignment.CenterVertically) {
        Text(
            if (note.exact) stringResource(R.string.exact_quote, note.words) else note.words, color = LocalColours.current.ink,
            style = if (note.exact) Styles.exact else Styles.body, maxLines = 1, overflow = TextOverflow.Ellipsis,
        )
    }
}

/** Pressed, a note opens. */
@Composable
private fun opened(note: NoteRow, ways: Ways): Modifier =
    Modifier.clickable(onClickLabel = stringResource(R.string.note_open), role = Role.Button) { ways.to(CapturePage.Note, note.id) }
