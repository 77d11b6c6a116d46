package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
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
import app.soundings.core.DeletedRow
import app.soundings.day
import app.soundings.deletedPage
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.notebook.DeletedPage

/** *Recently deleted*. */
class DeletedModel(desk: Desk, saved: SavedStateHandle) : PagedModel<DeletedPage, DeletedRow>(desk, saved, deletedPage) {
    override suspend fun page(after: String?) = desk.read { it.deleted(after) }

    /** What a deletion took along stands in no row. */
    override fun ids(page: DeletedPage) = null

    init {
        follow()
    }

    fun undo(row: DeletedRow) = attempt { desk.ask { it.undoDelete(row.id) } }
}

/** What was deleted in the last 30 days, with *Undo*; what is to be erased says so. */
@Composable
fun DeletedScreen(model: DeletedModel, ways: Ways) = PushedPage(stringResource(R.string.recently_deleted), ways::back) {
    Shown(model) { deleted, problem ->
        RollingRows(
            model, deleted, deleted.items, { it.id }, Modifier.fillMaxSize().testTag("deleted"), problem = problem,
            empty = { Quiet(stringResource(R.string.nothing_deleted)) },
        ) { Gone(it, model, ways) }
    }
}

@Composable
private fun Gone(row: DeletedRow, model: DeletedModel, ways: Ways) = Card(Modifier.testTag("gone")) {
    Body(row.words.ifEmpty { row.what?.let { stringResource(it.word()) } ?: stringResource(R.string.something) })
    val things = row.things.toInt() - 1
    val with = if (things > 0) pluralStringResource(R.plurals.with_things, things, things) else null
    Quiet(beside(row.what?.let { stringResource(it.word()) }, row.deleted.day(), row.engineer, with))
    Quiet(if (row.beingErased) stringResource(R.string.being_erased) else stringResource(R.string.back_until, row.until.day()))
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
        PlainButton(stringResource(R.string.bring_back), { model.undo(row) }, Modifier.testTag("bring-back"))
        if (!row.beingErased) PlainButton(stringResource(R.string.erase), { ways.to(VisitsPage.Erase, row.id) }, Modifier.testTag("to-erase"))
    }
}
