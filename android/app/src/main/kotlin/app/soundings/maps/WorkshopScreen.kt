package app.soundings.maps

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.GuessGroup
import app.soundings.core.GuessRow
import app.soundings.core.TurnState
import app.soundings.core.WorkshopPage
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.RollingAbove
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.word

/** *Workshops*: the latest first, and the way to a new one. */
@Composable
fun WorkshopsScreen(model: WorkshopsModel, ways: Ways) = PushedPage(stringResource(R.string.workshops), ways::back) {
    Shown(model) { workshops, problem ->
        RollingRows(
            model, workshops, workshops.items, { it.id }, Modifier.weight(1f).testTag("workshops"), PaddingValues(Measure.edge), problem,
            empty = { Body(stringResource(R.string.workshops_empty)) },
        ) { one ->
            Card(Modifier.testTag("workshop"), { ways.to(MapsPage.Workshop, one.id) }) {
                Body(one.who.ifEmpty { stringResource(R.string.map_somebody) })
                val state = stringResource(if (one.open) R.string.workshop_is_open else R.string.workshop_not_open)
                Quiet(beside(one.situation, one.started.day(), state))
            }
        }
        BuoyButton(
            stringResource(R.string.workshop_start), { ways.to(MapsPage.NewWorkshop) },
            Modifier.fillMaxWidth().padding(Measure.edge, Measure.space12).testTag("new-workshop"),
        )
    }
}

/** *Workshop*: whose turn it is; once it is open, what everybody guessed. */
@Composable
fun WorkshopScreen(model: WorkshopModel, ways: Ways) = Shown(model) { workshop, problem ->
    PushedPage(workshop.who.ifEmpty { stringResource(R.string.map_somebody) }, ways::back) {
        Quiet(workshop.situation, Modifier.padding(Measure.edge, Measure.space4))
        if (workshop.open) Opened(model, workshop, problem, ways) else RollingAbove({ Next(model, workshop, ways) }) { Waiting(model, workshop, problem, ways) }
    }
}

/** Who takes part and how far they are; nothing of what anybody guessed. */
@Composable
private fun Waiting(model: WorkshopModel, workshop: WorkshopPage, problem: Problem?, ways: Ways) {
    problem?.let { ProblemLine(it) }
    Part(stringResource(R.string.workshop_who)) {
        workshop.takingPart.forEach { one ->
            val turn = one.turn
            Card(Modifier.testTag("takes-part")) {
                Text(one.name, color = LocalColours.current.ink, style = Styles.body)
                when (one.state) {
                    TurnState.TO_COME -> {
                        Quiet(stringResource(R.string.turn_state_to_come))
                        if (one.me) {
                            PlainButton(
                                stringResource(R.string.workshop_take_turn), { model.take(one) { ways.to(MapsPage.Turn, it) } }, Modifier.testTag("my-turn"),
                            )
                        }
                    }
                    TurnState.UNDER_WAY -> {
                        Quiet(stringResource(R.string.turn_state_under_way))
                        if (turn != null) {
                            PlainButton(
                                stringResource(R.string.workshop_go_on), { model.take(one) { ways.to(MapsPage.Turn, it) } }, Modifier.testTag("go-on"),
                            )
                        }
                    }
                    TurnState.DONE -> Quiet(stringResource(R.string.turn_state_done))
                }
            }
        }
    }
    Text(stringResource(R.string.workshop_waits), color = LocalColours.current.ink, style = Styles.body)
    Quiet(stringResource(R.string.workshop_opens, "${workshop.opensBy.day()}, ${workshop.opensBy.clock()}"))
    if (workshop.mayOpen) PlainButton(stringResource(R.string.workshop_open_now), { model.open() }, Modifier.testTag("open-now"))
}

@Composable
private fun Next(model: WorkshopModel, workshop: WorkshopPage, ways: Ways) {
    val next = workshop.next ?: return
    BuoyButton(
        stringResource(R.string.workshop_give_to, next.name), { ways.to(MapsPage.HandOver, workshop.id) }, Modifier.fillMaxWidth().testTag("give"),
    )
}

/** Between two turns: whose is next, and nothing else. */
@Composable
fun HandOverScreen(model: WorkshopModel, ways: Ways) {
    SecretPage()
    val colours = LocalColours.current
    Column(
        Modifier.fillMaxSize().background(colours.water).safeDrawingPadding().verticalScroll(rememberScrollState()).padding(Measure.space24).testTag("hand-over"),
        Arrangement.spacedBy(Measure.space24, Alignment.CenterVertically), Alignment.CenterHorizontally,
    ) {
        Shown(model) { workshop, problem ->
            val next = workshop.next
            if (next == null) {
                LaunchedEffect(Unit) { ways.instead(MapsPage.Workshop, workshop.id) }
            } else {
                val give = stringResource(R.string.workshop_give_to, next.name)
                Title(give, Modifier.testTag("give-to"), colours.onWater, TextAlign.Center)
                problem?.let { Card { ProblemLine(it) } }
                BuoyButton(
                    stringResource(R.string.workshop_got_it, next.name), { model.take(next) { ways.instead(MapsPage.Turn, it) } },
                    Modifier.fillMaxWidth().testTag("got-it"),
                )
                PlainButton(stringResource(R.string.back), ways::back, Modifier.testTag("hand-over-back"))
            }
        }
    }
}

/** All of it at once; then of each: have we seen this? */
@Composable
private fun Opened(model: WorkshopModel, workshop: WorkshopPage, problem: Problem?, ways: Ways) = Rolling(Modifier.testTag("opened")) {
    problem?.let { ProblemLine(it) }
    val guessed = if (workshop.guessed.isEmpty()) R.string.workshop_nothing else R.string.workshop_which_seen
    Heading(stringResource(guessed))
    workshop.guessed.forEach { part ->
        PartHead(stringResource(part.part.word()))
        part.groups.forEach { group -> Group(model, workshop, group, ways) }
    }
    PlainButton(stringResource(R.string.sort_look_at_map), { ways.to(MapsPage.Map, workshop.map) }, Modifier.testTag("to-map"))
}

@Composable
private fun Group(model: WorkshopModel, workshop: WorkshopPage, group: GuessGroup, ways: Ways) {
    val entry = group.entry
    Card(Modifier.testTag("group"), entry?.let { { ways.to(MapsPage.Entry, it) } }) {
        group.guesses.forEach { Guess(it) }
        if (entry != null) Quiet(stringResource(R.string.workshop_placed)) else HaveWeSeenIt(model, workshop, group)
    }
}

@Composable
private fun Guess(guess: GuessRow) = Column(Modifier.semantics(mergeDescendants = true) {}) {
    Text(guess.text, color = LocalColours.current.ink, style = Styles.body)
    Quiet(beside(guess.by, stringResource(R.string.workshop_late).takeIf { guess.late }))
}

/** The notes that may show it, the likely ones first, to be ticked. */
@Composable
private fun HaveWeSeenIt(model: WorkshopModel, workshop: WorkshopPage, group: GuessGroup) {
    val first = group.guesses.first().id
    var open by rememberSaveable(first) { mutableStateOf(false) }
    var ticked by rememberSaveable(first) { mutableStateOf(arrayListOf<String>()) }
    PlainButton(stringResource(R.string.workshop_we_saw), { open = !open }, Modifier.fillMaxWidth().testTag("we-saw"))
    if (open) {
        val (likely, others) = workshop.notes.partition { it.id in group.likely }
        if (workshop.notes.isEmpty()) Quiet(stringResource(R.string.workshop_no_notes))
        (likely + others).forEach { note ->
            TickLine(note.id in ticked, { ticked = ArrayList(if (note.id in ticked) ticked - note.id else ticked + note.id) }) {
                Quoted(note.words, note.exact)
                note.by?.let { Quiet(it.name) }
            }
        }
        if (ticked.isNotEmpty()) {
            PlainButton(stringResource(R.string.sort_put_there), { model.putOnMap(group, ticked) }, Modifier.fillMaxWidth().testTag("put"))
        }
    }
    PlainButton(stringResource(R.string.workshop_as_guess), { model.putOnMap(group, emptyList()) }, Modifier.fillMaxWidth().testTag("as-guess"))
}
