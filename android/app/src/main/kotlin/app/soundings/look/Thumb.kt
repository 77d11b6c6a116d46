package app.soundings.look

import android.content.Context
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** For which thumb the keys stand; kept on this phone alone. */
class Thumb(context: Context) {
    private val kept = context.getSharedPreferences("thumb", Context.MODE_PRIVATE)
    private val now = MutableStateFlow(kept.getBoolean("left", false))

    val left: StateFlow<Boolean> = now.asStateFlow()

    fun turn(left: Boolean) {
        kept.edit().putBoolean("left", left).apply()
        now.value = left
    }
}

/** Whether the keys stand for the left thumb. */
val LocalLeftThumb = staticCompositionLocalOf { false }

/** What is inside stands for this thumb. */
@Composable
fun Thumbed(thumb: Thumb, content: @Composable () -> Unit) {
    val left by thumb.left.collectAsStateWithLifecycle()
    CompositionLocalProvider(LocalLeftThumb provides left, content)
}

/** A row of keys, the other way round for the left thumb: what is seen first is read first all the same. */
@Composable
fun <T> List<T>.forThumb(): List<T> = if (LocalLeftThumb.current) reversed() else this
