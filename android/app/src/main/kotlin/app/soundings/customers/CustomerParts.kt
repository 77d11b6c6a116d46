package app.soundings.customers

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.core.FewMaps
import app.soundings.core.FewMarked
import app.soundings.core.FewOutcomes
import app.soundings.core.FewPromises
import app.soundings.core.FewVisits
import app.soundings.core.MapMeter
import app.soundings.core.MarkedRow
import app.soundings.core.OutcomeRow
import app.soundings.core.PersonRow
import app.soundings.core.PromiseRow
import app.soundings.core.QuestionSource
import app.soundings.core.VisitRow
import app.soundings.day
import app.soundings.dayWords
import app.soundings.look.All
import app.soundings.look.Aside
import app.soundings.look.Line
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.maps.MapsPage
import app.soundings.names
import app.soundings.place
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
import app.soundings.word
import app.soundings.words

/** A person in a list: what they do, and what they agreed to. */
@Composable
fun PersonLine(person: PersonRow, ways: Ways) = Line(
    person.name, listOf(person.role, stringResource(person.consent.word())), Modifier.testTag("person-${person.id}"),
) { ways.to(CustomersPage.Person, person.id) }

/** The next visit, and the last ones; [all] of them behind. */
@Composable
fun VisitsPart(next: VisitRow?, visits: FewVisits, ways: Ways, all: () -> Unit) = Part(stringResource(R.string.visits_until_now)) {
    if (next != null) VisitLine(next, ways) else Aside(stringResource(R.string.nothing_planned))
    visits.items.forEach { VisitLine(it, ways) }
    if (visits.more) All("all-visits", all)
}

/** A visit in a list. */
@Composable
fun VisitLine(visit: VisitRow, ways: Ways) {
    val time = visit.started?.day() ?: visit.planned?.words()
    Line(
        visit.objective ?: visit.place() ?: stringResource(R.string.unnamed_visit), listOf(stringResource(visit.kind.word()), time, visit.site),
        Modifier.testTag("visit-${visit.id}"),
    ) { ways.to(VisitsPage.Visit, visit.id) }
}

/** Something marked; it leads to its note or its entry. */
@Composable
fun MarkedLine(row: MarkedRow, ways: Ways) = Line(row.text, listOf(row.who, row.`when`?.day()), Modifier.testTag("marked-${row.id}"), row.exact) {
    if (row.map != null) ways.to(MapsPage.Entry, row.id) else ways.to(CapturePage.Note, row.id)
}

/** A few of what is marked one way; nothing where there is none, unless that has words. */
@Composable
fun MarkedPart(@StringRes head: Int, @StringRes empty: Int?, marked: FewMarked, ways: Ways, all: () -> Unit) {
    if (marked.items.isEmpty() && empty == null) return
    Part(stringResource(head)) {
        if (marked.items.isEmpty() && empty != null) Aside(stringResource(empty))
        marked.items.forEach { MarkedLine(it, ways) }
        if (marked.more || empty != null) All("all-$head", all)
    }
}

/** A promise in a list. */
@Composable
fun PromiseLine(promise: PromiseRow, ways: Ways) = Line(
    promise.text,
    listOf(
        promise.to.takeIf { it.isNotEmpty() }?.let { to -> stringResource(R.string.promise_to, names(to.map { it.name })) },
        promise.promisedBy?.let { stringResource(R.string.promise_by_engineer, it) },
        promise.until?.let { stringResource(R.string.due_on, it.dayWords()) }, stringResource(promise.standing.word()), promise.customer,
    ),
    Modifier.testTag("promise-${promise.id}"),
) { ways.to(TeamPage.Promise, promise.id) }

@Composable
fun PromisesPart(promises: FewPromises, ways: Ways) {
    if (promises.items.isEmpty()) return
    Part(stringResource(R.string.promises_not_kept_yet)) {
        promises.items.forEach { PromiseLine(it, ways) }
        if (promises.more) All("all-promises") { ways.to(TeamPage.Promises) }
    }
}

/** A map in a list: whose, in which situation, what to ask next. */
@Composable
fun MapLine(meter: MapMeter, ways: Ways) = Line(
    meter.map.situation,
    listOf(meter.map.who) + meter.askNext?.let { listOf(stringResource(QuestionSource.ASK_NEXT.word()), stringResource(it.word())) }.orEmpty(),
    Modifier.testTag("map-${meter.map.id}"),
) { ways.to(MapsPage.Map, meter.map.id) }

/** A few maps of a customer's people, and all of them as one. */
@Composable
fun MapsPart(maps: FewMaps, customer: String, ways: Ways) {
    if (maps.items.isEmpty()) return
    Part(stringResource(R.string.below_the_surface)) {
        maps.items.forEach { MapLine(it, ways) }
        PlainButton(stringResource(R.string.maps_as_one), { ways.to(MapsPage.AggregatedMap, customer) }, Modifier.testTag("maps-as-one"))
    }
}

/** What came of visits. */
@Composable
fun OutcomeLine(row: OutcomeRow, onClick: (() -> Unit)? = null) {
    val kind = row.kind?.let { stringResource(it.word()) }
    val words = row.text
    Line(words ?: kind.orEmpty(), listOf(kind.takeIf { words != null }, row.`when`?.day()), onClick = onClick)
}

@Composable
fun OutcomesPart(outcomes: FewOutcomes, all: () -> Unit) = Part(stringResource(R.string.came_of_it)) {
    if (outcomes.items.isEmpty()) Aside(stringResource(R.string.no_outcomes))
    outcomes.items.forEach { OutcomeLine(it) }
    PlainButton(stringResource(R.string.outcomes_more), all, Modifier.testTag("outcomes"))
}
