package app.soundings.capture

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.TextFieldValue
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.soundings.Desk
import app.soundings.Door
import app.soundings.DoorState
import app.soundings.Problem
import app.soundings.core.Capture
import app.soundings.core.FiledUnder
import app.soundings.core.HeldText
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NoteChange
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.notebook.Notebook
import app.soundings.notebook.SoundingsException
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

private fun atEnd(text: String) = TextFieldValue(text, TextRange(text.length))

/**
 * *Capture*: type, press a kind, and the note exists and the field is empty. The text lives here, in the saved state
 * (rotation, process death), and as a draft in the core: 300 ms after the last key and at least once a second while typing.
 */
class CaptureModel(private val door: Door, private val saved: SavedStateHandle) : ViewModel() {
    private val shown = MutableStateFlow<Capture?>(null)

    /** Null before the first reading, and while the notebook is shut. */
    val record: StateFlow<Capture?> = shown.asStateFlow()

    /** What stands in the field, and where the cursor is: at the end of what was brought back. */
    var written by mutableStateOf(atEnd(saved["text"] ?: ""))
        private set
    val text: String get() = written.text

    /** Starred, from the next note's key on. */
    var starred by mutableStateOf(saved["starred"] ?: false)
        private set

    /** Who said or did it, for the next note. */
    var by by mutableStateOf<String?>(saved["by"])
        private set

    /** Pictures that go with the next note, as files. */
    var pictures by mutableStateOf(saved.get<Array<String>>("pictures")?.toList() ?: emptyList())
        private set

    /** Whether to file under no visit, after being asked. */
    var withoutVisit by mutableStateOf(saved["without-visit"] ?: false)
        private set

    /** Whether the person said that it is still the same visit. */
    var stillThere by mutableStateOf(saved["still-there"] ?: false)
        private set
    var told by mutableStateOf<Told?>(null)
        private set

    private val writing = Mutex()
    private val drafts = DraftKeeper(viewModelScope) { saveDraft() }
    private var loaded = false

    init {
        viewModelScope.launch {
            door.state.filterIsInstance<DoorState.Open>().collectLatest { open -> open.desk.changes().collect { load(open.desk) } }
        }
    }

    /** Reads the record. The draft comes into the field once: what comes in while someone types must not touch it. */
    private suspend fun load(desk: Desk) {
        val failed = Problem.of { if (loaded) show(desk.read { it.captureScreen(null) }) else loadWithDraft(desk) }
        failed?.let { told = Told.Wrong(it) }
    }

    private fun show(read: Capture) {
        shown.value = read
        saved["visit"] = read.visit?.id
    }

    /** The core says what the field shows, of the draft and of what is held here; again if something was typed meanwhile. */
    private suspend fun loadWithDraft(desk: Desk) = writing.withLock {
        do {
            val held = text
            val visit = saved.get<String>("visit")
            val read = desk.read { it.captureScreen(null, HeldText(visit, held)) }
            if (held == text) {
                loaded = true
                show(read)
                if (read.draft != held) write(read.draft)
                if (held.isNotEmpty()) drafts.typed()
            }
        } while (!loaded)
    }

    /** A key of the keyboard. */
    fun type(new: TextFieldValue) {
        val words = new.text != text
        written = new
        if (!words) return
        saved["text"] = new.text
        drafts.typed()
    }

    private fun write(new: String) {
        written = atEnd(new)
        saved["text"] = new
    }

    /** Saves the unsent text now: the app goes to the back. */
    fun putDown() {
        CoroutineScope(Dispatchers.Main.immediate).launch { saveDraft() }
    }

    private suspend fun saveDraft() = writing.withLock {
        // Before the draft is loaded there is one in the notebook that must not be written over.
        if (!loaded) return@withLock
        val words = text
        val visit = visit()
        // While the notebook is shut, the saved state holds the text.
        try {
            ask { it.saveDraft(visit, words) }
        } catch (refused: SoundingsException) {
            told = Told.Wrong(Problem.Notebook(refused))
        }
    }

    private fun visit() = record.value?.visit?.id

    private suspend fun <T> ask(call: (Notebook) -> T): T {
        val open = door.state.value as? DoorState.Open ?: throw SoundingsException.Closed()
        return open.desk.ask(call)
    }

    /** One of the four keys: the note is durable and the field is empty. What was typed meanwhile stays. */
    fun press(kind: ObservationKind) = attempt {
        writing.withLock {
            val words = text
            val note = NewObservation(
                visit = if (withoutVisit) FiledUnder.Nowhere else FiledUnder.UnderWay,
                kind = kind, text = words, by = by?.let { Person.Known(it) }, starred = starred, attachments = pictures,
            )
            val captured = door.capture(note)
            write(text.removePrefix(words))
            star(false)
            choose(null)
            detachAll()
            told = if (captured == null) Told.KeptForLater else null
            // The notebook forgets the draft of where the note is filed; the visit's own is emptied like the field.
            if (withoutVisit) drafts.typed()
        }
    }

    fun star(on: Boolean) {
        starred = on
        saved["starred"] = on
    }

    /** Chooses who said or did it; the same again lets go. */
    fun choose(person: String?) {
        by = if (person == by) null else person
        saved["by"] = by
    }

    /** Somebody new: known from now on, and chosen. */
    fun someone(description: String) = attempt {
        val customer = record.value?.visit?.customerId
        val visit = visit()
        choose(ask { it.addPerson(NewPerson(customer = customer, description = description.trim(), visit = visit)) })
    }

    /** A picture was taken for the next note. */
    fun attach(picture: String) = picturesAre(pictures + picture)

    /** The notebook holds its own copies, or none are wanted: the plain files go. */
    fun detachAll() {
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
            val to = listOfNotNull(by?.let { Person.Known(it) })
            val visit = visit()
            ask { it.promise(NewPromise(text = words, to = to, until = until, visit = visit)) }
            write(text.removePrefix(words))
            choose(null)
            told = Told.Promised(until)
        }
        saveDraft()
    }

    /** Says that a note holds their very words, or that it doesn't. */
    fun setExact(note: NoteRow, exact: Boolean) = attempt { ask { it.changeNote(note.id, NoteChange(exact = exact), note.seen) } }

    fun delete(note: String) = attempt {
        ask { it.delete(note) }
        told = Told.Deleted(note)
    }

    /** Brings back the note deleted last. */
    fun undoDelete() = attempt {
        val note = (told as? Told.Deleted)?.note ?: return@attempt
        told = null
        ask { it.undoDelete(note) }
    }

    /** Answers "Still the same visit?". */
    fun stillThere(here: Boolean) {
        stillThere = here
        withoutVisit = !here
        saved["still-there"] = stillThere
        saved["without-visit"] = withoutVisit
    }

    /** Ends the visit under way; the text left in the field becomes a note without a key. */
    fun end(share: Boolean, then: () -> Unit) = attempt {
        // What stands in the field is handed over first: ending makes a note without a key of it.
        saveDraft()
        writing.withLock {
            val visit = visit()
            ask { it.endVisit(visit, share) }
            write("")
        }
        then()
    }

    private fun attempt(work: suspend () -> Unit) = viewModelScope.launch { Problem.of(work)?.let { told = Told.Wrong(it) } }
}
