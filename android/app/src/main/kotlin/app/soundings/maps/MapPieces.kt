package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.CheckboxDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextOverflow
import app.soundings.R
import app.soundings.core.PersonRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles

/** From this size of text on, what stood side by side stands below one another. */
const val LARGE_TEXT = 1.5f

/** Words of a note or an entry: in quotation marks and the serif only where they are somebody's own. */
@Composable
fun Quoted(words: String, exact: Boolean, modifier: Modifier = Modifier, lines: Int = Int.MAX_VALUE) = Text(
    quoted(words, exact), modifier, LocalColours.current.ink, style = if (exact) Styles.exact else Styles.body, maxLines = lines,
    overflow = TextOverflow.Ellipsis,
)

@Composable
fun quoted(words: String, exact: Boolean): String = if (exact) stringResource(R.string.exact_quote, words) else words

/** Whose map it is. */
@Composable
fun PersonRow?.nameOrSomebody(): String = this?.name?.ifEmpty { null } ?: stringResource(R.string.map_somebody)

/** Something to tick. */
@Composable
fun TickLine(on: Boolean, tick: () -> Unit, modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    val colours = LocalColours.current
    Row(
        modifier.testTag("tick-line").fillMaxWidth().heightIn(min = Measure.rowHeight).toggleable(on, role = Role.Checkbox) { tick() },
        Arrangement.spacedBy(Measure.space12), Alignment.CenterVertically,
    ) {
        Checkbox(on, null, colors = CheckboxDefaults.colors(colours.ink, colours.line, colours.surface))
        Column(Modifier.weight(1f), content = content)
    }
}
