package app.soundings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

private const val LOOK_EVERY_MS = 2_000L

/** A screen's record, read again after every change, and what went wrong last. */
abstract class ScreenModel<R : Any>(protected val desk: Desk) : ViewModel() {
    private val shown = MutableStateFlow<R?>(null)
    private val wrong = MutableStateFlow<Problem?>(null)
    private val reading = Mutex()
    private var unread = false

    /** Null before the first reading. A reading that fails leaves the record that was there. */
    val record: StateFlow<R?> = shown.asStateFlow()
    val problem: StateFlow<Problem?> = wrong.asStateFlow()

    /** The record after a change; null where the change does not concern it. */
    protected abstract suspend fun read(change: Change): R?

    /** Reads the record, and again after every change. A model calls it once, when it is made. */
    protected fun follow() = viewModelScope.launch { desk.changes().collect { load(it) } }

    /**
     * Reads the record now and then while a screen shows it: how contact with the team's server goes changes no thing, so
     * nobody is told of it.
     */
    protected fun lookWhileShown() = viewModelScope.launch {
        while (true) {
            shown.subscriptionCount.first { it > 0 }
            delay(LOOK_EVERY_MS)
            load(Change.Everything)
        }
    }

    /** Reads the record now. */
    fun load() = look(Change.Everything)

    protected fun look(change: Change): Job = viewModelScope.launch { load(change) }

    private suspend fun load(change: Change) = reading.withLock {
        val failed = Problem.of { read(change)?.let { shown.value = it } }
        // A reading says what it met and takes that back; what an act met stays in sight until the next act.
        if (failed != null || unread) wrong.value = failed
        unread = failed != null
    }

    /** Does something and remembers why it failed, if it did. */
    protected fun attempt(work: suspend () -> Unit): Job = viewModelScope.launch { attempted(work) }

    /** The same, to its end. */
    protected suspend fun attempted(work: suspend () -> Unit) {
        wrong.value = Problem.of(work)
    }
}

/** A screen with its record; before there is one, why it can't be read, and another try. */
@Composable
fun <R : Any> Shown(model: ScreenModel<R>, content: @Composable (R, Problem?) -> Unit) {
    val record by model.record.collectAsStateWithLifecycle()
    val problem by model.problem.collectAsStateWithLifecycle()
    val wrong = problem
    record?.let { content(it, wrong) } ?: wrong?.let { NotRead(it, model::load) }
}

@Composable
private fun NotRead(problem: Problem, again: () -> Unit) =
    Column(Modifier.padding(Measure.edge).testTag("not-read"), Arrangement.spacedBy(Measure.space16)) {
        // Nothing else is on the page: it is what the page is about.
        ProblemLine(problem, Modifier.semantics { heading() })
        PlainButton(stringResource(R.string.try_again), again)
    }
