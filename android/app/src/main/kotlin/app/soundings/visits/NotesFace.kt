package app.soundings.visits

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import app.soundings.R
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.core.Encounter
import app.soundings.core.Mark
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.word

/** *Notes*: by the time they happened; what we thought is ours and stands folded. */
@Composable
internal fun NotesFaceView(page: Encounter, model: EncounterModel, ways: Ways) {
    val notes = remember(page.notes) { folded(page.notes) }
    RollingRows(
        model, page, notes, { it.first().id }, Modifier.fillMaxSize().testTag("notes"), empty = { Quiet(stringResource(R.string.visit_no_notes)) },
    ) { together ->
        if (together.first().kind.isOurs()) Thoughts(together, model, ways) else Noted(together.first(), model, ways)
    }
}

/** Whether a note is drawn as ours. */
private fun ObservationKind?.isOurs(): Boolean = when (this) {
    ObservationKind.THOUGHT -> true
    ObservationKind.SAID, ObservationKind.DID, ObservationKind.AROUND, null -> false
}

/** Every note by itself, but thoughts that follow one another together. */
private fun folded(notes: List<NoteRow>): List<List<NoteRow>> {
    val groups = mutableListOf<MutableList<NoteRow>>()
    for (note in notes) {
        if (note.kind.isOurs() && groups.lastOrNull()?.first()?.kind.isOurs()) groups.last() += note else groups += mutableListOf(note)
    }
    return groups
}

@Composable
private fun Noted(note: NoteRow, model: EncounterModel, ways: Ways, modifier: Modifier = Modifier) =
    Card(modifier.testTag("note"), { ways.to(CapturePage.Note, note.id) }) {
        Row(verticalAlignment = Alignment.CenterVertically) {
            Column(Modifier.weight(1f)) {
                NoteView(note, alone = false)
                val marks = note.marks.map { stringResource(it.word()) }
                if (marks.isNotEmpty()) Text(beside(marks), color = LocalColours.current.ink, style = Styles.key)
            }
            MarkMenu(note, model)
        }
    }

/** What a note is to whoever reads it: a question, a concern, a priority. */
@Composable
private fun MarkMenu(note: NoteRow, model: EncounterModel) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconButton({ open = true }, Modifier.size(Measure.touch).testTag("mark-menu")) {
            Icon(painterResource(R.drawable.ic_more), stringResource(R.string.set_mark), tint = LocalColours.current.ink)
        }
        DropdownMenu(open, { open = false }) {
            Mark.entries.forEach { mark ->
                val marked = mark in note.marks
                val words = stringResource(mark.word())
                DropdownMenuItem(
                    { Text(if (marked) stringResource(R.string.unmark, words) else words, style = Styles.body) },
                    {
                        open = false
                        model.mark(note, mark, !marked)
                    },
                )
            }
        }
    }
}

/** Our own thoughts, behind a line of their number: the customer may look on. */
@Composable
private fun Thoughts(thoughts: List<NoteRow>, model: EncounterModel, ways: Ways) {
    val colours = LocalColours.current
    var open by rememberSaveable { mutableStateOf(false) }
    val state = stringResource(if (open) R.string.unfolded else R.string.folded)
    Column(
        Modifier.fillMaxWidth().clip(RoundedCornerShape(Measure.corner)).background(colours.sunk).padding(Measure.space8),
        Arrangement.spacedBy(Measure.space8),
    ) {
        Box(
            Modifier.fillMaxWidth().heightIn(min = Measure.touch).clickable(role = Role.Button) { open = !open }
                .semantics(mergeDescendants = true) { stateDescription = state }.padding(Measure.space8).testTag("thoughts"),
            Alignment.CenterStart,
        ) { Text(pluralStringResource(R.plurals.thoughts, thoughts.size, thoughts.size), color = colours.ink, style = Styles.key) }
        if (open) thoughts.forEach { Noted(it, model, ways) }
    }
}
