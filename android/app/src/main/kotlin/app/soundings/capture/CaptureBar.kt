package app.soundings.capture

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
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
import app.soundings.R
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.Capture
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
        capture?.visit?.let { visit ->
            PlainButton(
                stringResource(R.string.end), { model.handOver { ways.to(VisitsPage.End, visit.id) } },
                Modifier.padding(end = Measure.space8).testTag("end"),
            )
        }
    }
}

@Composable
private fun Where(model: CaptureModel, capture: Capture?, ways: Ways, modifier: Modifier) {
    val colours = LocalColours.current
    val visit = capture?.visit?.takeUnless { model.withoutVisit }
    val name = stringResource(R.string.name_visit)
    val pressed = if (visit == null) Modifier else {
        Modifier.clickable(onClickLabel = name, role = Role.Button) { ways.to(CapturePage.NameVisit, visit.id) }
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
            color = colours.ink, style = Styles.key, maxLines = 1, overflow = TextOverflow.Ellipsis,
        )
        // Thoughts are a number at once: the customer may look.
        val counts = listOfNotNull(
            capture?.notes?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.notes, it.toInt(), it.toInt()) },
            capture?.thoughts?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.thoughts, it.toInt(), it.toInt()) },
        )
        if (counts.isNotEmpty()) {
            Text(beside(counts), color = colours.inkSecond, style = Styles.small, maxLines = 1, overflow = TextOverflow.Ellipsis)
        }
    }
}
