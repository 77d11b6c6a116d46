package app.soundings.capture

import android.os.SystemClock
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
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NoteChange
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PhotoRule
import app.soundings.look.typedBehind
import app.soundings.notebook.NotebookInterface
import app.soundings.notebook.SoundingsException
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/** A second press within this time is the same press. */
private const val AGAIN_MS = 500L

private fun atEnd(text: String) = TextFieldValue(text, TextRange(text.length))

/**
 * *Capture*: type, press a kind, and the note exists and the field is empty. The text lives here, in the saved state
 * (rotation, process death), and as a draft in the core: 300 ms after the last key and at least once a second while typing.
 */
class CaptureModel(private val door: Door, private val saved: SavedStateHandle, recorder: Recorder) : ViewModel() {
    private val shown = MutableStateFlow<Capture?>(null)

    /** Null before the first reading, and while the notebook is shut. */
    val record: StateFlow<Capture?> = shown.asStateFlow()

    /** What stands in the field, and where the cursor is: at the end of what was brought back. */
    var written by mutableStateOf(atEnd(saved["text"] ?: ""))
        private set
    val text: String get() = written.text

    /** What goes with the next note. */
    val next = NextNote(saved)

    /** Whether the page is blank because the customer looks; notes still go in. */
    var hidden by mutableStateOf(saved["hidden"] ?: false)
        private set

    /** Whether to file under no visit, after being asked. */
    var withoutVisit by mutableStateOf(saved["without-visit"] ?: false)
        private set

    /** Whether the person said that it is still the same visit. */
    var stillThere by mutableStateOf(saved["still-there"] ?: false)
        private set
    var told by mutableStateOf<Told?>(null)
        private set

    private val keys = Channel<ObservationKind>(Channel.CONFLATED)

    /** Each key that kept a note, to be felt and spoken once. */
    val kept: Flow<ObservationKind> = keys.receiveAsFlow()

    /** What is being spoken while a key is held. */
    val spoken = Spoken(door.spoken, recorder, viewModelScope, ObservationKind.entries, ::keepSpoken)

    private var lastPress = -AGAIN_MS
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
                keepCutOff()
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

    /** Saves the unsent text now: the app goes to the back, and no microphone hears there. */
    fun putDown() {
        spoken.finish()
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

    private suspend fun <T> ask(call: (NotebookInterface) -> T): T {
        val open = door.state.value as? DoorState.Open ?: throw SoundingsException.Closed()
        return open.desk.ask(call)
    }

    /**
     * One of the four keys: the note is durable and the field is empty. What was typed meanwhile stays. A second press
     * within half a second, that finds nothing to keep, was the same press.
     */
    fun press(kind: ObservationKind): Job {
        val now = SystemClock.uptimeMillis()
        val again = now - lastPress < AGAIN_MS
        lastPress = now
        return attempt {
            writing.withLock { if (!again || text.isNotBlank() || next.attached.isNotEmpty()) keep(kind) }
            // However long the keeping took.
            lastPress = SystemClock.uptimeMillis()
        }
    }

    private suspend fun keep(kind: ObservationKind) {
        val words = text
        val under = if (withoutVisit) FiledUnder.Nowhere else FiledUnder.UnderWay
        val captured = door.capture(next.note(under, kind, words, record.value?.exactKeys.orEmpty()))
        write(text.typedBehind(words))
        forget(next.dropAttached())
        next.clear()
        told = if (captured == null) Told.KeptForLater else null
        keys.trySend(kind)
        // The notebook forgets the draft of where the note is filed; the visit's own is emptied like the field.
        if (withoutVisit) drafts.typed()
    }

    /** What was spoken is a note; what stands in the field stays there. */
    private suspend fun keepSpoken(kind: ObservationKind, said: File) {
        val under = if (withoutVisit) FiledUnder.Nowhere else FiledUnder.UnderWay
        attempt {
            val captured = door.capture(next.spoken(under, kind, said.path))
            next.clear()
            told = if (captured == null) Told.KeptForLater else null
            keys.trySend(kind)
            forget(listOf(said.path))
        }.join()
    }

    /** What was cut off when the process died is a note now, as far as it was heard. */
    private fun keepCutOff() = attempt {
        val cutOff = withContext(Dispatchers.IO) { spoken.cutOff() }
        cutOff.forEach { (kind, said) ->
            door.capture(next.spoken(FiledUnder.UnderWay, kind, said.path))
            forget(listOf(said.path))
        }
        if (cutOff.isNotEmpty()) told = Told.CameBack(cutOff.size)
    }

    fun tell(what: Told) {
        told = what
    }

    /** Blanks the page, or shows it again. */
    fun hide(on: Boolean) {
        hidden = on
        saved["hidden"] = on
    }

    /** Somebody new: known from now on, and chosen. */
    fun someone(description: String) = someoneNew(description) { next.choose(it) }

    /** Somebody new: known from now on, and [then] what is to be done with them. */
    fun someoneNew(description: String, then: (String) -> Unit) = attempt {
        val customer = record.value?.visit?.customerId
        val visit = visit()
        then(ask { it.addPerson(NewPerson(customer = customer, description = description.trim(), visit = visit)) })
    }

    /** A picture for the next note. */
    fun attach(picture: String) = next.attachPictures(listOf(picture))

    /** Pictures that are copied first, off the main thread. */
    fun attachPictures(copy: () -> List<File>) = attempt { next.attachPictures(paths(copy)) }

    /** Files that are copied first, off the main thread. */
    fun attachFiles(copy: () -> List<File>) = attempt { next.attachFiles(paths(copy)) }

    private suspend fun paths(copy: () -> List<File>) = withContext(Dispatchers.IO) { copy().map(File::getPath) }

    /** Somebody has a reason for pictures where none are wanted. */
    fun anyway() = next.anyway()

    /** The pictures are not wanted after all. */
    fun detachAll() = forget(next.dropAttached())

    /** The notebook holds its own copies, or none are wanted: the plain files go, and the folder that was made for one. */
    private fun forget(copies: List<String>) {
        viewModelScope.launch(Dispatchers.IO) { copies.map(::File).forEach { if (it.delete()) it.parentFile?.delete() } }
    }

    /** Writes down what the site says about pictures. */
    fun photoRule(rule: PhotoRule) = attempt {
        val site = record.value?.site ?: return@attempt
        ask { it.setPhotoRule(site.id, rule, site.seen) }
    }

    /** Makes what stands in the field a promise to these people; it can be taken back at once. */
    fun promise(to: Set<String>, until: String) = attempt {
        writing.withLock {
            val words = text
            val visit = visit()
            val promise = ask { it.promise(NewPromise(text = words, to = to.map(Person::Known), until = until, visit = visit)) }
            write(text.typedBehind(words))
            next.choose(null)
            told = Told.Promised(promise, until)
        }
        saveDraft()
    }

    /** Says that a note holds their very words, or that it doesn't. */
    fun setExact(note: NoteRow, exact: Boolean) = change(note, NoteChange(exact = exact))

    /** Another key: it was pressed in a hurry. */
    fun setKind(note: NoteRow, kind: ObservationKind) = change(note, NoteChange(kind = kind))

    fun setStarred(note: NoteRow, starred: Boolean) = change(note, NoteChange(starred = starred))

    private fun change(note: NoteRow, change: NoteChange) = attempt { ask { it.changeNote(note.id, change, note.seen) } }

    fun delete(note: String) = attempt {
        ask { it.delete(note) }
        told = Told.Deleted(note)
    }

    /** Takes back what was told last: a note that was deleted, a promise that was made. */
    fun undo() = attempt {
        when (val undone = told) {
            is Told.Deleted -> ask { it.undoDelete(undone.note) }
            is Told.Promised -> ask { it.delete(undone.promise) }
            else -> return@attempt
        }
        told = null
    }

    /** Answers "Still the same visit?". */
    fun stillThere(here: Boolean) {
        stillThere = here
        withoutVisit = !here
        saved["still-there"] = stillThere
        saved["without-visit"] = withoutVisit
    }

    /**
     * What stands in the field is handed over before the visit is ended: ending makes a note without a key of it. Pictures are
     * no draft: they go with a key first, or with none.
     */
    fun handOver(then: () -> Unit) = attempt {
        saveDraft()
        if (next.attached.isEmpty()) then() else told = Told.PicturesWait
    }

    private fun attempt(work: suspend () -> Unit) = viewModelScope.launch { Problem.of(work)?.let { told = Told.Wrong(it) } }
}
