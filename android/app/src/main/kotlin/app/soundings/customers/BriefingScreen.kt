package app.soundings.customers

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.Briefing
import app.soundings.core.GuideLanguage
import app.soundings.core.LastVisit
import app.soundings.core.TaskRow
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.Line
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.printPaper
import app.soundings.look.sendWords
import app.soundings.notebook.ReportPages
import app.soundings.visits.NoteView
import app.soundings.word

/** *Briefing*: a customer on one page. */
class BriefingModel(desk: Desk, private val customer: String, private val language: GuideLanguage) : ScreenModel<Briefing>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Briefing = desk.read { it.briefing(customer, language) }

    /** The page to print and to hand on, without what is only one's own. */
    fun page(made: (ReportPages) -> Unit) = attempt { made(desk.read { it.briefingPage(customer, language) }) }
}

/** What we know of a customer before the next visit; to be printed, and handed on among us. */
@Composable
fun BriefingScreen(model: BriefingModel, ways: Ways) = RecordPage(model, { stringResource(R.string.briefing) }, ways::back) { briefing ->
    val context = LocalContext.current
    val name = briefing.customer.name
    Heading(name)
    Aside(stringResource(R.string.not_for_outside))
    Buttons {
        PlainButton(stringResource(R.string.print_it), { model.page { printPaper(context, name, it.html) } }, Modifier.testTag("print"))
        PlainButton(stringResource(R.string.hand_on), { model.page { sendWords(context, it.text) } }, Modifier.testTag("hand-on"))
    }
    Next(briefing, ways)
    MarkedPart(R.string.open_questions, null, briefing.openQuestions, ways) { ways.to(CustomersPage.Questions, briefing.customer.id) }
    MarkedPart(R.string.concerns, null, briefing.concerns, ways) { ways.to(CustomersPage.Concerns, briefing.customer.id) }
    MarkedPart(R.string.priorities, null, briefing.priorities, ways) { ways.to(CustomersPage.Priorities, briefing.customer.id) }
    PromisesPart(briefing.promises, ways)
    briefing.last?.let { Last(it, ways) }
    if (briefing.people.items.isNotEmpty()) Part(stringResource(R.string.their_people)) { briefing.people.items.forEach { PersonLine(it, ways) } }
    MapsPart(briefing.maps, briefing.customer.id, ways)
    if (briefing.customer.sites.isNotEmpty()) {
        Part(stringResource(R.string.sites)) { briefing.customer.sites.forEach { Line(it.name, listOf(stringResource(it.photoRule.word()))) } }
    }
}

/** The next visit: who does what, its questions, and what could be asked too. */
@Composable
private fun Next(briefing: Briefing, ways: Ways) = Part(stringResource(R.string.next)) {
    briefing.next?.let { VisitLine(it, ways) } ?: Aside(stringResource(R.string.nothing_planned))
    briefing.tasks.forEach { Aside(it.words()) }
    if (briefing.questions.items.isNotEmpty()) {
        Part(stringResource(R.string.what_to_ask)) { briefing.questions.items.forEach { Line(it.text, listOf(stringResource(it.source.word()))) } }
    }
    if (briefing.proposed.items.isNotEmpty()) {
        Part(stringResource(R.string.could_ask)) { briefing.proposed.items.forEach { Line(it.text, listOf(stringResource(it.source.word()))) } }
    }
}

@Composable
private fun TaskRow.words(): String = beside(name, task?.let { stringResource(it.word()) })

/** What came of the last visit: what stood out, what was expected, what became of what we promised. */
@Composable
private fun Last(last: LastVisit, ways: Ways) = Part(stringResource(R.string.came_of_last_visit)) {
    VisitLine(last.visit, ways)
    last.starred.forEach { Card { NoteView(it) } }
    last.expectations.forEach { expected ->
        Line(expected.text, listOf(expected.engineer, expected.sureness?.let { stringResource(it.word()) }, expected.outcome?.let { stringResource(it.word()) }))
    }
    last.promises.forEach { PromiseLine(it, ways) }
}
