package app.soundings.team

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.notebook.ReportPages
import app.soundings.visits.AsRead
import app.soundings.visits.WaysOut

/** *What we found about ourselves*: what came of calls to ourselves, as a document of ours. */
class FindingsModel(desk: Desk, private val language: GuideLanguage) : ScreenModel<ReportPages>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): ReportPages = desk.read { it.findingsPage(language) }
}

/** The document as it is read, and its ways out. */
@Composable
fun FindingsScreen(model: FindingsModel, ways: Ways) = PushedPage(stringResource(R.string.findings), ways::back) {
    Shown(model) { findings, problem ->
        var copied by rememberSaveable { mutableStateOf(false) }
        RollingAbove({
            problem?.let { ProblemLine(it) }
            WaysOut(findings) { copied = true }
            if (copied) Quiet(stringResource(R.string.copied), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("copied"))
        }) {
            Quiet(stringResource(R.string.not_for_outside))
            AsRead(findings.html)
        }
    }
}
