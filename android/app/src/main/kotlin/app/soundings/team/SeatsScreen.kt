package app.soundings.team

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.SeatRow
import app.soundings.core.VisitRow
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.Choices
import app.soundings.look.Line
import app.soundings.look.LineWords
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.names
import app.soundings.place
import app.soundings.visits.VisitsPage
import app.soundings.word
import app.soundings.words

/** What *Open seats* shows: the seats, and the visits that have room for one. */
class Seats(val seats: List<SeatRow>, val visits: List<VisitRow>)

/** *Open seats*. */
class SeatsModel(desk: Desk) : ScreenModel<Seats>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Seats = desk.read { Seats(it.seats(), it.visitsToOffer()) }

    fun take(seat: String) = attempt { desk.ask { it.takeSeat(seat) } }

    fun leave(seat: String) = attempt { desk.ask { it.leaveSeat(seat) } }

    fun withdraw(seat: String) = attempt { desk.ask { it.withdrawSeat(seat) } }

    fun offer(visit: String, whatFor: String, done: () -> Unit) = attempt {
        desk.ask { it.offerSeat(visit, whatFor.ifBlank { null }) }
        done()
    }
}

@Composable
fun SeatsScreen(model: SeatsModel, ways: Ways) = RecordPage(model, { stringResource(R.string.open_seats) }, ways::back) { shown ->
    if (shown.seats.isEmpty()) Aside(stringResource(R.string.no_seats), Modifier.testTag("empty"))
    shown.seats.forEach { Seat(it, model, ways) }
    if (shown.visits.isEmpty()) Aside(stringResource(R.string.seats_need_a_plan))
    else Unfolding(stringResource(R.string.offer_seat), "offer") { close -> Offer(shown.visits, model, close) }
    PlainButton(stringResource(R.string.plan_a_visit), { ways.to(VisitsPage.PlanVisit) }, Modifier.testTag("plan"))
}

/** On which visit, and what whoever comes along could do there. */
@Composable
private fun Offer(visits: List<VisitRow>, model: SeatsModel, close: () -> Unit) {
    var visit by rememberSaveable { mutableStateOf<String?>(null) }
    var whatFor by rememberSaveable { mutableStateOf("") }
    Choices(visits.map { it.id }, visit, { id -> visits.first { it.id == id }.words() }, Modifier.testTag("offer-visit")) { visit = it }
    TextLine(stringResource(R.string.seat_what_for), whatFor, { whatFor = it }, Modifier.testTag("offer-field"))
    visit?.let { chosen -> PlainButton(stringResource(R.string.offer_seat), { model.offer(chosen, whatFor, close) }, Modifier.testTag("offer-keep")) }
}

@Composable
private fun VisitRow.words(): String =
    beside(place() ?: stringResource(R.string.unnamed_visit), planned?.words(), objective)

/** A seat in a list. */
@Composable
fun SeatLine(seat: SeatRow, ways: Ways) = Line(seat.visit.words(), seat.beside(), Modifier.testTag("seat-${seat.id}")) { ways.to(TeamPage.Seats) }

@Composable
private fun SeatRow.beside(): List<String?> {
    val taken = names(takenBy.map { it.name }).ifEmpty { null }
    return listOf(whatFor, stringResource(standing.word()), taken, offeredBy?.let { stringResource(R.string.offered_by, it) })
}

@Composable
private fun Seat(seat: SeatRow, model: SeatsModel, ways: Ways) = Card(Modifier.testTag("seat-${seat.id}")) {
    LineWords(seat.visit.words(), seat.beside())
    Buttons {
        if (seat.mayTake) PlainButton(stringResource(R.string.take_seat), { model.take(seat.id) }, Modifier.testTag("take-${seat.id}"))
        if (seat.mayLeave) PlainButton(stringResource(R.string.leave_seat), { model.leave(seat.id) }, Modifier.testTag("leave-${seat.id}"))
        if (seat.mayWithdraw) PlainButton(stringResource(R.string.withdraw_seat), { model.withdraw(seat.id) }, Modifier.testTag("withdraw-${seat.id}"))
        PlainButton(stringResource(R.string.look_at_visit), { ways.to(VisitsPage.Visit, seat.visit.id) })
    }
}
