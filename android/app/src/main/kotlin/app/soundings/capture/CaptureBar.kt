package app.soundings.capture

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.TextAutoSize
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.em
import app.soundings.R
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.Capture
import app.soundings.core.VisitRow
import app.soundings.look.BackButton
import app.soundings.look.Capped
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.place
import app.soundings.visits.VisitsPage

/** The way back, where one is (pressed, to name it), the shield, and the end. */
@Composable
fun CaptureBar(model: CaptureModel, capture: Capture?, ways: Ways) = Capped {
    Row(
        Modifier.fillMaxWidth().heightIn(min = Measure.touch).padding(horizontal = Measure.space4),
        Arrangement.spacedBy(Measure.space4), Alignment.CenterVertically,
    ) {
        BackButton(ways::back)
        Where(model, capture, ways, Modifier.weight(1f))
        IconButton({ model.hide(true) }, Modifier.size(Measure.touch).testTag("hide")) {
            Icon(painterResource(R.drawable.ic_hide), stringResource(R.string.hide_now), tint = LocalColours.current.ink)
        }
        if (capture == null || capture.visit != null) {
            val end = onceRead(capture, capture?.visit) { visit -> model.handOver { ways.to(VisitsPage.End, visit.id) } }
            PlainButton(stringResource(R.string.end), end, Modifier.padding(end = Measure.space8).testTag("end"), Measure.space12)
        }
    }
}

/** What a press does with the visit; one that comes before the first reading waits for it. */
@Composable
private fun onceRead(capture: Capture?, visit: VisitRow?, act: (VisitRow) -> Unit): () -> Unit {
    var pressed by remember { mutableStateOf(false) }
    if (pressed && capture != null) {
        LaunchedEffect(Unit) {
            pressed = false
            visit?.let(act)
        }
    }
    return { if (visit == null) pressed = true else act(visit) }
}

@Composable
private fun Where(model: CaptureModel, capture: Capture?, ways: Ways, modifier: Modifier) {
    val colours = LocalColours.current
    val visit = capture?.visit?.takeUnless { model.withoutVisit }
    val toName = onceRead(capture, visit) { ways.to(CapturePage.NameVisit, it.id) }
    val pressed = if (capture != null && visit == null) Modifier else {
        Modifier.clickable(onClickLabel = stringResource(R.string.name_visit), role = Role.Button, onClick = toName)
    }
    Column(
        modifier.heightIn(min = Measure.touch).then(pressed).semantics(mergeDescendants = true) { heading() }.testTag("where"),
        Arrangement.Center,
    ) {
        Text(
            when {
                capture == null -> ""
                visit == null -> stringResource(R.string.no_visit)
                else -> visit.place() ?: stringResource(R.string.where_are_you)
            },
            color = colours.ink, style = Styles.key.copy(lineHeight = CLOSE), overflow = TextOverflow.Ellipsis,
            maxLines = whereLines(), autoSize = TextAutoSize.StepBased(Styles.small.fontSize, Styles.key.fontSize),
        )
        // Thoughts are a number at once: the customer may look.
        val counts = listOfNotNull(
            capture?.notes?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.notes, it.toInt(), it.toInt()) },
            capture?.thoughts?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.thoughts, it.toInt(), it.toInt()) },
        )
        if (counts.isNotEmpty()) {
            Text(
                beside(counts), color = colours.inkSecond, style = Styles.small.copy(lineHeight = CLOSE), maxLines = 1, overflow = TextOverflow.Ellipsis,
            )
        }
    }
}

@Composable
private fun whereLines() = when {
    !keyboardIsUp() -> 4
    isCrowded() -> 1
    else -> 2
}

/** Above the keyboard each line is one less of what is noted. */
private val CLOSE = 1.15.em
