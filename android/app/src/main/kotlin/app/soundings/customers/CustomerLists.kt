package app.soundings.customers

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.items
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
import app.soundings.PagedModel
import app.soundings.Pages
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.Mark
import app.soundings.core.NewOutcome
import app.soundings.core.OutcomeKind
import app.soundings.core.OutcomeRow
import app.soundings.look.Aside
import app.soundings.look.Choices
import app.soundings.look.ListPage
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.notebook.MarkedPage
import app.soundings.notebook.OutcomePage
import app.soundings.notebook.PeoplePage
import app.soundings.word

/** A customer's people, a page more whenever the end is in sight. */
class PeopleModel(desk: Desk, private val customer: String) : PagedModel<PeoplePage, PeoplePage>(desk) {
    override val pages = Pages<PeoplePage>(
        read = { after -> desk.read { it.peopleOf(customer, after) } },
        next = { it.next },
        ids = { page -> page.items.map { it.id }.toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<PeoplePage>) = PeoplePage(pages.flatMap { it.items }, pages.last().next)

    fun add(words: String, described: Boolean, role: String, done: () -> Unit) = attempt {
        desk.ask { it.addPerson(newPerson(customer, words, described, role)) }
        done()
    }
}

@Composable
fun PeopleScreen(model: PeopleModel, ways: Ways) =
    ListPage(model, stringResource(R.string.their_people), ways::back, { it.next }, model::more) { people ->
        item("add") { AddPerson { words, described, role, done -> model.add(words, described, role, done) } }
        if (people.items.isEmpty()) item("empty") { Aside(stringResource(R.string.nobody_here), Modifier.testTag("empty")) }
        items(people.items, { it.id }) { PersonLine(it, ways) }
    }

/** A customer's concerns or priorities, a page more whenever the end is in sight. */
class MarkedModel(desk: Desk, private val customer: String, private val mark: Mark) : PagedModel<MarkedPage, MarkedPage>(desk) {
    override val pages = Pages<MarkedPage>(
        read = { after -> desk.read { it.markedOf(customer, mark, after) } },
        next = { it.next },
        ids = { page -> page.items.flatMap { listOfNotNull(it.id, it.visit, it.map) }.toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<MarkedPage>) = MarkedPage(pages.flatMap { it.items }, pages.last().next)
}

@Composable
fun MarkedScreen(model: MarkedModel, @StringRes title: Int, ways: Ways) =
    ListPage(model, stringResource(title), ways::back, { it.next }, model::more) { marked ->
        if (marked.items.isEmpty()) item("empty") { Aside(stringResource(R.string.marked_empty), Modifier.testTag("empty")) }
        items(marked.items, { it.id }) { MarkedLine(it, ways) }
    }

/** What came of visits with a customer, the latest first, a page more whenever the end is in sight. */
class OutcomesModel(desk: Desk, private val customer: String) : PagedModel<OutcomePage, OutcomePage>(desk) {
    override val pages = Pages<OutcomePage>(
        read = { after -> desk.read { it.outcomes(customer, after) } },
        next = { it.next },
        ids = { page -> page.items.map { it.id }.toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<OutcomePage>) = OutcomePage(pages.flatMap { it.items }, pages.last().next)

    fun add(kind: OutcomeKind, text: String, done: () -> Unit) = attempt {
        desk.ask { it.addOutcome(NewOutcome(customer = customer, kind = kind, text = text.ifBlank { null })) }
        done()
    }

    fun change(row: OutcomeRow, text: String, done: () -> Unit) = attempt {
        desk.ask { it.changeOutcome(row.id, text, row.seen) }
        done()
    }
}

@Composable
fun OutcomesScreen(model: OutcomesModel, ways: Ways) {
    var correcting by rememberSaveable { mutableStateOf<String?>(null) }
    ListPage(model, stringResource(R.string.came_of_it), ways::back, { it.next }, model::more) { outcomes ->
        item("add") { AddOutcome(model::add) }
        if (outcomes.items.isEmpty()) item("empty") { Aside(stringResource(R.string.no_outcomes), Modifier.testTag("empty")) }
        items(outcomes.items, { it.id }) { row ->
            Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
                OutcomeLine(row) { correcting = row.id }
                if (correcting == row.id) {
                    Writing(stringResource(R.string.correct_words), stringResource(R.string.keep_it), "outcome-${row.id}", row.text.orEmpty(), 2) { text, _ ->
                        model.change(row, text) { correcting = null }
                    }
                }
            }
        }
    }
}

@Composable
private fun AddOutcome(add: (OutcomeKind, String, () -> Unit) -> Unit) = Unfolding(stringResource(R.string.add_outcome), "add-outcome") { close ->
    var kind by rememberSaveable { mutableStateOf<OutcomeKind?>(null) }
    var text by rememberSaveable { mutableStateOf("") }
    Choices(OutcomeKind.entries, kind, { stringResource(it.word()) }, Modifier.testTag("outcome-kind")) { kind = it }
    TextLine(stringResource(R.string.in_a_few_words), text, { text = it }, Modifier.testTag("outcome-field"), 2)
    kind?.let { chosen -> PlainButton(stringResource(R.string.add), { add(chosen, text, close) }, Modifier.testTag("outcome-keep")) }
}
