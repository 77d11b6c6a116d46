package app.soundings.capture

import android.Manifest
import android.content.pm.PackageManager
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.PointerEventTimeoutCancellationException
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.core.content.ContextCompat
import app.soundings.R
import app.soundings.core.ObservationKind
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** Held so long, a key hears. */
private const val HOLD_MS = 300L

/** So far up, it goes on without the finger. */
private val LOCKING = 56.dp

/** What a held key does; the microphone is asked for when it is first held. */
class Voice<Of : Enum<Of>>(private val spoken: Spoken<Of>, private val allowed: () -> Boolean, private val ask: () -> Unit, private val silent: () -> Unit) {
    fun begin(kind: Of, locked: Boolean = false) = when {
        !allowed() -> ask()
        !spoken.begin(kind, locked) -> silent()
        else -> Unit
    }

    fun lock() = spoken.lock()

    fun letGo() = spoken.letGo()
}

@Composable
fun <Of : Enum<Of>> rememberVoice(spoken: Spoken<Of>, tell: (Told) -> Unit): Voice<Of> {
    val context = LocalContext.current
    val told by rememberUpdatedState(tell)
    val question = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
        told(if (granted) Told.MaySpeak else Told.MayNotSpeak)
    }
    return remember(spoken, question) {
        Voice(
            spoken,
            allowed = { ContextCompat.checkSelfPermission(context, Manifest.permission.RECORD_AUDIO) == PackageManager.PERMISSION_GRANTED },
            ask = { question.launch(Manifest.permission.RECORD_AUDIO) },
            silent = { told(Told.NoMicrophone) },
        )
    }
}

/** Held, a key hears until it is let go; slid up, it goes on alone. A short press stays a press. */
fun Modifier.held(kind: ObservationKind, voice: Voice<ObservationKind>): Modifier = pointerInput(kind, voice) {
    val far = LOCKING.toPx()
    awaitEachGesture {
        val down = awaitFirstDown(requireUnconsumed = false)
        val held = try {
            withTimeout(HOLD_MS) {
                while (awaitPointerEvent(PointerEventPass.Initial).changes.any { it.pressed }) Unit
            }
            false
        } catch (_: PointerEventTimeoutCancellationException) {
            true
        }
        if (!held) return@awaitEachGesture
        voice.begin(kind)
        do {
            val event = awaitPointerEvent(PointerEventPass.Initial)
            // The key itself is not pressed by this.
            event.changes.forEach { it.consume() }
            if (event.changes.any { down.position.y - it.position.y > far }) voice.lock()
        } while (event.changes.any { it.pressed })
        voice.letGo()
    }
}

/** How long one has been speaking; locked, what to do with it. */
@Composable
fun <Of : Enum<Of>> SpeakingLine(spoken: Spoken<Of>, speaking: Speaking<Of>, modifier: Modifier) = Column(modifier.testTag("speaking"), Arrangement.spacedBy(Measure.space4)) {
    Text(
        pluralStringResource(if (speaking.locked) R.plurals.spoken_locked else R.plurals.spoken_running, speaking.seconds, speaking.seconds),
        color = LocalColours.current.ink, style = Styles.body,
    )
    if (speaking.locked) {
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
            PlainButton(stringResource(R.string.spoken_keep), spoken::finish, Modifier.testTag("spoken-keep"))
            PlainButton(stringResource(R.string.spoken_drop), spoken::drop, Modifier.testTag("spoken-drop"))
        }
    }
}
