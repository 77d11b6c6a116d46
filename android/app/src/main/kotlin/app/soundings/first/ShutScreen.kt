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
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.capture.CaptureModel
import app.soundings.capture.FieldAndKeys
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.look.Title

/** The notebook can't be opened: says why, and takes notes all the same. */
@Composable
fun ShutScreen(problem: Problem, again: () -> Unit, capture: CaptureModel) {
    val colours = LocalColours.current
    Column(
        Modifier.fillMaxSize().safeDrawingPadding().verticalScroll(rememberScrollState()).padding(Measure.edge),
        Arrangement.spacedBy(Measure.space16),
    ) {
        Title(stringResource(R.string.shut_title))
        ProblemLine(problem)
        PlainButton(stringResource(R.string.try_again), again)
        Text(stringResource(R.string.shut_still_write), color = colours.inkSecond, style = Styles.body)
        FieldAndKeys(capture, null)
    }
}
