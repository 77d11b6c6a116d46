package app.soundings.visits

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.SentRow
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.notebook.SentPage
import app.soundings.sentPage
import app.soundings.word

/** *What went out* of a customer's visits. */
class WentOutModel(desk: Desk, private val customer: String, saved: SavedStateHandle) : PagedModel<SentPage, SentRow>(desk, saved, sentPage) {
    override suspend fun page(after: String?) = desk.read { it.wentOut(customer, after) }

    override fun ids(page: SentPage) = page.items.flatMap { row -> row.people.map { it.person } + row.id }.toSet()

    init {
        follow()
    }

    fun fetchedBack(row: SentRow, back: Boolean) = attempt { desk.ask { it.fetchedBack(row.id, back) } }
}

/** Which documents readers outside have, with the copies to fetch back. */
@Composable
fun WentOutScreen(model: WentOutModel, ways: Ways) = PushedPage(stringResource(R.string.went_out), ways::back) {
    Shown(model) { sent, problem ->
        RollingRows(
            model, sent, sent.items, { it.id }, Modifier.fillMaxSize().testTag("went-out"), problem = problem,
            empty = { Quiet(stringResource(R.string.nothing_went_out)) },
        ) { Sent(it, model, ways) }
    }
}

@Composable
private fun Sent(row: SentRow, model: WentOutModel, ways: Ways) = Card(Modifier.testTag("sent"), row.visit?.let { visit -> { ways.to(VisitsPage.Visit, visit) } }) {
    Body(stringResource(R.string.sent_to, stringResource(row.what?.word() ?: R.string.document_kind_report), row.to))
    Quiet(beside(row.sent.day(), row.sent.clock(), row.engineer, pluralStringResource(R.plurals.notes, row.notes.toInt(), row.notes.toInt())))
    row.people.forEach { person ->
        val name = person.name.ifEmpty { stringResource(R.string.somebody_gone) }
        val how = listOfNotNull(
            stringResource(R.string.without_name).takeIf { !person.named }, stringResource(R.string.has_withdrawn).takeIf { person.withdrawn },
        )
        Quiet(beside(listOf(name) + how))
    }
    if (row.toFetchBack) {
        Body(stringResource(R.string.fetch_back), Modifier.testTag("fetch-back"))
        PlainButton(stringResource(R.string.it_is_back), { model.fetchedBack(row, true) }, Modifier.testTag("is-back"))
    }
    if (row.fetchedBack) {
        Quiet(stringResource(R.string.was_fetched_back))
        PlainButton(stringResource(R.string.it_is_out), { model.fetchedBack(row, false) }, Modifier.testTag("is-out"))
    }
}
