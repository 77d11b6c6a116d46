package app.soundings.capture

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.FilterChip
import androidx.compose.material3.FilterChipDefaults
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.core.PersonRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** No name is so long that it hides the others. */
private val WIDEST = 160.dp

/** One chip a person, and *Someone*, who takes a description and stays in sight; the row goes on to the edge. */
@Composable
fun PersonChips(chosen: Set<String>, people: List<PersonRow>, choose: (String) -> Unit, someone: () -> Unit) = Row(
    Modifier.fillMaxWidth().heightIn(min = Measure.touch).padding(start = Measure.edge).testTag("people"),
    Arrangement.spacedBy(Measure.space8), Alignment.CenterVertically,
) {
    Chip(stringResource(R.string.someone), false, Modifier.testTag("add-someone"), someone)
    LazyRow(Modifier.weight(1f), contentPadding = PaddingValues(end = Measure.edge), horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
        items(people, { it.id }) { person -> Chip(person.name, person.id in chosen, Modifier.widthIn(max = WIDEST)) { choose(person.id) } }
    }
}

@Composable
fun Chip(text: String, chosen: Boolean, modifier: Modifier = Modifier, onClick: () -> Unit) {
    val colours = LocalColours.current
    FilterChip(
        chosen, onClick, { Text(text, style = Styles.key, maxLines = 1, overflow = TextOverflow.Ellipsis) },
        modifier.heightIn(min = Measure.touch),
        colors = FilterChipDefaults.filterChipColors(
            containerColor = colours.surface, labelColor = colours.ink, selectedContainerColor = colours.ink, selectedLabelColor = colours.foam,
        ),
        border = BorderStroke(1.dp, if (chosen) colours.ink else colours.line),
    )
}

/** A name or a description, in the chips' own place: nothing comes over what is being written. */
@Composable
fun Someone(modifier: Modifier, close: () -> Unit, add: (String) -> Unit) {
    var text by rememberSaveable { mutableStateOf("") }
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { focus.requestFocus() }
    val done = { if (text.isBlank()) close() else add(text) }
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
            OutlinedTextField(
                text, { text = it }, Modifier.weight(1f).focusRequester(focus).testTag("someone"), textStyle = Styles.body, singleLine = true,
                label = { Text(stringResource(R.string.someone_question)) }, colors = fieldColours(),
                keyboardOptions = KeyboardOptions(KeyboardCapitalization.Words, imeAction = ImeAction.Done),
                keyboardActions = KeyboardActions { done() },
            )
            PlainButton(stringResource(if (text.isBlank()) R.string.cancel else R.string.add), done)
        }
        Text(stringResource(R.string.someone_hint), color = LocalColours.current.inkSecond, style = Styles.small)
    }
}
