package app.soundings

import app.soundings.notebook.Cancel
import app.soundings.notebook.Notebook
import app.soundings.notebook.Observer
import java.util.concurrent.CopyOnWriteArraySet
import java.util.concurrent.atomic.AtomicReference
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
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

/** Where the shell works with an open notebook: off the main thread, and told when to read again. */
class Desk(val notebook: Notebook, private val io: CoroutineDispatcher) {
    private val followers = CopyOnWriteArraySet<Follower>()

    init {
        notebook.onChange(object : Observer {
            override fun changed(ids: List<String>) = tell(Change.Ids(ids.toSet()))
            override fun reset() = tell(Change.Everything)
        })
    }

    /** Reads. */
    suspend fun <T> read(call: (Notebook) -> T): T = withContext(io) { call(notebook) }

    /** Has the notebook do something; whoever stays in contact with the team's server looks at once. */
    suspend fun <T> ask(call: (Notebook) -> T): T = withContext(io) { call(notebook).also { notebook.wake() } }

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

    /** Stays in contact with the team's server, if there is one, until cancelled. */
    fun stayInContact(cancel: Cancel) = notebook.stayInContact(cancel)

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
