package app.soundings.maps

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

/** A map on one sheet: its canvas, to be printed and handed on among ourselves. */
class MapOnSheetModel(desk: Desk, private val map: String, private val language: GuideLanguage) : ScreenModel<ReportPages>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): ReportPages = desk.read { it.mapPage(map, language) }
}

/** The sheet as it is read, and its ways out. */
@Composable
fun MapOnSheetScreen(model: MapOnSheetModel, ways: Ways) = PushedPage(stringResource(R.string.map_on_a_sheet), ways::back) {
    Shown(model) { sheet, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            WaysOut(sheet)
        }) {
            Quiet(stringResource(R.string.not_for_outside))
            AsRead(sheet.html)
        }
    }
}
