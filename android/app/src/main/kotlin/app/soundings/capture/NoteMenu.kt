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
import app.soundings.Ways
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import app.soundings.word

/** What can be done with the last note: another key, its star, its page, away with it. */
@Composable
fun NoteMenu(note: NoteRow, model: CaptureModel, ways: Ways) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconButton({ open = true }, Modifier.size(Measure.touch).testTag("last-menu")) {
            Icon(painterResource(R.drawable.ic_more), stringResource(R.string.last_note_menu), tint = LocalColours.current.ink)
        }
        DropdownMenu(open, { open = false }) {
            val item = @Composable { word: String, act: () -> Unit ->
                DropdownMenuItem({ Text(word, style = Styles.body) }, { open = false; act() })
            }
            ObservationKind.entries.filter { it != note.kind }.forEach { kind -> item(stringResource(kind.word())) { model.setKind(note, kind) } }
            item(stringResource(if (note.starred) R.string.unstar else R.string.star_it)) { model.setStarred(note, !note.starred) }
            item(stringResource(R.string.note_open)) { ways.to(CapturePage.Note, note.id) }
            item(stringResource(R.string.delete)) { model.delete(note.id) }
        }
    }
}
