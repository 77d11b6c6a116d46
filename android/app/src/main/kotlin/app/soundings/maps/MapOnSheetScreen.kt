package app.soundings.maps

import androidx.compose.runtime.Composable
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.notebook.ReportPages
import app.soundings.visits.AmongUs

/** A map on one sheet: its canvas, to be printed and handed on among ourselves. */
class MapOnSheetModel(desk: Desk, private val map: String, private val language: GuideLanguage) : ScreenModel<ReportPages>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): ReportPages = desk.read { it.mapPage(map, language) }
}

/** The sheet as it is read, and its ways out. */
@Composable
fun MapOnSheetScreen(model: MapOnSheetModel, ways: Ways) = AmongUs(R.string.map_on_a_sheet, model, ways)
