package app.soundings.look

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Density

/** What is large already, or stands where there is no more room, grows no further than this. */
const val MOST_GROWN = 1.3f

/** What is inside grows with the text of the phone, but not past [MOST_GROWN]. */
@Composable
fun Capped(content: @Composable () -> Unit) {
    val now = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(now.density, now.fontScale.coerceAtMost(MOST_GROWN)), content)
}
