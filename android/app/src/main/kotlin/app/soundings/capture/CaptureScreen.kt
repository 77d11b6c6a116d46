package app.soundings.capture

import android.content.res.Configuration
import android.os.Build
import android.view.HapticFeedbackConstants
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.isImeVisible
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
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
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.Capture
import app.soundings.core.ObservationKind
import app.soundings.look.LocalColours
import app.soundings.look.LocalLeftThumb
import app.soundings.look.Measure
import app.soundings.look.forThumb
import app.soundings.word
import kotlinx.coroutines.flow.Flow

/** The field and the four keys, on site, one-handed. */
@Composable
fun CaptureScreen(model: CaptureModel, ways: Ways) {
    val shown by model.record.collectAsStateWithLifecycle()
    val capture = shown
    var promising by rememberSaveable { mutableStateOf(false) }
    val focus = remember { FocusRequester() }
    LifecycleStartEffect(model) { onStopOrDispose { model.putDown() } }
    Felt(model.kept)
    Box(Modifier.fillMaxSize().background(LocalColours.current.foam).hiddenByTwoFingers { model.hide(true) }.safeDrawingPadding().testTag("capture")) {
        when {
            model.hidden -> Hidden(model, focus)
            promising && capture != null -> PromiseSheet(model, capture) { promising = false }
            else -> Laid(
                bar = { CaptureBar(model, capture, ways) },
                notes = { Recent(model, capture, ways) },
                beside = {
                    Around(model, capture, ways)
                    Field(model, capture, focus) { promising = true }
                },
                keys = { twoByTwo -> KeyPad(twoByTwo, rememberVoice(model.spoken, model::tell)) { model.press(it) } },
            )
        }
    }
}

/** Keys below the field; on its side, beside it. */
@Composable
private fun Laid(
    bar: @Composable () -> Unit, notes: @Composable () -> Unit, beside: @Composable ColumnScope.() -> Unit, keys: @Composable (twoByTwo: Boolean) -> Unit,
) {
    val left = LocalLeftThumb.current
    if (LocalConfiguration.current.orientation == Configuration.ORIENTATION_LANDSCAPE) {
        Row(Modifier.fillMaxSize().padding(start = if (left) Measure.space12 else 0.dp, end = if (left) 0.dp else Measure.space12), Arrangement.spacedBy(Measure.space4)) {
            val halves: List<@Composable () -> Unit> = listOf(
                {
                    Column(Modifier.weight(1f).fillMaxHeight()) {
                        bar()
                        Box(Modifier.weight(1f), Alignment.BottomStart) { notes() }
                        Upwards(content = beside)
                    }
                },
                { Upwards(Modifier.weight(0.8f).fillMaxHeight()) { keys(true) } },
            )
            halves.forThumb().forEach { it() }
        }
    } else {
        Column(Modifier.fillMaxSize()) {
            bar()
            Box(Modifier.weight(1f), Alignment.BottomStart) { notes() }
            Upwards {
                beside()
                Box(Modifier.padding(horizontal = Measure.space12)) { keys(largeText()) }
            }
        }
    }
}

/** Stands on the bottom edge, in the thumb's reach and above the keyboard; what does not fit goes out at the top. */
@Composable
private fun Upwards(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) = Column(
    modifier.verticalScroll(rememberScrollState(), reverseScrolling = true).padding(bottom = Measure.space8),
    Arrangement.spacedBy(if (isCrowded()) 0.dp else Measure.space4, Alignment.Bottom), content = content,
)

/** Field and keys, one above the other, where there is nothing else: the notebook is shut. */
@Composable
fun FieldAndKeys(model: CaptureModel, capture: Capture?) {
    val focus = remember { FocusRequester() }
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        Field(model, capture, focus) {}
        KeyPad(largeText(), rememberVoice(model.spoken, model::tell)) { model.press(it) }
    }
}

/** A note was kept: felt in the hand, and said by a screen reader; what is seen is the empty field. */
@Composable
internal fun Felt(kept: Flow<ObservationKind>) {
    val view = LocalView.current
    val resources = LocalResources.current
    LaunchedEffect(kept, view) {
        kept.collect { kind ->
            view.performHapticFeedback(if (Build.VERSION.SDK_INT >= 30) HapticFeedbackConstants.CONFIRM else HapticFeedbackConstants.VIRTUAL_KEY)
            // A live region would not say the same words twice, and two notes in a row may be of one kind.
            @Suppress("DEPRECATION")
            view.announceForAccessibility(resources.getString(R.string.kept_kind, resources.getString(kind.word())))
        }
    }
}

/** Whether larger text leaves no room to spare above the keyboard: so that the last note is seen whole, all else stands close. */
@Composable
internal fun isCrowded(): Boolean = keyboardIsUp() && LocalConfiguration.current.fontScale > CROWDED

private const val CROWDED = 1.15f

/** Whether the keyboard takes the lower half. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun keyboardIsUp(): Boolean = WindowInsets.isImeVisible
