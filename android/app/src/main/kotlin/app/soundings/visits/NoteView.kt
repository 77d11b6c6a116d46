package app.soundings.visits

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import app.soundings.R
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.NoteRow
import app.soundings.look.LocalColours
import app.soundings.look.Styles
import app.soundings.word

/**
 * One note: its words, in quotation marks and the serif only where they are somebody's own, and what stands beside it.
 *
 * @param alone a screen reader reads it as one thing; not where it stands in something to press, whose words it is
 */
@Composable
fun NoteView(note: NoteRow, modifier: Modifier = Modifier, lines: Int = Int.MAX_VALUE, alone: Boolean = true) {
    val colours = LocalColours.current
    Column(modifier.fillMaxWidth().then(if (alone) Modifier.semantics(mergeDescendants = true) {} else Modifier)) {
        if (note.words.isNotEmpty()) {
            Text(
                if (note.exact) stringResource(R.string.exact_quote, note.words) else note.words, color = colours.ink,
                style = if (note.exact) Styles.exact else Styles.body, maxLines = lines, overflow = TextOverflow.Ellipsis,
            )
        }
        if (note.attachments.isNotEmpty()) {
            Text(
                pluralStringResource(R.plurals.note_pictures, note.attachments.size, note.attachments.size), color = colours.inkSecond,
                style = Styles.small,
            )
        }
        val beside = listOfNotNull(
            stringResource(note.kind?.word() ?: R.string.no_key_yet), note.by?.name, note.place, note.engineer, note.happened.clock(),
            stringResource(R.string.starred).takeIf { note.starred }, stringResource(R.string.from_memory).takeIf { note.fromMemory },
            stringResource(R.string.to_type_up).takeIf { note.toTypeUp }, stringResource(R.string.covered).takeIf { note.attachments.any { it.covered } },
            stringResource(note.state.word()),
        )
        Text(beside(beside), color = colours.inkSecond, style = Styles.small)
    }
}
