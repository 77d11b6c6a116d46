package app.soundings

import app.soundings.core.Captured
import app.soundings.core.NewObservation
import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import app.soundings.notebook.Cancel
import app.soundings.notebook.DeviceClock
import app.soundings.notebook.Notebook
import app.soundings.notebook.NotebookInterface
import app.soundings.notebook.SoundingsException
import app.soundings.notebook.captureToInbox
import app.soundings.notebook.notebookExists
import app.soundings.notebook.restoreBackup
import java.io.File
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.getAndUpdate
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/** Where the door stands. */
sealed interface DoorState {
    data object Opening : DoorState

    /** No notebook yet: one field, "What name goes on your notes?" */
    data object FirstRun : DoorState

    data class Open(val desk: Desk) : DoorState

    /** It can't be opened; notes go to the inbox until it can. */
    data class Shut(val problem: Problem) : DoorState
}

/**
 * How the app comes to its notebook: opens it, asks for a name where there is none yet, or says why it can't be opened, and
 * takes notes all the same.
 *
 * @param io where the notebook works
 * @param through what every call of it goes through
 * @param clock what it goes by in place of the phone's own
 */
class Door(
    private val folder: File,
    private val keys: DatabaseKeys,
    private val device: DeviceKeys,
    private val io: CoroutineDispatcher = Dispatchers.IO,
    private val through: (Notebook) -> NotebookInterface = { it },
    private val clock: DeviceClock? = null,
) {
    private val scope = CoroutineScope(SupervisorJob() + io)
    private val opening = Mutex()
    private val now = MutableStateFlow<DoorState>(DoorState.Opening)

    private val invited = MutableStateFlow<String?>(null)
    private val looked = MutableStateFlow<Desk?>(null)

    val state: StateFlow<DoorState> = now.asStateFlow()

    /** An invitation that was opened, or is to be pasted: Join takes it as soon as there is a notebook. */
    val invitation: StateFlow<String?> = invited.asStateFlow()

    /** The example while somebody looks at it: a notebook of its own, in a folder of its own. */
    val example: StateFlow<Desk?> = looked.asStateFlow()

    /** Where a spoken note lies until the notebook holds it. */
    val spoken: File get() = File(folder.parentFile, "spoken")

    /** Where a spoken answer of a visit's debrief lies until then. */
    fun spokenAnswers(visit: String): File = File(folder.parentFile, "spoken-answers/$visit")

    suspend fun lookAtExample() = withContext(io) {
        opening.withLock { if (looked.value == null) looked.value = Desk(through(Notebook.openExample(File(folder.parentFile, "example").path)), io) }
    }

    fun leaveExample() {
        looked.getAndUpdate { null }?.let { scope.launch { it.notebook.shut() } }
    }

    /** Opens the notebook, if there is one. Never makes one. */
    fun open() {
        scope.launch { opening.withLock { if (now.value !is DoorState.Open) now.value = opened() } }
    }

    /** Begins a notebook in this name. The key is kept before the first byte is written under it. */
    suspend fun begin(name: String) = withContext(io) {
        opening.withLock {
            val notebook = Notebook.create(folder.path, keys.read() ?: keys.make(), device, name, clock)
            now.value = DoorState.Open(Desk(through(notebook), io))
        }
    }

    /** Makes the notebook of a backup, where there is none yet; the key is kept before the first byte is written under it. */
    suspend fun restore(backup: File, typed: String, cancel: Cancel) = withContext(io) {
        opening.withLock {
            restoreBackup(backup.path, typed, folder.path, keys.read() ?: keys.make(), device, cancel)
            now.value = opened()
        }
    }

    /** Something may be different: another day, back from the background. */
    fun lookAgain() {
        (now.value as? DoorState.Open)?.desk?.lookAgain()
    }

    /** While the app is in front, stays in contact with the team's server, if there is one. */
    fun stayInContact(): AutoCloseable {
        val cancel = Cancel()
        scope.launch {
            val open = now.filterIsInstance<DoorState.Open>().first()
            open.desk.stayInContact(cancel)
        }
        return AutoCloseable(cancel::cancel)
    }

    /** An invitation came, as it was opened; empty where it is still to be pasted. */
    fun invite(text: String) {
        invited.value = text
    }

    /** The invitation that came, once. */
    fun takeInvitation(): String? = invited.getAndUpdate { null }

    /** Takes a note: durable when this returns, in the notebook or, while that can't be opened, in its inbox (then null). */
    suspend fun capture(note: NewObservation): Captured? = when (val state = now.value) {
        is DoorState.Open -> state.desk.ask { it.capture(note) }
        else -> {
            withContext(io) { captureToInbox(folder.path, note, clock) }
            null
        }
    }

    /**
     * Takes a note beside whatever is being written: through the inbox, which an open notebook takes in at once, so that the draft
     * in the field stays what it is. Durable when this returns.
     */
    suspend fun captureBeside(note: NewObservation) {
        withContext(io) { captureToInbox(folder.path, note, clock) }
        (now.value as? DoorState.Open)?.desk?.ask { it.resume() }
    }

    private fun opened(): DoorState {
        if (!notebookExists(folder.path)) return DoorState.FirstRun
        val key = keys.read() ?: return DoorState.Shut(Problem.KeyMissing)
        return try {
            DoorState.Open(Desk(through(Notebook.open(folder.path, key, device, clock)), io))
        } catch (refused: SoundingsException) {
            DoorState.Shut(Problem.Notebook(refused))
        }
    }
}
