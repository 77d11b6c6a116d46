package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.EngineerRow
import app.soundings.core.EngineerTask
import app.soundings.core.ExpectationChange
import app.soundings.core.ExpectationRow
import app.soundings.core.GuideLanguage
import app.soundings.core.GuideRow
import app.soundings.core.NewExpectation
import app.soundings.core.NewQuestion
import app.soundings.core.Plan
import app.soundings.core.PlanFace
import app.soundings.core.ProposedQuestion
import app.soundings.core.QuestionsOf
import app.soundings.core.SeatRow
import app.soundings.core.Sureness
import app.soundings.core.TaskOf
import app.soundings.core.VisitChange
import app.soundings.customers.CustomersPage
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import app.soundings.maps.MapsPage
import app.soundings.word
import app.soundings.words

/** What stands on the face *Plan*: the record, with everybody who may go, the seats and the guides to choose from. */
data class Planned(val face: PlanFace, val engineers: List<EngineerRow>, val seats: List<SeatRow>, val guides: List<GuideRow>)

/** The face *Plan* of a visit. */
class PlanFaceModel(desk: Desk, private val visit: String, private val language: GuideLanguage) : ScreenModel<Planned>(desk) {
    /** The list of this visit's questions. */
    val questions = QuestionListModel(desk, QuestionsOf.Visit(visit)) { tell(it) }

    init {
        follow()
    }

    override suspend fun read(change: Change): Planned = desk.read {
        Planned(it.planFace(visit, language), it.engineers(), it.seatsOf(visit), it.guides(language))
    }

    private fun tell(work: suspend () -> Unit) = attempt(work)

    fun give(engineer: String, task: EngineerTask?) = change(VisitChange(tasks = listOf(TaskOf(engineer, task))))

    fun move(plan: Plan) = change(VisitChange(at = plan))

    fun take(guide: GuideRow?) = change(VisitChange(guide = guide?.id, noGuide = guide == null))

    private fun change(change: VisitChange) = attempt { desk.ask { it.changeVisit(visit, change, record.value?.face?.visit?.seen) } }

    fun expect(text: String, sureness: Sureness, then: () -> Unit) = attempt {
        desk.ask { it.expect(NewExpectation(visit, text, sureness)) }
        then()
    }

    fun change(expectation: ExpectationRow, sureness: Sureness) =
        attempt { desk.ask { it.changeExpectation(expectation.id, ExpectationChange(sureness = sureness), expectation.seen) } }

    fun delete(expectation: ExpectationRow) = attempt { desk.ask { it.delete(expectation.id) } }

    fun offer(whatFor: String, then: () -> Unit) = attempt {
        desk.ask { it.offerSeat(visit, whatFor.trim().ifEmpty { null }) }
        then()
    }

    fun takeSeat(seat: SeatRow) = attempt { desk.ask { it.takeSeat(seat.id) } }

    fun leaveSeat(seat: SeatRow) = attempt { desk.ask { it.leaveSeat(seat.id) } }

    fun withdrawSeat(seat: SeatRow) = attempt { desk.ask { it.withdrawSeat(seat.id) } }
}

/** *Plan*: when, who does what, what to ask, what we expect, who may come along. */
@Composable
internal fun PlanFaceView(model: PlanFaceModel, ways: Ways) = Shown(model) { planned, problem ->
    val face = planned.face
    Rolling(Modifier.testTag("plan-face")) {
        problem?.let { ProblemLine(it) }
        face.visit.planned?.let { When(it, face.visit.started == null, model) }
        face.visit.customerId?.let { customer ->
            PlainButton(stringResource(R.string.briefing), { ways.to(CustomersPage.Briefing, customer) }, Modifier.testTag("briefing"))
        }
        Part(stringResource(R.string.who_does_what)) { planned.engineers.forEach { Task(it, face, model) } }
        Part(stringResource(R.string.what_to_ask)) {
            GuideChoice(planned, model)
            QuestionList(face.questions, model.questions)
            face.proposed.forEach { Proposed(it) { model.questions.add(it.asQuestion()) {} } }
        }
        Expected(face, model, ways)
        Seats(planned.seats, model, face)
    }
}

/** The planned hour with its zone; until the visit starts it can be put off. */
@Composable
private fun When(plan: Plan, mayMove: Boolean, model: PlanFaceModel) = Card(Modifier.testTag("planned")) {
    Body(plan.words())
    Quiet(stringResource(R.string.plan_zone, plan.zone))
    if (!mayMove) return@Card
    val (day, time) = plan.local.substringBefore('T') to plan.local.substringAfter('T')
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        DayButton(stringResource(R.string.until_pick)) { model.move(plan.copy(local = "${it}T$time")) }
        TimeButton(stringResource(R.string.pick_time)) { hour, minute -> model.move(plan.copy(local = "${day}T${clock(hour, minute)}")) }
    }
}

@Composable
private fun Task(engineer: EngineerRow, face: PlanFace, model: PlanFaceModel) = Card {
    Body(engineer.name)
    val task = face.tasks.find { it.engineer == engineer.id }?.task
    ChipRow(EngineerTask.entries, task, { stringResource(it.word()) }) { model.give(engineer.id, it) }
}

@Composable
private fun GuideChoice(planned: Planned, model: PlanFaceModel) =
    ChipRow(planned.guides, planned.guides.find { it.id == planned.face.guide?.id }, { it.name }) { model.take(it) }

private fun ProposedQuestion.asQuestion() = NewQuestion(text, source, about, part)

@Composable
private fun Proposed(question: ProposedQuestion, add: () -> Unit) = Card(Modifier.testTag("proposed")) {
    Body(question.text)
    Quiet(beside(stringResource(question.source.word()), question.who))
    PlainButton(stringResource(R.string.ask_it_too), add)
}

@Composable
private fun Expected(face: PlanFace, model: PlanFaceModel, ways: Ways) = Part(stringResource(R.string.what_we_expect)) {
    face.expectations.forEach { row ->
        Card(Modifier.testTag("expectation")) {
            Body(row.text)
            Quiet(row.beside())
            if (row.mayChange) {
                ChipRow(Sureness.entries, row.sureness, { stringResource(it.word()) }) { it?.let { model.change(row, it) } }
                PlainButton(stringResource(R.string.delete), { model.delete(row) })
            }
            row.versions.forEach { PlainButton(stringResource(R.string.one_thing_compare), { ways.to(MapsPage.Compare, it.entity, it.field) }) }
        }
    }
    if (face.mayExpect > 0u) NewExpectation(model) else if (face.expectations.isEmpty()) Quiet(stringResource(R.string.nothing_expected))
}

/** Who expects it, how sure they are, and whether it was written too late. */
@Composable
internal fun ExpectationRow.beside(): String = beside(
    engineer, sureness?.let { stringResource(it.word()) }, stringResource(R.string.after_start).takeIf { afterStart },
)

@Composable
private fun NewExpectation(model: PlanFaceModel) {
    val typed = rememberTyped()
    TextLine(stringResource(R.string.expect_field), typed.text, { typed.text = it }, Modifier.testTag("expect"), more = stringResource(R.string.expect_rule))
    if (typed.text.isBlank()) return
    Quiet(stringResource(R.string.how_sure))
    ChipRow(Sureness.entries, null, { stringResource(it.word()) }) { sureness ->
        sureness?.let { sure -> typed.kept { words, done -> model.expect(words.trim(), sure, done) } }
    }
}

@Composable
private fun Seats(seats: List<SeatRow>, model: PlanFaceModel, face: PlanFace) = Part(stringResource(R.string.seats)) {
    seats.forEach { seat ->
        Card(Modifier.testTag("seat")) {
            seat.whatFor?.let { Body(it) }
            Quiet(beside(listOf(stringResource(seat.standing.word())) + seat.takenBy.map { it.name }))
            FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
                if (seat.mayTake) PlainButton(stringResource(R.string.seat_take), { model.takeSeat(seat) })
                if (seat.mayLeave) PlainButton(stringResource(R.string.seat_leave), { model.leaveSeat(seat) })
                if (seat.mayWithdraw) PlainButton(stringResource(R.string.seat_withdraw), { model.withdrawSeat(seat) })
            }
        }
    }
    if (face.visit.started == null) {
        val whatFor = rememberTyped()
        TextLine(stringResource(R.string.seat_what_for), whatFor.text, { whatFor.text = it }, Modifier.testTag("seat-what-for"))
        PlainButton(stringResource(R.string.seat_offer), { whatFor.kept(model::offer) }, Modifier.testTag("seat-offer"))
    }
}
