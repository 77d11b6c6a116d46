package app.soundings.scan

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.content.res.Configuration
import android.view.SurfaceView
import androidx.activity.compose.BackHandler
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.ui.viewinterop.AndroidView
import androidx.core.content.ContextCompat
import androidx.lifecycle.compose.LifecycleResumeEffect
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.look.Body
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.PlainButton
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.launch

private enum class Eye { Asking, Looking, Refused, Gone }

/** A button that scans a code, and one that pastes what the code says: nobody needs a camera. */
@Composable
fun ScanOrPaste(scan: String, paste: String, tag: String, found: (String) -> Unit) {
    val context = LocalContext.current
    var scanning by rememberSaveable { mutableStateOf(false) }
    if (scanning) {
        Scanning(found = { scanning = false; found(it) }, close = { scanning = false })
    } else {
        PlainButton(scan, { scanning = true }, Modifier.testTag("scan-$tag"))
    }
    PlainButton(paste, { pasted(context)?.let(found) }, Modifier.testTag("paste-$tag"))
}

private fun allowed(context: Context) = ContextCompat.checkSelfPermission(context, Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED

/** The camera is asked for when it is first needed. */
@Composable
private fun Scanning(found: (String) -> Unit, close: () -> Unit) {
    val context = LocalContext.current
    var eye by remember { mutableStateOf(if (allowed(context)) Eye.Looking else Eye.Asking) }
    val ask = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { eye = if (it) Eye.Looking else Eye.Refused }
    LaunchedEffect(Unit) { if (eye == Eye.Asking) ask.launch(Manifest.permission.CAMERA) }
    // Back from the phone's settings, or from the app that took the camera.
    LifecycleResumeEffect(context) {
        if (eye != Eye.Asking) eye = if (allowed(context)) Eye.Looking else Eye.Refused
        onPauseOrDispose { }
    }
    BackHandler(onBack = close)
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8), Alignment.CenterHorizontally) {
        when (eye) {
            Eye.Asking -> Unit
            Eye.Looking -> {
                Body(stringResource(R.string.scan_words))
                Sight(found) { eye = Eye.Gone }
            }
            Eye.Refused -> Refused(stringResource(R.string.scan_refused))
            Eye.Gone -> {
                Refused(stringResource(R.string.scan_no_camera))
                PlainButton(stringResource(R.string.try_again), { eye = Eye.Looking }, Modifier.testTag("scan-again"))
            }
        }
        PlainButton(stringResource(R.string.cancel), close, Modifier.testTag("scan-cancel"))
    }
}

@Composable
private fun Refused(words: String) = Body(words, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("scan-refused"))

/** What the camera sees, until a code is in it; nothing while another app is in front. */
@Composable
private fun Sight(found: (String) -> Unit, gone: () -> Unit) {
    val context = LocalContext.current
    val camera = (context.applicationContext as SoundingsApplication).camera
    val scope = rememberCoroutineScope()
    val sight = remember { SurfaceView(context) }
    var looking by remember { mutableStateOf<Looking?>(null) }
    var light by rememberSaveable { mutableStateOf(false) }
    val label = stringResource(R.string.scan)
    AndroidView(
        { sight },
        Modifier.widthIn(max = if (upright()) 240.dp else 320.dp).fillMaxWidth().aspectRatio(if (upright()) 3f / 4f else 4f / 3f)
            .border(Measure.outline, LocalColours.current.line).semantics { contentDescription = label }.testTag("sight"),
    )
    if (remember { camera.hasLight }) {
        OnOff(stringResource(R.string.scan_light), light, Modifier.testTag("scan-light")) {
            light = it
            looking?.light(it)
        }
    }
    LifecycleResumeEffect(camera) {
        val once = AtomicBoolean()
        val now = camera.look(
            sight.holder,
            seen = { frame ->
                val text = if (once.get()) null else textIn(frame)
                if (text != null && once.compareAndSet(false, true)) scope.launch { found(text) }
            },
            gone = { scope.launch { gone() } },
        )
        now.light(light)
        looking = now
        onPauseOrDispose { now.close() }
    }
}

/** A camera's picture is as long as the screen is: the long sides of both lie the same way. */
@Composable
private fun upright() = LocalConfiguration.current.orientation == Configuration.ORIENTATION_PORTRAIT
