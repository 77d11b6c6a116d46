package app.soundings.visits

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextOverflow
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.core.Encounter
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.maps.MapsPage
import app.soundings.notebook.ReportPages

/** A visit's report for us, and the head of the visit. */
data class Reported(val page: Encounter, val pages: ReportPages)

/** *Your report is ready*. */
class ReportModel(desk: Desk, val visit: String, private val language: String) : ScreenModel<Reported>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Reported = desk.read { Reported(it.encounter(visit, null), it.reportForUs(visit, language)) }

    fun goOn(then: () -> Unit) = attempt {
        desk.ask { it.continueVisit(visit) }
        then()
    }
}

/** Its beginning; the rest is asked for. */
@Composable
private fun Report(text: String) {
    var whole by rememberSaveable { mutableStateOf(false) }
    var cut by remember { mutableStateOf(false) }
    Card(Modifier.testTag("report-text")) {
        Text(
            text, color = LocalColours.current.ink, style = Styles.small, maxLines = if (whole) Int.MAX_VALUE else FIRST_LINES, overflow = TextOverflow.Ellipsis,
            onTextLayout = { cut = it.hasVisualOverflow },
        )
    }
    if (whole || cut) PlainButton(stringResource(if (whole) R.string.fewer else R.string.show_more), { whole = !whole }, Modifier.testTag("report-whole"))
}

private const val FIRST_LINES = 16

/** The report for us: copied, sent, printed; for others only through the preview. Then what is next. */
@Composable
fun ReportScreen(model: ReportModel, ways: Ways) = PushedPage(stringResource(R.string.report_ready), ways::back) {
    Shown(model) { reported, problem ->
        Rolling {
            problem?.let { ProblemLine(it) }
            Report(reported.pages.text.trim())
            WaysOut(reported.pages)
            Lead(R.string.for_others, R.string.for_others_more, "preview") { ways.to(VisitsPage.Preview, model.visit) }
            Lead(R.string.debrief, R.string.lead_debrief, "debrief") { ways.to(VisitsPage.Debrief, model.visit) }
            if (reported.page.toSort > 0u) {
                val (notes, minutes) = reported.page.toSort.toInt() to reported.page.minutesToSort.toString()
                BuoyButton(
                    pluralStringResource(R.plurals.sort_notes, notes, notes, minutes), { ways.to(MapsPage.Sort, model.visit) }, Modifier.fillMaxWidth().testTag("to-sort"),
                )
            }
            if (reported.page.mayContinue) {
                val toCapture = { ways.instead(CapturePage.Capture) }
                PlainButton(stringResource(R.string.continue_visit), { model.goOn(toCapture) }, Modifier.fillMaxWidth().testTag("continue"))
            }
        }
    }
}
