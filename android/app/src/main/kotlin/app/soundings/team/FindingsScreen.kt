package app.soundings.team

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
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
        RollingAbove({
            problem?.let { ProblemLine(it) }
            WaysOut(findings)
        }) {
            Quiet(stringResource(R.string.not_for_outside))
            AsRead(findings.html)
        }
    }
}
