package app.soundings.lock

import android.os.Build
import android.view.WindowManager
import androidx.activity.compose.LocalActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import app.soundings.SoundingsApplication
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** How many things on the screen may stand in no screenshot. */
class Secrecy {
    private val count = AtomicInteger()
    private val some = MutableStateFlow(false)

    val wanted: StateFlow<Boolean> = some.asStateFlow()

    fun begin() {
        some.value = count.incrementAndGet() > 0
    }

    fun end() {
        some.value = count.decrementAndGet() > 0
    }
}

/** As long as this is shown, the screen stands in no screenshot and not among the recent apps. */
@Composable
fun Secret() {
    val secrecy = application().secrecy
    DisposableEffect(secrecy) {
        secrecy.begin()
        onDispose(secrecy::end)
    }
}

@Composable
private fun application() = LocalContext.current.applicationContext as SoundingsApplication

/** The app, or while it is locked the one page on which notes can be taken and none is shown. */
@Composable
fun Guarded(content: @Composable () -> Unit) {
    val application = application()
    val locked by application.lock.locked.collectAsStateWithLifecycle()
    val app = rememberSaveableStateHolder()
    LifecycleStartEffect(application) {
        application.lock.cameBack()
        val front = application.front.begin()
        onStopOrDispose {
            application.lock.left()
            front.close()
        }
    }
    Covered(application, locked)
    if (locked) {
        LockedScreen(viewModel { LockedModel(application.door, createSavedStateHandle()) }, application)
    } else {
        app.SaveableStateProvider("app", content)
    }
}

/** With the lock on, the recent apps show nothing; locked, or while something secret is shown, no screenshot does either. */
@Composable
private fun Covered(application: SoundingsApplication, locked: Boolean) {
    val activity = LocalActivity.current ?: return
    val on by application.lock.on.collectAsStateWithLifecycle()
    val secret by application.secrecy.wanted.collectAsStateWithLifecycle()
    LaunchedEffect(on, secret, locked) {
        val recents = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU
        if (recents) activity.setRecentsScreenshotEnabled(!on)
        val flag = if (secret || locked || on && !recents) WindowManager.LayoutParams.FLAG_SECURE else 0
        activity.window.setFlags(flag, WindowManager.LayoutParams.FLAG_SECURE)
    }
}
