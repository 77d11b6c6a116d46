package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ScreenModel
import app.soundings.core.EmpathyMap
import app.soundings.core.EntryRow
import app.soundings.core.InFour
import app.soundings.core.MapListRow
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.entryPage
import app.soundings.ids
import app.soundings.look.typedBehind
import app.soundings.mapPage
import app.soundings.notebook.EntryPage
import app.soundings.notebook.MapPage
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

private const val WORDS = "words"

/** *Maps*: the newest first. */
class MapsModel(desk: Desk, saved: SavedStateHandle) : PagedModel<MapPage, MapListRow>(desk, saved, mapPage) {
    override suspend fun page(after: String?) = desk.read { it.maps(after) }

    override fun ids(page: MapPage) = page.items.map { it.id }.toSet()

    init {
        follow()
    }

}

/** *Map*: the iceberg as an index of its eight parts. */
class MapModel(desk: Desk, private val map: String) : ScreenModel<EmpathyMap>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): EmpathyMap = desk.read { it.map(map) }
}

/** A map in four parts. */
class MapInFourModel(desk: Desk, private val map: String) : ScreenModel<InFour>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): InFour = desk.read { it.mapInFour(map) }
}

/** The things an entry shows, with those it names. */
val EntryRow.ids: Set<String> get() = setOf(id) + evidence.flatMap { it.note.ids + it.id }

/** One part of a map, a page of entries more whenever its end is in sight. What is being written survives the process. */
class MapPartModel(desk: Desk, private val map: String, private val part: MapPart, private val saved: SavedStateHandle) :
    PagedModel<EntryPage, EntryRow>(desk, saved, entryPage) {
    override suspend fun page(after: String?) = desk.read { it.mapPart(map, part, after) }

    override fun ids(page: EntryPage) = page.items.flatMap { it.ids }.toSet()

    /** An entry of one's own, as it is being written. */
    val words: StateFlow<String> = saved.getStateFlow(WORDS, "")

    init {
        follow()
    }

    fun write(text: String) {
        saved[WORDS] = text
    }

    /** Adds what is written, as the guess that it is. */
    fun add(): Job = attempt {
        val text = words.value
        desk.ask { it.addEntry(NewEntry(map, part, text)) }
        saved[WORDS] = words.value.typedBehind(text)
    }
}
