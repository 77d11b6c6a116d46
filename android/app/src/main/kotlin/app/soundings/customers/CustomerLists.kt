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
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.Mark
import app.soundings.core.MarkedRow
import app.soundings.core.NewOutcome
import app.soundings.core.OutcomeKind
import app.soundings.core.OutcomeRow
import app.soundings.core.PersonRow
import app.soundings.look.Choices
import app.soundings.look.ListPage
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.markedPage
import app.soundings.notebook.MarkedPage
import app.soundings.notebook.OutcomePage
import app.soundings.notebook.PeoplePage
import app.soundings.outcomePage
import app.soundings.peoplePage
import app.soundings.word

/** A customer's people, or only those at a [site], a page more whenever the end is in sight. */
class PeopleModel(desk: Desk, private val customer: String, saved: SavedStateHandle, private val site: String? = null) :
    PagedModel<PeoplePage, PersonRow>(desk, saved, peoplePage) {
    override suspend fun page(after: String?) = desk.read { if (site == null) it.peopleOf(customer, after) else it.peopleOfSite(site, after) }

    override fun ids(page: PeoplePage) = page.items.map { it.id }.toSet()

    init {
        follow()
    }

    fun add(words: String, described: Boolean, role: String, done: () -> Unit) = attempt {
        desk.ask { it.addPerson(newPerson(customer, words, described, role).copy(site = site)) }
        done()
    }
}

@Composable
fun PeopleScreen(model: PeopleModel, ways: Ways) =
    ListPage(model, R.string.their_people, R.string.nobody_here, { it.id }, ways::back, head = {
        AddPerson { words, described, role, done -> model.add(words, described, role, done) }
    }) { PersonLine(it, ways) }

/** A customer's concerns or priorities, a page more whenever the end is in sight. */
class MarkedModel(desk: Desk, private val customer: String, private val mark: Mark, saved: SavedStateHandle) : PagedModel<MarkedPage, MarkedRow>(desk, saved, markedPage) {
    override suspend fun page(after: String?) = desk.read { it.markedOf(customer, mark, after) }

    override fun ids(page: MarkedPage) = page.items.flatMap { listOfNotNull(it.id, it.visit, it.map) }.toSet()

    init {
        follow()
    }

}

@Composable
fun MarkedScreen(model: MarkedModel, @StringRes title: Int, ways: Ways) =
    ListPage(model, title, R.string.marked_empty, { it.id }, ways::back) { MarkedLine(it, ways) }

/** What came of visits with a customer, the latest first, a page more whenever the end is in sight. */
class OutcomesModel(desk: Desk, private val customer: String, saved: SavedStateHandle) : PagedModel<OutcomePage, OutcomeRow>(desk, saved, outcomePage) {
    override suspend fun page(after: String?) = desk.read { it.outcomes(customer, after) }

    override fun ids(page: OutcomePage) = page.items.map { it.id }.toSet()

    init {
        follow()
    }

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
    ListPage(model, R.string.came_of_it, R.string.no_outcomes, { it.id }, ways::back, head = {
        AddOutcome(model::add)
    }) { row ->
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

@Composable
private fun AddOutcome(add: (OutcomeKind, String, () -> Unit) -> Unit) = Unfolding(stringResource(R.string.add_outcome), "add-outcome") { close ->
    var kind by rememberSaveable { mutableStateOf<OutcomeKind?>(null) }
    var text by rememberSaveable { mutableStateOf("") }
    Choices(OutcomeKind.entries, kind, { stringResource(it.word()) }, Modifier.testTag("outcome-kind")) { kind = it }
    TextLine(stringResource(R.string.in_a_few_words), text, { text = it }, Modifier.testTag("outcome-field"), 2)
    kind?.let { chosen -> PlainButton(stringResource(R.string.add), { add(chosen, text, close) }, Modifier.testTag("outcome-keep")) }
}
