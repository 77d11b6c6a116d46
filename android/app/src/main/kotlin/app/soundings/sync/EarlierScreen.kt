package app.soundings.sync

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Shown
import app.soundings.beside
import app.soundings.core.ShareableRow
import app.soundings.counted
import app.soundings.look.Aside
import app.soundings.look.BuoyButton
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.notebook.ShareablePage
import app.soundings.shareablePage
import app.soundings.word
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

/** *Share earlier things*: what is only mine and could be the team's; what of it was picked outlives the process. */
class EarlierModel(desk: Desk, private val saved: SavedStateHandle) : PagedModel<ShareablePage, ShareableRow>(desk, saved, shareablePage) {
    /** What was picked, by its id. */
    val picked: StateFlow<ArrayList<String>> = saved.getStateFlow("picked", ArrayList())

    override suspend fun page(after: String?) = desk.read { it.shareable(after) }

    /** A visit's notes stand in no row of their own. */
    override fun ids(page: ShareablePage) = null

    init {
        follow()
    }

    fun pick(thing: String, on: Boolean) = picked(if (on) picked.value + thing else picked.value - thing)

    /** Gives what was picked to the team. */
    fun share(): Job = attempt {
        val things = picked.value.toList()
        desk.ask { it.sharePicked(things) }
        // What is picked meanwhile stays so.
        picked(picked.value - things.toSet())
    }

    private fun picked(things: List<String>) {
        saved["picked"] = ArrayList(things)
    }
}

/** Visits with one's own notes, and whatever else the team has not, each to be picked; below them what is given then. */
@Composable
fun EarlierScreen(model: EarlierModel, back: () -> Unit) = PushedPage(stringResource(R.string.earlier), back) {
    val picked by model.picked.collectAsStateWithLifecycle()
    Shown(model) { earlier, problem ->
        RollingRows(
            model, earlier, earlier.items, { it.id }, Modifier.weight(1f).fillMaxWidth().testTag("earlier"), problem = problem,
            head = { if (earlier.items.isNotEmpty()) Quiet(stringResource(R.string.earlier_words)) }, empty = { Aside(stringResource(R.string.earlier_none), Modifier.testTag("empty")) },
        ) { row -> OnOff(row.title(), row.id in picked, Modifier.testTag("pick"), row.beside()) { model.pick(row.id, it) } }
        if (earlier.items.isNotEmpty()) {
            BuoyButton(
                counted(R.plurals.earlier_go, R.string.earlier_go_none, picked.size), { model.share() },
                Modifier.fillMaxWidth().padding(Measure.edge, Measure.space8).testTag("share-picked"), enabled = picked.isNotEmpty(),
            )
        }
    }
}

@Composable
private fun ShareableRow.title(): String = words.ifEmpty { stringResource(what.word()) }

@Composable
private fun ShareableRow.beside(): String? = beside(
    stringResource(what.word()).takeIf { words.isNotEmpty() }, notes.toInt().takeIf { it > 0 }?.let { pluralStringResource(R.plurals.notes, it, it) },
).ifEmpty { null }
