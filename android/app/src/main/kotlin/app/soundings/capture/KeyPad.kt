package app.soundings.capture

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.soundings.R
import app.soundings.core.ObservationKind
import app.soundings.key
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles

/** The four keys are the send keys: no mode, no Save. */
@Composable
fun KeyPad(twoByTwo: Boolean, press: (ObservationKind) -> Unit) {
    val rows = if (twoByTwo) ObservationKind.entries.chunked(2) else listOf(ObservationKind.entries)
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.keyGap)) {
        rows.forEach { row ->
            Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(Measure.keyGap)) {
                row.forEach { kind -> Key(kind) { press(kind) } }
            }
        }
    }
}

@Composable
private fun RowScope.Key(kind: ObservationKind, press: () -> Unit) {
    val colours = LocalColours.current
    val word = stringResource(kind.key())
    val hint = stringResource(R.string.key_hint)
    Button(
        press,
        Modifier.weight(1f).fillMaxHeight().heightIn(min = Measure.keyHeight).testTag("key-${kind.name.lowercase()}")
            .semantics { onClick(hint, null) },
        shape = RoundedCornerShape(Measure.corner),
        colors = ButtonDefaults.buttonColors(colours.sunk, colours.ink),
        border = BorderStroke(Measure.outline, colours.line),
        contentPadding = PaddingValues(Measure.space4),
    ) { Text(word, style = Styles.key, textAlign = TextAlign.Center) }
}
