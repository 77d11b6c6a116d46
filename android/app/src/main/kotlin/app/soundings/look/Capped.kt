package app.soundings.look

import androidx.compose.foundation.text.TextAutoSize
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.sp

/** What is large already, or stands where there is no more room, grows no further than this. */
const val MOST_GROWN = 1.3f

/** What is inside grows with the text of the phone, but not past [MOST_GROWN]. */
@Composable
fun Capped(content: @Composable () -> Unit) {
    val now = LocalDensity.current
    CompositionLocalProvider(LocalDensity provides Density(now.density, now.fontScale.coerceAtMost(MOST_GROWN)), content)
}

/** The title of a screen: it takes two lines, then smaller letters, before anything of it is cut. */
@Composable
fun Title(text: String, modifier: Modifier = Modifier) = Capped {
    Text(
        text, modifier.semantics { heading() }, LocalColours.current.ink, style = Styles.title, maxLines = 2, overflow = TextOverflow.Ellipsis,
        autoSize = TextAutoSize.StepBased(18.sp, TextTokens.title.size),
    )
}
