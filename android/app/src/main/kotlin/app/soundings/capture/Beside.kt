package app.soundings.capture

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.soundings.R
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.dayWords
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.problemText

/** What can be done with the note taken last. */
@Composable
fun NoteMenu(note: NoteRow, exact: (Boolean) -> Unit, delete: () -> Unit) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconButton({ open = true }, Modifier.size(Measure.touch).testTag("last-menu")) {
            Icon(painterResource(R.drawable.ic_more), stringResource(R.string.last_note_menu), tint = LocalColours.current.ink)
        }
        DropdownMenu(open, { open = false }) {
            // Only what somebody said has words.
            if (note.kind == ObservationKind.SAID) {
                DropdownMenuItem(
                    { Text(stringResource(if (note.exact) R.string.roughly else R.string.exact_words), style = Styles.body) },
                    { open = false; exact(!note.exact) },
                )
            }
            DropdownMenuItem({ Text(stringResource(R.string.delete), style = Styles.body) }, { open = false; delete() })
        }
    }
}

/** What Capture has to tell, read out by a screen reader without taking the focus from the field. */
@Composable
fun ToldLine(model: CaptureViewModel) {
    val told = model.told ?: return
    Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
        Text(
            when (told) {
                is Told.Problem -> problemText(told.why)
                Told.KeptForLater -> stringResource(R.string.kept_for_later)
                is Told.Promised -> stringResource(R.string.promised, told.until.dayWords())
                is Told.Deleted -> stringResource(R.string.deleted)
                Told.NoCamera -> stringResource(R.string.picture_none)
            },
            Modifier.weight(1f).testTag("told").semantics { liveRegion = LiveRegionMode.Polite }, LocalColours.current.ink, style = Styles.small,
        )
        if (told is Told.Deleted) {
            PlainButton(stringResource(R.string.undo), {
                model.undoDelete(told.note)
                model.heard()
            })
        }
    }
}
