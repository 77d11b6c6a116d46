package app.soundings.capture

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.IconToggleButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.core.Capture
import app.soundings.look.Capped
import app.soundings.look.LocalColours
import app.soundings.look.LocalLeftThumb
import app.soundings.look.Measure
import app.soundings.look.forThumb

/** What goes with the next note: pictures, a star, their exact words; or the words become a promise. */
@Composable
fun Strip(model: CaptureModel, capture: Capture?, pictures: Pictures, promise: () -> Unit) = Capped {
    Row(
        Modifier.fillMaxWidth().heightIn(min = Measure.touch).padding(horizontal = Measure.space12),
        Arrangement.spacedBy(Measure.space8, if (LocalLeftThumb.current) Alignment.End else Alignment.Start), Alignment.CenterVertically,
    ) {
        val always: List<@Composable () -> Unit> = listOf(
            { Pressed(R.drawable.ic_camera, R.string.take_picture, "camera", pictures::takeOne) },
            { Pressed(R.drawable.ic_gallery, R.string.picture_choose, "gallery", pictures::chooseSome) },
            { Star(model.next) },
        )
        val open: List<@Composable () -> Unit> = listOf(
            { Pressed(R.drawable.ic_promise, R.string.promise, "promise", promise) },
            { Chip(stringResource(R.string.exact_short), model.next.exact, Modifier.testTag("exact")) { model.next.exact(!model.next.exact) } },
        )
        (if (capture == null) always else always + open).forThumb().forEach { it() }
    }
}

@Composable
private fun Star(next: NextNote) = IconToggleButton(next.starred, next::star, Modifier.size(Measure.touch).testTag("star")) {
    Icon(
        painterResource(if (next.starred) R.drawable.ic_star_on else R.drawable.ic_star_off), stringResource(R.string.star),
        tint = LocalColours.current.ink,
    )
}

@Composable
private fun Pressed(@DrawableRes icon: Int, @StringRes word: Int, tag: String, press: () -> Unit) =
    IconButton(press, Modifier.size(Measure.touch).testTag(tag)) {
        Icon(painterResource(icon), stringResource(word), tint = LocalColours.current.ink)
    }
