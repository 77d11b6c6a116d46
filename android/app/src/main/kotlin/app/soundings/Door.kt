package app.soundings

import app.soundings.core.Captured
import app.soundings.core.NewObservation
import app.soundings.keys.DatabaseKeys
import app.soundings.notebook.Cancel
import app.soundings.notebook.Notebook
import app.soundings.notebook.Observer
import app.soundings.notebook.SoundingsException
import app.soundings.notebook.captureToInbox
import app.soundings.notebook.notebookExists
import java.io.File
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.mapLatest
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/** Where the notebook stands. */
sealed interface Standing {
    /** Being opened. */
    data object Opening : Standing

    /** There is none yet. */
    data object FirstRun : Standing

    /** Open. */
    data class Open(val notebook: Notebook) : Standing

    /** It can't be opened now; notes go to its inbox meanwhile. No exception: the key could not be had. */
    data class Shut(val why: SoundingsException?) : Standing
}

/** The app's one way to the notebook: opens it, asks it off the main thread, and says when to read again. */
class Door(private val folder: File, private val keys: DatabaseKeys, private val io: CoroutineDispatcher = Dispatchers.IO) {
    private val scope = CoroutineScope(SupervisorJob() + io)
    private val opening = Mutex()
    private val now = MutableStateFlow<Standing>(Standing.Opening)
    private val reading = MutableStateFlow(0L)

    val standing: StateFlow<Standing> = now.asStateFlow()

    /** Opens the notebook if there is one. */
    fun open() {
        scope.launch { opening.withLock { if (now.value !is Standing.Open) now.value = opened() } }
    }

    /** Makes the notebook of a new engineer. */
    suspend fun begin(name: String) = withContext(io) {
        opening.withLock {
            val notebook = Notebook.create(folder.path, keys.read() ?: keys.make(), name)
            now.value = watched(notebook)
        }
    }

    /** Something may be different: another day, back from the background. */
    fun readAgain() = reading.update { it + 1 }

    /** What a screen shows, read again whenever something changed. */
    @OptIn(ExperimentalCoroutinesApi::class)
    fun <T : Any> shows(read: (Notebook) -> T): Flow<T> = combine(now, reading) { standing, _ -> standing }
        .mapLatest { (it as? Standing.Open)?.let { open -> runCatching { read(open.notebook) }.getOrNull() } }
        .filterNotNull()
        .flowOn(io)

    /** Has the open notebook do something. */
    suspend fun <T> ask(call: (Notebook) -> T): T = withContext(io) {
        val standing = now.value as? Standing.Open ?: throw SoundingsException.Closed()
        call(standing.notebook).also { standing.notebook.wake() }
    }

    /** While the app is in front, stays in contact with the team's server, if there is one. */
    fun stayInContact(): AutoCloseable {
        val cancel = Cancel()
        scope.launch {
            val open = now.filterIsInstance<Standing.Open>().first()
            runCatching { open.notebook.stayInContact(cancel) }
        }
        return AutoCloseable(cancel::cancel)
    }

    /** Takes a note: durable when this returns, in the notebook or, while that can't be opened, in its inbox (then null). */
    suspend fun capture(note: NewObservation): Captured? = withContext(io) {
        when (val standing = now.value) {
            is Standing.Open -> standing.notebook.capture(note).also { standing.notebook.wake() }
            else -> {
                captureToInbox(folder.path, note)
                null
            }
        }
    }

    private fun opened(): Standing {
        if (!notebookExists(folder.path)) return Standing.FirstRun
        val key = keys.read() ?: return Standing.Shut(null)
        return try {
            watched(Notebook.open(folder.path, key))
        } catch (refused: SoundingsException) {
            Standing.Shut(refused)
        }
    }

    private fun watched(notebook: Notebook): Standing {
        notebook.onChange(object : Observer {
            override fun changed(ids: List<String>) = readAgain()
            override fun reset() = readAgain()
        })
        return Standing.Open(notebook)
    }
}
