package app.soundings.look

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.soundings.R

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
fun PlainButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, beside: Dp = Measure.space24) {
    val colours = LocalColours.current
    OutlinedButton(
        onClick, modifier.heightIn(min = Measure.touch), shape = RoundedCornerShape(Measure.corner),
        colors = ButtonDefaults.outlinedButtonColors(colours.surface, colours.ink), border = BorderStroke(1.dp, colours.line),
        contentPadding = PaddingValues(beside, Measure.space8),
    ) { Text(text, style = Styles.key, textAlign = TextAlign.Center) }
}

/** The way back from a pushed page. */
@Composable
fun BackButton(back: () -> Unit) = IconButton(back, Modifier.size(Measure.touch).testTag("back")) {
    Icon(painterResource(R.drawable.ic_back), stringResource(R.string.back), tint = LocalColours.current.ink)
}

/** A page that is pushed over a destination: the way back, its title, and what stands below. */
@Composable
fun PushedPage(title: String, back: () -> Unit, content: @Composable ColumnScope.() -> Unit) =
    Box(Modifier.fillMaxSize().safeDrawingPadding(), Alignment.TopCenter) {
        Column(Modifier.widthIn(max = WIDEST).fillMaxSize()) {
            BackButton(back)
            Title(title, Modifier.padding(Measure.edge, Measure.space4))
            content()
        }
    }

/** Lines that are longer are not read with ease, and what is pressed stands too far from what it is about. */
private val WIDEST = 720.dp

/** What stands on a page, one below the other, and rolls. */
@Composable
fun Rolling(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) = Column(
    modifier.fillMaxWidth().verticalScroll(rememberScrollState()).padding(Measure.edge, Measure.space8), Arrangement.spacedBy(Measure.space16),
    content = content,
)

/** What rolls, and below it, in the thumb's reach, what is pressed when one is through. */
@Composable
fun ColumnScope.RollingAbove(pressed: @Composable ColumnScope.() -> Unit, content: @Composable ColumnScope.() -> Unit) {
    Rolling(Modifier.weight(1f), content)
    Column(Modifier.fillMaxWidth().padding(Measure.edge, Measure.space12), Arrangement.spacedBy(Measure.space8), content = pressed)
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
            Arrangement.spacedBy(Measure.space4, Alignment.CenterVertically), content = content,
        )
    }
    if (onClick == null) {
        Surface(modifier.fillMaxWidth(), shape, colours.surface, colours.ink, border = border, content = body)
    } else {
        Surface(onClick, modifier.fillMaxWidth(), true, shape, colours.surface, colours.ink, border = border, content = body)
    }
}

/** A row of a list that stands beside what was chosen in it; of any other list null. */
@Composable
fun Modifier.chosen(isChosen: Boolean?): Modifier {
    if (isChosen == null) return this
    val edge = if (isChosen) border(2.dp, LocalColours.current.ink, RoundedCornerShape(Measure.corner)) else this
    return edge.semantics { selected = isChosen }
}

/** Words as they stand on a page. */
@Composable
fun Body(words: String, modifier: Modifier = Modifier) = Text(words, modifier, LocalColours.current.ink, style = Styles.body)

/** Small words of the second rank, beside or below others. */
@Composable
fun Quiet(words: String, modifier: Modifier = Modifier) = Text(words, modifier, LocalColours.current.inkSecond, style = Styles.small)

/** A part of a screen under its head. */
@Composable
fun Part(head: String, content: @Composable ColumnScope.() -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    PartHead(head)
    content()
}
