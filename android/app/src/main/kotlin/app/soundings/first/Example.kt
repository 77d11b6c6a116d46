package app.soundings.first

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** What is shown is the example: it is looked at alone, and what would begin something is not there. */
val LocalExample = staticCompositionLocalOf { false }

/** The example's screens, marked on each, and left by one press. */
@Composable
fun LookingAtExample(leave: () -> Unit, screens: @Composable () -> Unit) {
    val colours = LocalColours.current
    BackHandler(onBack = leave)
    Column(Modifier.fillMaxSize()) {
        Row(
            Modifier.fillMaxWidth().background(colours.sunk).windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Top + WindowInsetsSides.Horizontal))
                .padding(Measure.edge, Measure.space4),
            Arrangement.spacedBy(Measure.space12), Alignment.CenterVertically,
        ) {
            Text(stringResource(R.string.example), Modifier.weight(1f).testTag("example"), colours.ink, style = Styles.key)
            PlainButton(stringResource(R.string.example_leave), leave, Modifier.testTag("leave-example"))
        }
        Box(Modifier.weight(1f).consumeWindowInsets(WindowInsets.safeDrawing.only(WindowInsetsSides.Top))) {
            CompositionLocalProvider(LocalExample provides true, screens)
        }
    }
}
