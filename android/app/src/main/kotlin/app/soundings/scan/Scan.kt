package app.soundings.scan

import android.Manifest
import android.content.pm.PackageManager
import android.view.SurfaceHolder
import android.view.SurfaceView
import androidx.activity.compose.BackHandler
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
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
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
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

/** The camera is asked for when it is first needed. */
@Composable
private fun Scanning(found: (String) -> Unit, close: () -> Unit) {
    val context = LocalContext.current
    val allowed = remember { ContextCompat.checkSelfPermission(context, Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED }
    var eye by remember { mutableStateOf(if (allowed) Eye.Looking else Eye.Asking) }
    val ask = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { eye = if (it) Eye.Looking else Eye.Refused }
    LaunchedEffect(Unit) { if (!allowed) ask.launch(Manifest.permission.CAMERA) }
    BackHandler(onBack = close)
    val colours = LocalColours.current
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8), Alignment.CenterHorizontally) {
        when (eye) {
            Eye.Asking -> Unit
            Eye.Looking -> {
                Text(stringResource(R.string.scan_words), color = colours.ink, style = Styles.body)
                Sight(found) { eye = Eye.Gone }
            }
            Eye.Refused -> Refused(stringResource(R.string.scan_refused))
            Eye.Gone -> Refused(stringResource(R.string.scan_no_camera))
        }
        PlainButton(stringResource(R.string.cancel), close, Modifier.testTag("scan-cancel"))
    }
}

@Composable
private fun Refused(words: String) = Text(
    words, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("scan-refused"), LocalColours.current.ink, style = Styles.body,
)

/** What the camera sees, until a code is in it. */
@Composable
private fun Sight(found: (String) -> Unit, gone: () -> Unit) {
    val context = LocalContext.current
    val camera = (context.applicationContext as SoundingsApplication).camera
    val scope = rememberCoroutineScope()
    var surface by remember { mutableStateOf<SurfaceHolder?>(null) }
    val label = stringResource(R.string.scan)
    AndroidView(
        { SurfaceView(it).apply { holder.addCallback(Shown { holder -> surface = holder }) } },
        Modifier.sizeIn(maxWidth = 360.dp).fillMaxWidth().aspectRatio(4f / 3f).border(Measure.outline, LocalColours.current.line)
            .semantics { contentDescription = label }.testTag("sight"),
    )
    DisposableEffect(surface) {
        val once = AtomicBoolean()
        val looking = camera.look(
            surface?.surface,
            seen = { frame ->
                val text = if (once.get()) null else textIn(frame)
                if (text != null && once.compareAndSet(false, true)) scope.launch { found(text) }
            },
            gone = { scope.launch { gone() } },
        )
        onDispose { looking.close() }
    }
}

/** Tells where a surface is, as long as it is. */
private class Shown(private val at: (SurfaceHolder?) -> Unit) : SurfaceHolder.Callback {
    override fun surfaceCreated(holder: SurfaceHolder) = at(holder)
    override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) = Unit
    override fun surfaceDestroyed(holder: SurfaceHolder) = at(null)
}
