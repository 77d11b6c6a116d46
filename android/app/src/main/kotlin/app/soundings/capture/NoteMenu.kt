package app.soundings.capture

import androidx.compose.foundation.layout.Box
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
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.core.NoteRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles

/** What can be done with a note. */
@Composable
fun NoteMenu(note: NoteRow, model: CaptureModel) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconButton({ open = true }, Modifier.size(Measure.touch).testTag("last-menu")) {
            Icon(painterResource(R.drawable.ic_more), stringResource(R.string.last_note_menu), tint = LocalColours.current.ink)
        }
        DropdownMenu(open, { open = false }) {
            if (note.mayBeExact) {
                DropdownMenuItem(
                    { Text(stringResource(if (note.exact) R.string.roughly else R.string.exact_words), style = Styles.body) },
                    { open = false; model.setExact(note, !note.exact) },
                )
            }
            DropdownMenuItem({ Text(stringResource(R.string.delete), style = Styles.body) }, { open = false; model.delete(note.id) })
        }
    }
}
