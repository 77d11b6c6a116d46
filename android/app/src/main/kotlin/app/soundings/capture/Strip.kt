package app.soundings.capture

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.IconToggleButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
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
import app.soundings.look.Styles
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
            { Attach(pictures) },
            { Star(model.next) },
        )
        val open: List<@Composable () -> Unit> = listOf(
            { Pressed(R.drawable.ic_promise, R.string.promise, "promise", promise) },
            { Chip(stringResource(R.string.exact_short), model.next.exact, Modifier.testTag("exact")) { model.next.exact(!model.next.exact) } },
        )
        (if (capture == null) always else always + open).forThumb().forEach { it() }
    }
}

/** What is on the phone already: pictures, or a file. */
@Composable
private fun Attach(pictures: Pictures) {
    var open by remember { mutableStateOf(false) }
    Box {
        Pressed(R.drawable.ic_gallery, R.string.attach, "gallery") { open = true }
        DropdownMenu(open, { open = false }) {
            val item = @Composable { word: Int, tag: String, choose: () -> Unit ->
                DropdownMenuItem({ Text(stringResource(word), style = Styles.body) }, { open = false; choose() }, Modifier.testTag(tag))
            }
            item(R.string.picture_choose, "choose-pictures", pictures::chooseSome)
            item(R.string.attach_file, "choose-file", pictures::chooseFiles)
        }
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
