package app.soundings.lock

import androidx.activity.ComponentActivity
import androidx.activity.compose.LocalActivity
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.Problem
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.capture.Felt
import app.soundings.capture.KeyPad
import app.soundings.capture.largeText
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.look.BuoyButton
import app.soundings.look.LocalColours
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Title
import app.soundings.look.typedBehind
import app.soundings.words
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

private const val TEXT = "locked-text"

/** Takes notes while the app is locked, and shows none. It begins empty: the draft that is in the notebook stays there. */
class LockedModel(private val door: Door, private val saved: SavedStateHandle) : ViewModel() {
    private val said = MutableStateFlow<Int?>(null)
    private val pressing = Mutex()
    private val keys = Channel<ObservationKind>(Channel.BUFFERED)

    val text: StateFlow<String> = saved.getStateFlow(TEXT, "")

    /** Each note as it is kept. */
    val kept: Flow<ObservationKind> = keys.receiveAsFlow()

    /** What became of the last note, as a word. */
    val told: StateFlow<Int?> = said.asStateFlow()

    fun write(new: String) {
        saved[TEXT] = new
    }

    /** A note, durable when this is over. An empty field is none. */
    fun press(kind: ObservationKind) = viewModelScope.launch {
        pressing.withLock {
            val words = text.value
            if (words.isBlank()) return@launch
            val failed = Problem.of { door.captureBeside(NewObservation(visit = FiledUnder.UnderWay, kind = kind, text = words)) }
            if (failed == null) {
                write(text.value.typedBehind(words))
                keys.trySend(kind)
            }
            said.value = failed?.words() ?: R.string.locked_kept
        }
    }
}

/** Notes can be taken, at once; nothing is shown until it is unlocked. */
@Composable
fun LockedScreen(model: LockedModel, application: SoundingsApplication) {
    val colours = LocalColours.current
    val activity = LocalActivity.current as? ComponentActivity
    val text by model.text.collectAsStateWithLifecycle()
    val told by model.told.collectAsStateWithLifecycle()
    var refused by rememberSaveable { mutableStateOf(false) }
    val title = stringResource(R.string.locked_unlock)
    val unlock = {
        activity?.let { application.screenLock.ask(it, title) { yes -> refused = !yes; if (yes) application.lock.opened() } }
        Unit
    }
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { focus.requestFocus() }
    Felt(model.kept)
    Column(Modifier.fillMaxSize().background(colours.foam).safeDrawingPadding().testTag("locked")) {
        RollingAbove({
            told?.let { if (it == R.string.locked_kept) Quiet(stringResource(it)) else Spoken(it) }
            TextLine(stringResource(R.string.field_hint), text, model::write, Modifier.focusRequester(focus).testTag("locked-field"), lines = 2)
            KeyPad(largeText(), null) { model.press(it) }
        }) {
            Title(stringResource(R.string.locked_title))
            BuoyButton(title, unlock, Modifier.fillMaxWidth().testTag("unlock"))
            if (refused) Spoken(R.string.locked_failed)
            Text(stringResource(R.string.locked_words), color = colours.inkSecond, style = Styles.body)
        }
    }
}

@Composable
private fun Spoken(words: Int) =
    Text(stringResource(words), Modifier.semantics { liveRegion = LiveRegionMode.Polite }, LocalColours.current.ink, style = Styles.body)
