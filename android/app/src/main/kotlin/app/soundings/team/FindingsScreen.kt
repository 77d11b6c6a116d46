package app.soundings.team

import androidx.compose.runtime.Composable
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.notebook.ReportPages
import app.soundings.visits.AmongUs

/** *What we found about ourselves*: what came of calls to ourselves, as a document of ours. */
class FindingsModel(desk: Desk, private val language: GuideLanguage) : ScreenModel<ReportPages>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): ReportPages = desk.read { it.findingsPage(language) }
}

/** The document as it is read, and its ways out. */
@Composable
fun FindingsScreen(model: FindingsModel, ways: Ways) = AmongUs(R.string.findings, model, ways)
