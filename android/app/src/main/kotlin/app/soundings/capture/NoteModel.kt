package app.soundings.capture

import android.content.Context
import android.content.Intent
import androidx.core.content.FileProvider
import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.AttachmentRow
import app.soundings.core.FiledUnder
import app.soundings.core.Mark
import app.soundings.core.Moment
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NoteChange
import app.soundings.core.NotePage
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.unreadable
import app.soundings.visits.toHandOver
import java.io.File
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.OffsetDateTime
import java.time.ZoneOffset
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** *Note*: one note's page. */
class NoteModel(
    desk: Desk, private val id: String, private val saved: SavedStateHandle, loudspeaker: Loudspeaker, private val cache: File,
) : ScreenModel<NotePage>(desk) {
    /** What of it is being listened to. */
    val listening = Listening(desk, loudspeaker, cache)

    private val corrected = MutableStateFlow(saved.get<String>("words"))
    private val pictures = MutableStateFlow(emptyMap<String, ByteArray>())
    private val before = MutableStateFlow(emptyList<String>())

    /** Words that are written and not kept yet; null where nobody wrote any. */
    val words: StateFlow<String?> = corrected.asStateFlow()

    /** Small pictures, by what they are of. */
    val thumbnails: StateFlow<Map<String, ByteArray>> = pictures.asStateFlow()

    /** What it said before, and says no more. */
    val older: StateFlow<List<String>> = before.asStateFlow()
    private var deleted = false

    init {
        follow()
    }

    override suspend fun read(change: Change): NotePage? {
        if (deleted) return null
        val page = desk.read { it.notePage(id) }
        val here = page.note.attachments.filter { it.thumbnailHere && it.id !in pictures.value }
        val read = here.mapNotNull { picture -> desk.read { it.thumbnail(picture.id) }?.let { picture.id to it } }
        pictures.value += read
        before.value = desk.read { it.olderWords(id) }
        return page
    }

    fun write(words: String) {
        corrected.value = words
        saved["words"] = words
    }

    /** The first words stay; these stand from now on. */
    fun correct() = attempt {
        val text = words.value ?: return@attempt
        val seen = record.value?.note?.seen
        desk.ask { it.correctNote(id, text, seen) }
        // Who writes on corrects it once more.
        if (words.value != text) return@attempt
        corrected.value = null
        saved.remove<String>("words")
    }

    /** Only these words go; the note stays with those it has now. */
    fun eraseOlderWords() = attempt { desk.ask { it.eraseOlderWords(id) } }

    fun keepOlderWords() = attempt { desk.ask { it.keepOlderWords(id) } }

    /** A note that is typed beside this page of paper: filed and timed as it is. */
    fun beside(kind: ObservationKind, words: String, done: () -> Unit) = attempt {
        desk.ask { it.capture(NewObservation(FiledUnder.Nowhere, kind, words, besidePage = id)) }
        done()
    }

    fun exact(on: Boolean) = change(NoteChange(exact = on))

    fun key(kind: ObservationKind) = change(NoteChange(kind = kind))

    fun by(person: String) = change(NoteChange(by = Person.Known(person)))

    fun about(person: String) = change(NoteChange(about = Person.Known(person)))

    /** Somebody new said it, or it is about them. */
    fun someone(description: String, then: (String) -> Unit) = attempt {
        val visit = record.value?.note?.visit
        then(desk.ask { it.addPerson(NewPerson(description = description.trim(), visit = visit)) })
    }

    fun place(text: String) = change(NoteChange(place = text))

    /** Another time of that day, or the same time of another, where it was noted. */
    fun happened(day: LocalDate?, time: LocalTime?) {
        val was = record.value?.note?.happened ?: return
        val zone = ZoneOffset.ofTotalSeconds(was.offsetMinutes * 60)
        val there = Instant.ofEpochMilli(was.utcMs).atOffset(zone)
        val now = OffsetDateTime.of(day ?: there.toLocalDate(), time ?: there.toLocalTime(), zone)
        change(NoteChange(happened = Moment(now.toInstant().toEpochMilli(), was.offsetMinutes, was.zone)))
    }

    fun tag(text: String, done: () -> Unit) = attempt {
        changed(NoteChange(tags = listOf(text.trim())))
        done()
    }

    fun untag(tag: String) = change(NoteChange(notTags = listOf(tag)))

    fun star(on: Boolean) = change(NoteChange(starred = on))

    fun staysMine(on: Boolean) = change(NoteChange(onlyMe = on))

    fun mark(mark: Mark, on: Boolean) = attempt {
        val seen = record.value?.note?.seen
        desk.ask { it.mark(id, mark, on, seen) }
    }

    fun delete(then: () -> Unit) = attempt {
        // A note that is gone is not read again.
        deleted = true
        try {
            desk.ask { it.delete(id) }
            then()
        } catch (@Suppress("TooGenericExceptionCaught") refused: Exception) {
            deleted = false
            throw refused
        }
    }

    fun listen(attachment: String) = attempt { listening.listen(attachment) }

    /** Brings an attachment here with the next contact, on any network. */
    fun fetch(attachment: String) = attempt { desk.ask { it.fetchAttachment(attachment) } }

    override fun onCleared() = listening.stop()

    /** Hands a copy to another app: covers burnt in, of a sound or a file as it is. */
    fun share(attached: AttachmentRow, context: Context) = attempt {
        val copy = desk.read { book ->
            toHandOver(context, "copy.${attached.mediaType.substringAfterLast('/')}").takeIf { book.saveAttachment(attached.id, it.path, false) }
        } ?: throw unreadable()
        val place = FileProvider.getUriForFile(context, "app.soundings.pictures", copy)
        val send = Intent(Intent.ACTION_SEND).setType(attached.mediaType).putExtra(Intent.EXTRA_STREAM, place)
        context.startActivity(Intent.createChooser(send.addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION), null).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    }

    private fun change(change: NoteChange) = attempt { changed(change) }

    private suspend fun changed(change: NoteChange) {
        val seen = record.value?.note?.seen
        desk.ask { it.changeNote(id, change, seen) }
    }
}
