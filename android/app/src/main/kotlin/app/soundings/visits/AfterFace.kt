package app.soundings.visits

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.capture.MOST_CHOSEN
import app.soundings.capture.copiedPicture
import app.soundings.first.LocalExample
import app.soundings.core.Debrief
import app.soundings.core.Encounter
import app.soundings.core.ExpectationOutcome
import app.soundings.core.ExpectationRow
import app.soundings.core.NewOutcome
import app.soundings.core.OutcomeKind
import app.soundings.core.OutcomeRow
import app.soundings.core.PromiseRow
import app.soundings.dayWords
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import app.soundings.maps.MapsPage
import app.soundings.names
import app.soundings.team.TeamPage
import app.soundings.word
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** What stands on the face *After* of a visit beside the visit's own page. */
class AfterModel(desk: Desk, private val visit: String) : ScreenModel<Debrief>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Debrief = desk.read { it.debrief(visit) }

    fun settle(expectation: ExpectationRow, outcome: ExpectationOutcome) =
        attempt { desk.ask { it.settleExpectation(expectation.id, outcome, expectation.seen) } }

    fun addOutcome(customer: String, kind: OutcomeKind, text: String, then: () -> Unit) = attempt {
        desk.ask { it.addOutcome(NewOutcome(customer, listOf(visit), kind, text.trim().ifEmpty { null })) }
        then()
    }

    /** Pins pages that were written by hand to the visit; [copy] makes copies of what was chosen, off the main thread. */
    fun pin(copy: () -> List<File>, then: (note: String) -> Unit) = attempt {
        val pages = withContext(Dispatchers.IO) { copy() }
        try {
            val pinned = desk.ask { it.addPages(visit, pages.map(File::getPath), false) }
            pinned.firstOrNull()?.let { then(it.note) }
        } finally {
            // The notebook holds its own copies, or took none.
            withContext(NonCancellable + Dispatchers.IO) { pages.forEach(File::delete) }
        }
    }

    fun deleteOutcome(outcome: OutcomeRow) = attempt { desk.ask { it.delete(outcome.id) } }
}

/** *After*: the report, what we promised, what we expected, the debrief, sorting, and what came of it. */
@Composable
internal fun AfterFaceView(page: Encounter, encounter: EncounterModel, model: AfterModel, ways: Ways) = Shown(model) { debrief, problem ->
    val visit = page.visit
    Rolling(Modifier.testTag("after-face")) {
        problem?.let { ProblemLine(it) }
        if (page.onlyMe > 0u) {
            val notes = page.onlyMe.toInt()
            Card {
                Body(pluralStringResource(R.plurals.one_thing_share, notes, notes))
                PlainButton(stringResource(R.string.share_it), { encounter.share() }, Modifier.testTag("share"))
            }
        }
        Leads(page, ways)
        if (visit.started != null) Paper(model, ways)
        if (page.promises.isNotEmpty()) {
            Part(stringResource(R.string.end_promised)) { page.promises.forEach { PromiseCard(it) { ways.to(TeamPage.Promise, it.id) } } }
        }
        if (debrief.expected.isNotEmpty()) {
            Part(stringResource(R.string.what_we_expect)) { debrief.expected.forEach { Settled(it) { outcome -> model.settle(it, outcome) } } }
        }
        visit.customerId?.let { Outcomes(it, page.outcomes, model) }
        PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, visit.id) }, Modifier.testTag("erase"))
    }
}

/** Where one goes from here. */
@Composable
private fun Leads(page: Encounter, ways: Ways) {
    val visit = page.visit.id
    Lead(R.string.report_ready, R.string.lead_report, "report") { ways.to(VisitsPage.ReportReady, visit) }
    Lead(R.string.debrief, R.string.lead_debrief, "debrief") { ways.to(VisitsPage.Debrief, visit) }
    // Again, and for somebody else: also what is on a map already. In the example nothing is sorted.
    if (page.visit.notes > 0u && !LocalExample.current) Lead(R.string.lead_sort, R.string.lead_sort_more, "sort") { ways.to(MapsPage.Sort, visit) }
    Lead(R.string.lead_pairs, R.string.lead_pairs_more, "pairs") { ways.to(MapsPage.PairsOfVisit, visit) }
    Lead(R.string.lead_summary, R.string.lead_summary_more, "summary") { ways.to(TeamPage.Summary, visit) }
    page.visit.customerId?.let { Lead(R.string.went_out, R.string.lead_went_out, "went-out") { ways.to(VisitsPage.WentOut, it) } }
}

@Composable
internal fun Lead(title: Int, more: Int, tag: String, open: () -> Unit) = Card(Modifier.testTag("to-$tag"), open) {
    Body(stringResource(title))
    Quiet(stringResource(more))
}

/** Pages that were written by hand: the first one opens. */
@Composable
private fun Paper(model: AfterModel, ways: Ways) {
    val context = LocalContext.current
    val chosen = rememberLauncherForActivityResult(ActivityResultContracts.PickMultipleVisualMedia(MOST_CHOSEN)) { pages ->
        if (pages.isNotEmpty()) model.pin({ pages.map { copiedPicture(context, it) } }) { ways.to(CapturePage.Note, it) }
    }
    Lead(R.string.paper, R.string.paper_more, "paper") { chosen.launch(PickVisualMediaRequest(ActivityResultContracts.PickVisualMedia.ImageOnly)) }
}

/** A promise, to whom and until when. */
@Composable
internal fun PromiseCard(promise: PromiseRow, open: (() -> Unit)? = null) = Card(Modifier.testTag("promise-row"), open) {
    Body(promise.text)
    val to = stringResource(R.string.promise_to, names(promise.to.map { it.name })).takeIf { promise.to.isNotEmpty() }
    Quiet(beside(to, promise.until?.let { stringResource(R.string.due_on, it.dayWords()) }, stringResource(promise.standing.word())))
}

/** What we expected, and what became of it. */
@Composable
internal fun Settled(row: ExpectationRow, settle: (ExpectationOutcome) -> Unit) = Card(Modifier.testTag("expectation")) {
    Body(row.text)
    Quiet(row.beside())
    if (row.maySettle) {
        ChipRow(ExpectationOutcome.entries, row.outcome, { stringResource(it.word()) }) { it?.let(settle) }
    } else {
        row.outcome?.let { Quiet(stringResource(it.word())) }
    }
}

@Composable
private fun Outcomes(customer: String, outcomes: List<OutcomeRow>, model: AfterModel) = Part(stringResource(R.string.shareable_kind_outcome)) {
    outcomes.forEach { outcome ->
        Card(Modifier.testTag("outcome")) {
            outcome.kind?.let { Body(stringResource(it.word())) }
            outcome.text?.let { Body(it) }
            Quiet(stringResource(outcome.state.word()))
            PlainButton(stringResource(R.string.delete), { model.deleteOutcome(outcome) })
        }
    }
    val typed = rememberTyped()
    var kind by rememberSaveable { mutableStateOf<OutcomeKind?>(null) }
    ChipRow(OutcomeKind.entries, kind, { stringResource(it.word()) }) { kind = it }
    kind?.let { chosen ->
        TextLine(stringResource(R.string.outcome_words), typed.text, { typed.text = it }, Modifier.testTag("outcome-words"), lines = 2)
        PlainButton(stringResource(R.string.add), {
            typed.kept { words, done ->
                model.addOutcome(customer, chosen, words) {
                    done()
                    kind = null
                }
            }
        }, Modifier.testTag("add-outcome"))
    }
}
