package app.soundings.team

import androidx.annotation.StringRes
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Ways
import app.soundings.capture.Chip
import app.soundings.core.PromiseRow
import app.soundings.core.PromiseState
import app.soundings.core.Promises
import app.soundings.customers.PromiseLine
import app.soundings.ids
import app.soundings.look.Buttons
import app.soundings.look.ListPage
import app.soundings.notebook.PromiseListPage
import app.soundings.promiseListPage
import kotlinx.coroutines.flow.StateFlow

/** The lists of promises. */
enum class PromisesOf(@StringRes val word: Int, val which: Promises) {
    Due(R.string.promises_due, Promises.Due),
    Open(R.string.promise_state_open, Promises.Open),
    Kept(R.string.promise_state_kept, Promises.Became(PromiseState.KEPT)),
    Late(R.string.promise_state_late, Promises.Became(PromiseState.LATE)),
    Changed(R.string.promise_state_changed, Promises.Became(PromiseState.CHANGED)),
    LetGo(R.string.promise_state_let_go, Promises.Became(PromiseState.LET_GO)),
}

private const val LIST = "list"

/** Everybody's promises, one list at a time. */
class PromisesModel(desk: Desk, private val saved: SavedStateHandle) : PagedModel<PromiseListPage, PromiseRow>(desk, saved, promiseListPage) {
    val list: StateFlow<PromisesOf> = saved.getStateFlow(LIST, PromisesOf.Due)

    override suspend fun page(after: String?) = desk.read { it.promises(list.value.which, after) }

    override fun ids(page: PromiseListPage) = page.items.flatMap { it.ids }.toSet()

    init {
        follow()
    }

    fun show(list: PromisesOf) {
        saved[LIST] = list
        readAnew()
    }
}

@Composable
fun PromisesScreen(model: PromisesModel, ways: Ways) =
    ListPage(model, R.string.all_promises, R.string.no_promises, { it.id }, ways::back, head = {
        val list by model.list.collectAsStateWithLifecycle()
        Buttons { PromisesOf.entries.forEach { of -> Chip(stringResource(of.word), of == list) { model.show(of) } } }
    }) { PromiseLine(it, ways) }
