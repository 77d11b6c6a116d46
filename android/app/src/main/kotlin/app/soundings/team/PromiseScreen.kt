package app.soundings.team

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.PromiseChange
import app.soundings.core.PromiseDay
import app.soundings.core.PromiseEvent
import app.soundings.core.PromisePage
import app.soundings.core.PromiseSaid
import app.soundings.core.PromiseState
import app.soundings.day
import app.soundings.dayWords
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LineWords
import app.soundings.look.Part
import app.soundings.look.PickedDay
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.maps.MapsPage
import app.soundings.names
import app.soundings.visits.VisitsPage
import app.soundings.word
import java.time.LocalDate

/** A promise's page. */
class PromiseModel(desk: Desk, private val id: String) : ScreenModel<PromisePage>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): PromisePage = desk.read { it.promisePage(id) }

    private val seen get() = record.value?.promise?.seen

    fun settle(state: PromiseState) = attempt { desk.ask { it.settlePromise(id, state, seen) } }

    fun tell() = attempt { desk.ask { it.tellPromise(id) } }

    fun until(day: String) = attempt { desk.ask { it.changePromise(id, PromiseChange(until = day), seen) } }

    fun words(text: String, done: () -> Unit) = attempt {
        desk.ask { it.changePromise(id, PromiseChange(text = text), seen) }
        done()
    }
}

/** What we said we would do, what became of it, and whether the customer was told. */
@Composable
fun PromiseScreen(model: PromiseModel, ways: Ways) = RecordPage(model, { stringResource(R.string.promise) }, ways::back) { page ->
    val promise = page.promise
    Promised(page)
    promise.visit?.let { visit ->
        PlainButton(stringResource(R.string.look_at_visit), { ways.to(VisitsPage.Visit, visit) }, Modifier.testTag("visit"))
    }
    page.versions.forEach { versions ->
        Aside(stringResource(R.string.versions_stand))
        PlainButton(stringResource(R.string.compare_them), { ways.to(MapsPage.Compare, promise.id, versions.field) }, Modifier.testTag("compare"))
    }
    Part(stringResource(R.string.what_became)) {
        Buttons { page.mayBecome.forEach { state -> PlainButton(stringResource(state.word()), { model.settle(state) }, Modifier.testTag("became-$state")) } }
    }
    Part(stringResource(R.string.customer_knows)) {
        val told = page.told
        Aside(
            when {
                told == null || !page.toldOfAll -> stringResource(R.string.promise_not_told)
                else -> stringResource(R.string.told_on, told.day())
            },
            Modifier.testTag("told"),
        )
        PlainButton(stringResource(R.string.i_told_them), { model.tell() }, Modifier.testTag("tell"))
    }
    Unfolding(stringResource(R.string.change_promise), "change") { close ->
        Days(page.days, model)
        Writing(stringResource(R.string.promise_what), stringResource(R.string.keep_it), "words", promise.text, 2) { text, _ -> model.words(text, close) }
    }
    Part(stringResource(R.string.what_was_said_of_it)) { page.history.forEach { Event(it) } }
    PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, promise.id) }, Modifier.testTag("erase"))
}

@Composable
private fun Promised(page: PromisePage) = Card {
    val promise = page.promise
    Heading(promise.text)
    LineWords(
        stringResource(promise.standing.word()),
        listOf(
            promise.to.takeIf { it.isNotEmpty() }?.let { to -> stringResource(R.string.promise_to, names(to.map { it.name })) },
            promise.promisedBy?.let { stringResource(R.string.promise_by_engineer, it) },
            promise.until?.let { stringResource(R.string.due_on, it.dayWords()) }, promise.customer, stringResource(promise.state.word()),
        ),
    )
}

/** Another day: the ones that are offered, or any. */
@Composable
private fun Days(days: List<PromiseDay>, model: PromiseModel) = Buttons {
    days.forEach { day ->
        when (day) {
            is PromiseDay.ThisFriday -> PlainButton(stringResource(R.string.until_this_friday), { model.until(day.day) }, Modifier.testTag("this-friday"))
            is PromiseDay.NextFriday -> PlainButton(stringResource(R.string.until_next_friday), { model.until(day.day) }, Modifier.testTag("next-friday"))
            is PromiseDay.Picked -> PickedDay(stringResource(R.string.until_pick), LocalDate.parse(day.first)) { model.until(it.toString()) }
        }
    }
}

@Composable
private fun Event(event: PromiseEvent) = Card {
    val said = when (val said = event.said) {
        is PromiseSaid.Made -> stringResource(R.string.promise_said_made, said.text, said.until?.dayWords().orEmpty())
        is PromiseSaid.Until -> stringResource(R.string.promise_said_until, said.day.dayWords())
        is PromiseSaid.Words -> stringResource(R.string.promise_said_words, said.text)
        is PromiseSaid.Became -> stringResource(said.state.word())
        PromiseSaid.Told -> stringResource(R.string.customer_told)
    }
    LineWords(said, listOf(event.engineer ?: stringResource(R.string.by_you), event.at.day()))
}
