package app.soundings.capture

import android.content.res.Configuration
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.core.Capture
import app.soundings.look.BackButton
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.place
import app.soundings.visits.NoteView

/** The field and the four keys, on site, one-handed. */
@Composable
fun CaptureScreen(model: CaptureModel, back: () -> Unit) {
    val shown by model.record.collectAsStateWithLifecycle()
    var ending by rememberSaveable { mutableStateOf(false) }
    LifecycleStartEffect(model) { onStopOrDispose { model.putDown() } }
    val capture = shown
    val bar = @Composable { Bar(capture, model.withoutVisit, back) { ending = true } }
    Box(Modifier.fillMaxSize().background(LocalColours.current.foam).safeDrawingPadding().testTag("capture")) {
        if (LocalConfiguration.current.orientation == Configuration.ORIENTATION_LANDSCAPE) {
            Row(Modifier.fillMaxSize().padding(end = Measure.edge), Arrangement.spacedBy(Measure.space16)) {
                Column(Modifier.weight(1f)) {
                    bar()
                    Upwards(Modifier.weight(1f)) {
                        Before(model, capture)
                        Field(model, capture)
                    }
                }
                Upwards(Modifier.weight(0.8f).fillMaxHeight(), side = 0.dp) { KeyPad(twoByTwo = true) { model.press(it) } }
            }
        } else {
            Column {
                bar()
                Upwards(Modifier.weight(1f)) {
                    Before(model, capture)
                    FieldAndKeys(model, capture)
                }
            }
        }
    }
    if (ending) EndDialog(model, { ending = false }, back)
}

/** Stands on the bottom edge, in the thumb's reach and above the keyboard; what does not fit goes out at the top. */
@Composable
private fun Upwards(modifier: Modifier, side: Dp = Measure.edge, content: @Composable ColumnScope.() -> Unit) = Column(
    modifier.verticalScroll(rememberScrollState(), reverseScrolling = true).padding(horizontal = side, vertical = Measure.space8),
    Arrangement.spacedBy(Measure.space8, Alignment.Bottom), content = content,
)

/** Field and keys, one above the other. */
@Composable
fun FieldAndKeys(model: CaptureModel, capture: Capture?) {
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        Field(model, capture)
        KeyPad(largeText()) { model.press(it) }
    }
}

@Composable
private fun Bar(capture: Capture?, withoutVisit: Boolean, back: () -> Unit, end: () -> Unit) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(horizontal = Measure.space4),
        Arrangement.spacedBy(Measure.space4), Alignment.CenterVertically,
    ) {
        BackButton(back)
        val visit = capture?.visit
        Column(Modifier.weight(1f).semantics(mergeDescendants = true) { heading() }) {
            Text(
                when {
                    capture == null -> ""
                    visit == null || withoutVisit -> stringResource(R.string.no_visit)
                    else -> visit.place() ?: stringResource(R.string.where_are_you)
                },
                color = colours.ink, style = Styles.key, maxLines = 2, overflow = TextOverflow.Ellipsis,
            )
            // Thoughts are a number at once: the customer may look.
            val counts = listOfNotNull(
                capture?.notes?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.notes, it.toInt(), it.toInt()) },
                capture?.thoughts?.takeIf { it > 0u }?.let { pluralStringResource(R.plurals.thoughts, it.toInt(), it.toInt()) },
            )
            if (counts.isNotEmpty()) Text(counts.joinToString(" · "), color = colours.inkSecond, style = Styles.small)
        }
        if (visit != null) PlainButton(stringResource(R.string.end), end, Modifier.padding(end = Measure.space12).testTag("end"))
    }
}

/** What was noted last, and the question whether it is still the same visit. */
@Composable
private fun Before(model: CaptureModel, capture: Capture?) {
    if (capture == null) return
    val colours = LocalColours.current
    capture.last?.let { note ->
        Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
            NoteView(note, Modifier.weight(1f).testTag("last"), lines = 3)
            NoteMenu(note, model)
        }
    }
    if (capture.askFirst && !model.stillThere && !model.withoutVisit) {
        Text(stringResource(R.string.ask_first), color = colours.ink, style = Styles.body)
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
            PlainButton(stringResource(R.string.ask_first_yes), { model.stillThere(true) }, Modifier.weight(1f))
            PlainButton(stringResource(R.string.ask_first_no), { model.stillThere(false) }, Modifier.weight(1f))
        }
    }
}

@Composable
private fun EndDialog(model: CaptureModel, stay: () -> Unit, ended: () -> Unit) {
    val colours = LocalColours.current
    AlertDialog(
        onDismissRequest = stay,
        title = { Text(stringResource(R.string.end_question), style = Styles.heading) },
        text = { Text(stringResource(R.string.end_share_what), style = Styles.body) },
        confirmButton = {
            Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
                PlainButton(stringResource(R.string.end_share), { stay(); model.end(true, ended) }, Modifier.fillMaxWidth())
                PlainButton(stringResource(R.string.end_only), { stay(); model.end(false, ended) }, Modifier.fillMaxWidth().testTag("end-only"))
                PlainButton(stringResource(R.string.stay), stay, Modifier.fillMaxWidth())
            }
        },
        containerColor = colours.surface, titleContentColor = colours.ink, textContentColor = colours.ink,
    )
}
