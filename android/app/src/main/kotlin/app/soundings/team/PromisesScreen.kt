package app.soundings.team

import androidx.annotation.StringRes
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.Pages
import app.soundings.R
import app.soundings.Ways
import app.soundings.capture.Chip
import app.soundings.core.PromiseState
import app.soundings.core.Promises
import app.soundings.customers.PromiseLine
import app.soundings.ids
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.ListPage
import app.soundings.notebook.PromiseListPage
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The lists of promises. */
enum class PromisesOf(@StringRes val word: Int, val which: Promises) {
    Due(R.string.promises_due, Promises.Due),
    Open(R.string.promise_state_open, Promises.Open),
    Kept(R.string.promise_state_kept, Promises.Became(PromiseState.KEPT)),
    Late(R.string.promise_state_late, Promises.Became(PromiseState.LATE)),
    Changed(R.string.promise_state_changed, Promises.Became(PromiseState.CHANGED)),
    LetGo(R.string.promise_state_let_go, Promises.Became(PromiseState.LET_GO)),
}

/** Everybody's promises, one list at a time. */
class PromisesModel(desk: Desk) : PagedModel<PromiseListPage, PromiseListPage>(desk) {
    private val chosen = MutableStateFlow(PromisesOf.Due)
    val list: StateFlow<PromisesOf> = chosen.asStateFlow()

    override val pages = Pages<PromiseListPage>(
        read = { after -> desk.read { it.promises(chosen.value.which, after) } },
        next = { it.next },
        ids = { page -> page.items.flatMap { it.ids }.toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<PromiseListPage>) = PromiseListPage(pages.flatMap { it.items }, pages.last().next)

    fun show(list: PromisesOf) {
        chosen.value = list
        load()
    }
}

@Composable
fun PromisesScreen(model: PromisesModel, ways: Ways) =
    ListPage(model, stringResource(R.string.all_promises), ways::back, { it.next }, model::more) { promises ->
        item("which") {
            val list by model.list.collectAsStateWithLifecycle()
            Buttons { PromisesOf.entries.forEach { of -> Chip(stringResource(of.word), of == list) { model.show(of) } } }
        }
        if (promises.items.isEmpty()) item("empty") { Aside(stringResource(R.string.no_promises), Modifier.testTag("empty")) }
        items(promises.items, { it.id }) { PromiseLine(it, ways) }
    }
