package app.soundings.look

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** The orange button: one a screen. */
@Composable
fun BuoyButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, enabled: Boolean = true) {
    val colours = LocalColours.current
    Button(
        onClick, modifier.heightIn(min = 64.dp).widthIn(min = 128.dp), enabled, RoundedCornerShape(Measure.corner),
        ButtonDefaults.buttonColors(colours.buoy, colours.onBuoy, colours.sunk, colours.inkSecond),
        border = BorderStroke(Measure.outline, if (enabled) colours.buoyEdge else colours.line),
    ) { Text(text, style = Styles.heading, textAlign = TextAlign.Center) }
}

/** Any other button. */
@Composable
fun PlainButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier) {
    val colours = LocalColours.current
    OutlinedButton(
        onClick, modifier.heightIn(min = Measure.touch), shape = RoundedCornerShape(Measure.corner),
        colors = ButtonDefaults.outlinedButtonColors(colours.surface, colours.ink), border = BorderStroke(1.dp, colours.line),
    ) { Text(text, style = Styles.key, textAlign = TextAlign.Center) }
}

/** A card, pressed as a whole where it leads anywhere. */
@Composable
fun Card(modifier: Modifier = Modifier, onClick: (() -> Unit)? = null, content: @Composable ColumnScope.() -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(Measure.corner)
    val border = BorderStroke(1.dp, colours.line.copy(alpha = 0.5f))
    val body = @Composable {
        Column(
            Modifier.fillMaxWidth().heightIn(min = Measure.rowHeight).padding(Measure.space16),
            Arrangement.spacedBy(Measure.space4), content = content,
        )
    }
    if (onClick == null) {
        Surface(modifier.fillMaxWidth(), shape, colours.surface, colours.ink, border = border, content = body)
    } else {
        Surface(onClick, modifier.fillMaxWidth(), true, shape, colours.surface, colours.ink, border = border, content = body)
    }
}

/** The head of a part of a screen. */
@Composable
fun PartHead(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier.padding(top = Measure.space8).semantics { heading() }, LocalColours.current.inkSecond, style = Styles.key)

/** A part of a screen under its head. */
@Composable
fun Part(head: String, content: @Composable ColumnScope.() -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    PartHead(head)
    content()
}
