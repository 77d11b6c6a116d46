package app.soundings.maps

import android.app.Activity
import android.content.Context
import android.content.ContextWrapper
import android.view.Window
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.view.inputmethod.EditorInfo
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.PlatformTextInputMethodRequest
import java.util.WeakHashMap

/** How many secret pages each window shows: when one follows another, both are there for a moment. */
private val secret = WeakHashMap<Window, Int>()

/** While this page is shown, the window is in no screenshot and not in the list of recent apps. */
@Composable
fun SecretPage() {
    val window = LocalContext.current.activity()?.window ?: return
    DisposableEffect(window) {
        secret[window] = (secret[window] ?: 0) + 1
        window.addFlags(FLAG_SECURE)
        onDispose {
            val left = (secret[window] ?: 1) - 1
            secret[window] = left
            if (left == 0) window.clearFlags(FLAG_SECURE)
        }
    }
}

private tailrec fun Context.activity(): Activity? = when (this) {
    is Activity -> this
    is ContextWrapper -> baseContext.activity()
    else -> null
}

/** What is typed inside is learned by no keyboard. */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
fun NothingLearned(content: @Composable () -> Unit) = InterceptPlatformTextInput(
    { request, session ->
        val careful = PlatformTextInputMethodRequest { attributes: EditorInfo ->
            request.createInputConnection(attributes).also {
                attributes.imeOptions = attributes.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
            }
        }
        session.startInputMethod(careful)
    },
    content,
)
