package app.soundings.capture

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.SavedStateHandle
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.Person

/** What goes with the next note, and with no other. It lies in the saved state: rotation and process death lose none of it. */
class NextNote(private val saved: SavedStateHandle) {
    /** With a star. */
    var starred by mutableStateOf(saved["starred"] ?: false)
        private set

    /** Somebody's very words, if the key can keep such. */
    var exact by mutableStateOf(saved["exact"] ?: false)
        private set

    /** Who said or did it. */
    var by by mutableStateOf<String?>(saved["by"])
        private set

    /** Pictures, as files. */
    var pictures by mutableStateOf(saved.get<Array<String>>("pictures")?.toList() ?: emptyList())
        private set

    /** Other files, under their own names. */
    var files by mutableStateOf(saved.get<Array<String>>("files")?.toList() ?: emptyList())
        private set

    /** All that goes with the note. */
    val attached get() = pictures + files

    /** Although the site wants no pictures: of our own things, or allowed this once. */
    private var picturesAnyway: Boolean = saved["pictures-anyway"] ?: false

    fun star(on: Boolean) {
        starred = on
        saved["starred"] = on
    }

    fun exact(on: Boolean) {
        exact = on
        saved["exact"] = on
    }

    /** Chooses who said or did it; the same again lets go. */
    fun choose(person: String?) {
        by = if (person == by) null else person
        saved["by"] = by
    }

    /** Pictures were taken or chosen. */
    fun attachPictures(chosen: List<String>) = attachedAre(pictures + chosen, files)

    /** Files were chosen. */
    fun attachFiles(chosen: List<String>) = attachedAre(pictures, files + chosen)

    /** Pictures are taken in although the site wants none. */
    fun anyway() = anyway(true)

    private fun anyway(on: Boolean) {
        picturesAnyway = on
        saved["pictures-anyway"] = on
    }

    /** A note by a key; [exactKeys] are those that very words may be kept by. */
    fun note(under: FiledUnder, kind: ObservationKind, words: String, exactKeys: List<ObservationKind>) = NewObservation(
        visit = under, kind = kind, text = words, exact = exact && kind in exactKeys, by = by?.let { Person.Known(it) }, starred = starred,
        attachments = attached, picturesAnyway = picturesAnyway,
    )

    /** A spoken note by a key: its words are typed up later. */
    fun spoken(under: FiledUnder, kind: ObservationKind, said: String) = NewObservation(
        visit = under, kind = kind, text = "", by = by?.let { Person.Known(it) }, starred = starred, attachments = listOf(said),
    )

    /** It was kept, or is not wanted with what comes next. */
    fun clear() {
        star(false)
        exact(false)
        by = null
        saved["by"] = null
    }

    /** What is attached goes with no note from here. The copies that were meant for it. */
    fun dropAttached(): List<String> = attached.also {
        anyway(false)
        attachedAre(emptyList(), emptyList())
    }

    private fun attachedAre(pictures: List<String>, files: List<String>) {
        this.pictures = pictures
        this.files = files
        saved["pictures"] = pictures.toTypedArray()
        saved["files"] = files.toTypedArray()
    }
}
