package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.EvidenceRange
import app.soundings.core.MapPart
import app.soundings.core.OneEntry
import app.soundings.core.Seen
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch

private const val TEXT = "text"
private const val SEEN = "seen"

/** *Entry*: one statement of a map. Words that are being written survive the process, with what was seen when they were begun. */
class EntryModel(desk: Desk, private val entry: String, private val saved: SavedStateHandle) : ScreenModel<OneEntry>(desk) {
    /** Other words for it, as they are being written; null where nobody writes. */
    val text: StateFlow<String?> = saved.getStateFlow(TEXT, null)

    init {
        follow()
    }

    override suspend fun read(change: Change): OneEntry = desk.read { it.entry(entry) }

    fun write(text: String) {
        if (this.text.value == null) saved[SEEN] = record.value?.entry?.seen
        saved[TEXT] = text
    }

    fun keep(): Job = attempt {
        val text = text.value ?: return@attempt
        desk.ask { it.editEntry(entry, text, saved.get<Seen>(SEEN)) }
        saved[TEXT] = null
    }

    fun move(part: MapPart): Job = attempt { desk.ask { it.moveEntry(entry, part) } }

    fun link(note: String, against: Boolean): Job = attempt { desk.ask { it.link(entry, EvidenceRange(note), against) } }

    fun unlink(note: String, against: Boolean): Job = attempt { desk.ask { it.unlink(entry, note, against) } }

    /** This one goes into another, which says the same; then there is nothing left to show. */
    fun mergeInto(other: String, then: () -> Unit): Job = through(then) { desk.ask { it.mergeEntry(entry, other) } }

    fun delete(then: () -> Unit): Job = through(then) { desk.ask { it.delete(entry) } }

    private fun through(then: () -> Unit, work: suspend () -> Unit): Job = viewModelScope.launch {
        var done = false
        attempt {
            work()
            done = true
        }.join()
        if (done) then()
    }
}
