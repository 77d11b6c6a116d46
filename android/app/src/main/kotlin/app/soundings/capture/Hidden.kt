package app.soundings.capture

import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** So far down with two fingers hides the page. */
private val HIDING = 48.dp

/** The customer looks: nothing that was noted is to be read, not even what is being typed; notes still go in. */
@Composable
fun Hidden(model: CaptureModel, focus: FocusRequester) {
    LaunchedEffect(Unit) { focus.requestFocus() }
    Column(Modifier.fillMaxSize().testTag("hidden")) {
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Measure.edge), Arrangement.spacedBy(Measure.space12),
        ) {
            Text(stringResource(R.string.hidden_words), Modifier.semantics { heading() }, LocalColours.current.inkSecond, style = Styles.body)
            PlainButton(stringResource(R.string.show_again), { model.hide(false) }, Modifier.testTag("show"))
        }
        Column(Modifier.padding(horizontal = Measure.edge)) {
            ToldLine(model)
            model.spoken.speaking?.let { SpeakingLine(model.spoken, it, Modifier) }
        }
        TheField(model, focus, Modifier.padding(Measure.edge, Measure.space4), Dots)
        Box(Modifier.padding(Measure.space12, Measure.space4), Alignment.BottomCenter) { KeyPad(largeText(), rememberVoice(model.spoken, model::tell)) { model.press(it) } }
    }
}

/** A dot a character, as long as the text. */
private object Dots : VisualTransformation {
    override fun filter(text: AnnotatedString) = TransformedText(AnnotatedString("·".repeat(text.length)), OffsetMapping.Identity)
}

/** Two fingers drawn down: hides the page before anybody has read it. */
fun Modifier.hiddenByTwoFingers(hide: () -> Unit): Modifier = pointerInput(hide) {
    val far = HIDING.toPx()
    awaitEachGesture {
        var moved = 0f
        do {
            val event = awaitPointerEvent(PointerEventPass.Initial)
            val down = event.changes.filter { it.pressed }
            if (down.size == 2) {
                moved += down.map { it.position.y - it.previousPosition.y }.average().toFloat()
                // What lies under the fingers is not pressed by this.
                down.forEach { it.consume() }
                if (moved > far) {
                    hide()
                    break
                }
            }
        } while (down.isNotEmpty())
    }
}
