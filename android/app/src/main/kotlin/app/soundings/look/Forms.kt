package app.soundings.look

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.OutlinedTextFieldDefaults
import androidx.compose.material3.RadioButton
import androidx.compose.material3.RadioButtonDefaults
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.SwitchDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp

/** A field with its label. */
@Composable
fun TextLine(
    label: String, text: String, write: (String) -> Unit, modifier: Modifier = Modifier, lines: Int = 1, more: String? = null,
    keyboard: KeyboardOptions = KeyboardOptions.Default,
) {
    val colours = LocalColours.current
    OutlinedTextField(
        text, write, modifier.fillMaxWidth(), label = { Text(label, style = Styles.small) },
        supportingText = more?.let { { Text(it, style = Styles.small) } }, textStyle = Styles.body, singleLine = lines == 1, minLines = lines,
        shape = RoundedCornerShape(Measure.corner), keyboardOptions = keyboard,
        colors = OutlinedTextFieldDefaults.colors(
            focusedTextColor = colours.ink, unfocusedTextColor = colours.ink, cursorColor = colours.ink,
            focusedContainerColor = colours.surface, unfocusedContainerColor = colours.surface,
            focusedBorderColor = colours.ink, unfocusedBorderColor = colours.line,
            focusedLabelColor = colours.inkSecond, unfocusedLabelColor = colours.inkSecond,
            focusedSupportingTextColor = colours.inkSecond, unfocusedSupportingTextColor = colours.inkSecond,
        ),
    )
}

/** One of several; none of them where nobody chose yet. */
@Composable
fun <T> Choices(options: List<T>, chosen: T?, word: @Composable (T) -> String, modifier: Modifier = Modifier, choose: (T) -> Unit) =
    Column(modifier.selectableGroup(), Arrangement.spacedBy(Measure.space8)) {
        options.forEach { option ->
            val colours = LocalColours.current
            val selected = option == chosen
            FormRow(Modifier.selectable(selected, role = Role.RadioButton) { choose(option) }) {
                RadioButton(selected, null, colors = RadioButtonDefaults.colors(colours.ink, colours.line))
                Text(word(option), Modifier.padding(start = Measure.space12), colours.ink, style = Styles.body)
            }
        }
    }

/** Something that is on or off, with what it does. */
@Composable
fun OnOff(label: String, on: Boolean, modifier: Modifier = Modifier, more: String? = null, turn: (Boolean) -> Unit) {
    val colours = LocalColours.current
    FormRow(modifier.toggleable(on, role = Role.Switch, onValueChange = turn)) {
        Column(Modifier.weight(1f).padding(end = Measure.space12)) {
            Text(label, color = colours.ink, style = Styles.body)
            more?.let { Text(it, color = colours.inkSecond, style = Styles.small) }
        }
        Switch(
            on, null,
            colors = SwitchDefaults.colors(
                checkedThumbColor = colours.surface, checkedTrackColor = colours.ink, uncheckedThumbColor = colours.line,
                uncheckedTrackColor = colours.surface, uncheckedBorderColor = colours.line,
            ),
        )
    }
}

@Composable
private fun FormRow(modifier: Modifier, content: @Composable RowScope.() -> Unit) {
    val colours = LocalColours.current
    Surface(
        Modifier.fillMaxWidth(), RoundedCornerShape(Measure.corner), colours.surface, colours.ink,
        border = BorderStroke(1.dp, colours.line.copy(alpha = 0.5f)),
    ) {
        Row(
            modifier.fillMaxWidth().heightIn(min = Measure.rowHeight).padding(Measure.space16, Measure.space8),
            verticalAlignment = Alignment.CenterVertically, content = content,
        )
    }
}
