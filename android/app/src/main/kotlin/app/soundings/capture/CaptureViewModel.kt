package app.soundings.capture

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.core.Capture
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NoteChange
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.notebook.SoundingsException
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withTimeoutOrNull

private const val QUIET_MS = 300L
private const val AT_LEAST_MS = 1_000L

private fun atEnd(text: String) = TextFieldValue(text, TextRange(text.length))

/** A draft that comes late, after something was typed or brought back: neither is lost, and nothing stands twice. */
private fun joined(draft: String, text: String) = when {
    draft in text -> text
    text in draft -> draft
    else -> "$draft\n$text"
}

/** What Capture tells once, beside the field. */
sealed interface Told {
    /** Refused; the words are still in the field. */
    data class Problem(val why: SoundingsException) : Told

    /** In the inbox until the notebook opens. */
    data object KeptForLater : Told

    /** A promise stands, until that day. */
    data class Promised(val until: String) : Told

    /** A note was deleted, and can be brought back. */
    data class Deleted(val note: String) : Told

    /** No camera app answered. */
    data object NoCamera : Told
}

/**
 * *Capture*: the field, and the four keys that send it. The text lives here, in the saved state (rotation, process
 * death), and as a draft in the core: 300 ms after the last key and at least once a second while typing.
 */
class CaptureViewModel(private val door: Door, private val saved: SavedStateHandle) : ViewModel() {
    val screen: StateFlow<Capture?> = door.shows { it.captureScreen(null) }.stateIn(viewModelScope, SharingStarted.Eagerly, null)

    /** What stands in the field, and where the cursor is: at the end of what was brought back. */
    var written by mutableStateOf(atEnd(saved["text"] ?: ""))
        private set
    val text: String get() = written.text
    var starred by mutableStateOf(saved["starred"] ?: false)
        private set

    /** The chosen person's id, for the next note. */
    var person by mutableStateOf<String?>(saved["person"])
        private set
    var pictures by mutableStateOf(saved.get<Array<String>>("pictures")?.toList() ?: emptyList())
        private set

    /** Whether to file under no visit, after being asked. */
    var withoutVisit by mutableStateOf(saved["without-visit"] ?: false)
        private set

    /** Whether the person said that it is still the same visit. */
    var stillHere by mutableStateOf(saved["still-here"] ?: false)
        private set
    var told by mutableStateOf<Told?>(null)
        private set

    private val typed = Channel<Unit>(Channel.CONFLATED)
    private val writing = Mutex()

    init {
        viewModelScope.launch {
            val draft = screen.first { it != null }?.draft.orEmpty()
            val all = joined(draft, text)
            if (all != text) keep(all)
            if (all != draft) saveDraft()
        }
        viewModelScope.launch {
            for (key in typed) {
                withTimeoutOrNull(AT_LEAST_MS) { while (withTimeoutOrNull(QUIET_MS) { typed.receive() } != null) Unit }
                saveDraft()
            }
        }
    }

    /** A key of the keyboard. */
    fun type(new: TextFieldValue) {
        val words = new.text != text
        written = new
        if (!words) return
        saved["text"] = new.text
        typed.trySend(Unit)
    }

    private fun keep(new: String) {
        written = atEnd(new)
        saved["text"] = new
    }

    /** Leaves the draft in the core now. */
    fun leave() {
        CoroutineScope(Dispatchers.Main.immediate).launch { saveDraft() }
    }

    private suspend fun saveDraft() = writing.withLock {
        val words = text
        val visit = visit()
        // While the notebook is shut, the saved state holds the text.
        runCatching { door.ask { it.saveDraft(visit, words) } }
        Unit
    }

    private fun visit() = screen.value?.visit?.id

    /** Presses a key: the note is durable and the field is empty. What was typed meanwhile stays. */
    fun send(kind: ObservationKind) = viewModelScope.launch {
        writing.withLock {
            val words = text
            val note = NewObservation(
                visit = if (withoutVisit) FiledUnder.Nowhere else FiledUnder.UnderWay,
                kind = kind, text = words, by = person?.let { Person.Known(it) }, starred = starred, attachments = pictures,
            )
            try {
                val captured = door.capture(note)
                keep(text.removePrefix(words))
                star(false)
                choose(null)
                leavePicturesOut()
                told = if (captured == null) Told.KeptForLater else null
            } catch (refused: SoundingsException) {
                told = Told.Problem(refused)
            }
        }
    }

    fun star(on: Boolean) {
        starred = on
        saved["starred"] = on
    }

    /** Chooses who said or did it; the same again lets go. */
    fun choose(id: String?) {
        person = if (id == person) null else id
        saved["person"] = person
    }

    /** Somebody new: known from now on, and chosen. */
    fun someone(description: String) = attempt {
        val customer = screen.value?.visit?.customerId
        val visit = visit()
        val id = door.ask { it.addPerson(NewPerson(customer = customer, description = description.trim(), visit = visit)) }
        choose(id)
    }

    fun pictureTaken(path: String) = picturesAre(pictures + path)

    /** The notebook holds its own copies; what the camera left lies open and goes. */
    fun leavePicturesOut() {
        val left = pictures
        picturesAre(emptyList())
        viewModelScope.launch(Dispatchers.IO) { left.forEach { File(it).delete() } }
    }

    fun noCamera() {
        told = Told.NoCamera
    }

    private fun picturesAre(paths: List<String>) {
        pictures = paths
        saved["pictures"] = paths.toTypedArray()
    }

    /** Makes what stands in the field a promise to the chosen person. */
    fun promise(until: String) = attempt {
        writing.withLock {
            val words = text
            val to = listOfNotNull(person?.let { Person.Known(it) })
            val visit = visit()
            door.ask { it.promise(NewPromise(text = words, to = to, until = until, visit = visit)) }
            keep(text.removePrefix(words))
            choose(null)
            told = Told.Promised(until)
        }
        saveDraft()
    }

    /** Whether the note holds somebody's very words. */
    fun exact(note: NoteRow, exact: Boolean) = attempt { door.ask { it.changeNote(note.id, NoteChange(exact = exact), note.seen) } }

    fun delete(note: String) = attempt {
        door.ask { it.delete(note) }
        told = Told.Deleted(note)
    }

    fun undoDelete(note: String) = attempt { door.ask { it.undoDelete(note) } }

    /** Answers "Still the same visit?". */
    fun fileHere(here: Boolean) {
        stillHere = here
        withoutVisit = !here
        saved["still-here"] = stillHere
        saved["without-visit"] = withoutVisit
    }

    /** Ends the visit under way; the text left in the field becomes a note without a key. */
    fun end(share: Boolean, then: () -> Unit) = attempt {
        // What stands in the field is handed over first: ending makes a note without a key of it.
        saveDraft()
        writing.withLock {
            val visit = visit()
            door.ask { it.endVisit(visit, share) }
            keep("")
        }
        then()
    }

    fun heard() {
        told = null
    }

    private fun attempt(act: suspend () -> Unit) = viewModelScope.launch {
        try {
            act()
        } catch (refused: SoundingsException) {
            told = Told.Problem(refused)
        }
    }
}
