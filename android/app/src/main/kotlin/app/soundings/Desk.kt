package app.soundings

import app.soundings.notebook.Cancel
import app.soundings.notebook.NotebookInterface
import app.soundings.notebook.Observer
import app.soundings.notebook.SoundingsException
import java.util.concurrent.CopyOnWriteArraySet
import java.util.concurrent.atomic.AtomicReference
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext

/** What may look different now. */
sealed interface Change {
    /** These things, by id. */
    data class Ids(val ids: Set<String>) : Change

    /** Anything: read everything again. */
    data object Everything : Change

    /** Both. */
    operator fun plus(other: Change): Change = if (this is Ids && other is Ids) Ids(ids + other.ids) else Everything
}

/** Between a contact that broke off and the next. */
private const val BROKE_OFF_MS = 1_000L

/** Where the shell works with an open notebook: off the main thread, and told when to read again. */
class Desk(val notebook: NotebookInterface, private val io: CoroutineDispatcher) {
    private val followers = CopyOnWriteArraySet<Follower>()
    private val broke = MutableStateFlow<Problem?>(null)

    /** Why contact with the team's server broke off last, as over an invitation; null once something else is tried. */
    val brokeOff: StateFlow<Problem?> = broke.asStateFlow()

    init {
        notebook.onChange(object : Observer {
            override fun changed(ids: List<String>) = tell(Change.Ids(ids.toSet()))
            override fun reset() = tell(Change.Everything)
        })
    }

    /** Reads. */
    suspend fun <T> read(call: (NotebookInterface) -> T): T = withContext(io) { call(notebook) }

    /** Has the notebook do something; whoever stays in contact with the team's server looks at once. */
    suspend fun <T> ask(call: (NotebookInterface) -> T): T = withContext(io) { call(notebook).also { notebook.wake() } }

    /** First [Change.Everything], then every change; those that come while one is looked at are told together. */
    fun changes(): Flow<Change> = flow {
        val follower = Follower()
        followers += follower
        try {
            for (wake in follower.wakes) follower.take()?.let { emit(it) }
        } finally {
            followers -= follower
        }
    }

    /** Something may be different: another day, back from the background. */
    fun lookAgain() = tell(Change.Everything)

    /**
     * Stays in contact with the team's server, if there is one, until cancelled or the notebook is closed. Why contact broke
     * off is told, and it goes on: the next invitation may be a better one.
     */
    suspend fun stayInContact(cancel: Cancel) {
        while (true) {
            val problem = Problem.of { withContext(io) { notebook.stayInContact(cancel) } } ?: return
            if (problem is Problem.Notebook && problem.why is SoundingsException.Closed) return
            broke.value = problem
            lookAgain()
            delay(BROKE_OFF_MS)
        }
    }

    /** Keeps an invitation; who stays in contact brings it to the team's server at once. */
    suspend fun join(invitation: String) {
        broke.value = null
        ask { it.join(invitation) }
        lookAgain()
    }

    /** Has contact begun anew, whatever pause there was. */
    suspend fun tryNow() {
        broke.value = null
        read { it.tryNow() }
        lookAgain()
    }

    private fun tell(change: Change) = followers.forEach { it.hear(change) }

    private class Follower {
        val wakes = Channel<Unit>(Channel.CONFLATED)
        private val pending = AtomicReference<Change?>()

        init {
            hear(Change.Everything)
        }

        fun hear(change: Change) {
            pending.updateAndGet { it?.plus(change) ?: change }
            wakes.trySend(Unit)
        }

        fun take(): Change? = pending.getAndSet(null)
    }
}
