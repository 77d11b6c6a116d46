package app.soundings.first

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.R
import app.soundings.capture.CaptureField
import app.soundings.capture.CaptureViewModel
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.notebook.SoundingsException
import app.soundings.shutText

/** The notebook can't be opened: says why, and takes notes all the same. */
@Composable
fun ShutScreen(why: SoundingsException?, again: () -> Unit, capture: CaptureViewModel) {
    val colours = LocalColours.current
    Column(
        Modifier.fillMaxSize().safeDrawingPadding().verticalScroll(rememberScrollState()).padding(Measure.edge),
        Arrangement.spacedBy(Measure.space16),
    ) {
        Text(stringResource(R.string.shut_title), Modifier.semantics { heading() }, colours.ink, style = Styles.title)
        Text(stringResource(shutText(why)), color = colours.ink, style = Styles.body)
        PlainButton(stringResource(R.string.try_again), again)
        Text(stringResource(R.string.shut_still_write), color = colours.inkSecond, style = Styles.body)
        CaptureField(capture, emptyList(), onVisit = false)
    }
}
