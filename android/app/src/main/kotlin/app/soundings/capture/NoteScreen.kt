package app.soundings.capture

import android.graphics.BitmapFactory
import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.Text
import androidx.compose.material3.TimePicker
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.AttachmentKind
import app.soundings.core.AttachmentRow
import app.soundings.core.Mark
import app.soundings.core.Moment
import app.soundings.core.NotePage
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.core.PersonRow
import app.soundings.core.ShownBy
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PickedDay
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Writing
import app.soundings.look.rememberTyped
import app.soundings.maps.MapsPage
import app.soundings.maps.TwoVersions
import app.soundings.visits.ErasesWords
import app.soundings.visits.NoteView
import app.soundings.visits.VisitsPage
import app.soundings.word
import java.time.LocalTime

/** *Note*: its words and where they came from, whom it is about, what it shows, and what can be done with it. */
@Composable
fun NoteScreen(model: NoteModel, ways: Ways) = PushedPage(stringResource(R.string.shareable_kind_note), ways::back) {
    Shown(model) { page, problem ->
        Rolling(Modifier.testTag("note")) {
            problem?.let { ProblemLine(it) }
            NoteView(page.note)
            TwoVersions(page.versions, ways)
            Words(model, page)
            Attached(model, page.note, ways)
            if (page.note.attachments.any { it.page }) Beside(model)
            Facts(model, page)
            Shows(page.shows, ways)
            Away(model, page, ways)
        }
    }
}

@Composable
private fun Words(model: NoteModel, page: NotePage) = Part(stringResource(R.string.note_words)) {
    val note = page.note
    val written by model.words.collectAsStateWithLifecycle()
    val colours = LocalColours.current
    TextLine(stringResource(R.string.note_words), written ?: note.words, model::write, Modifier.testTag("words"), lines = 3)
    if (written != null && written != note.words) {
        PlainButton(stringResource(R.string.note_save_words), { model.correct() }, Modifier.testTag("save-words"))
    }
    note.firstWords?.let { Text(stringResource(R.string.note_first_words, it), Modifier.testTag("first-words"), colours.inkSecond, style = Styles.small) }
    OlderWords(model, page.olderWordsGo)
    if (note.mayBeExact) OnOff(stringResource(R.string.exact_words), note.exact, Modifier.testTag("exact")) { model.exact(it) }
}

/** What it said before can go by itself; once that is asked for, until when it can be kept. */
@Composable
private fun OlderWords(model: NoteModel, go: Moment?) {
    val older by model.older.collectAsStateWithLifecycle()
    if (go != null) {
        Body(
            stringResource(R.string.older_words_until, go.day(), go.clock()),
            Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("older-words-go"),
        )
        PlainButton(stringResource(R.string.older_words_keep), { model.keepOlderWords() }, Modifier.testTag("keep-older-words"))
    } else if (older.isNotEmpty()) {
        ErasesWords(R.string.note_older_words, model::eraseOlderWords) {
            Quiet(stringResource(R.string.older_words))
            older.forEach { Body(it, Modifier.testTag("older-words")) }
            Body(stringResource(R.string.older_words_sure))
        }
    }
}

@Composable
private fun Facts(model: NoteModel, page: NotePage) {
    val note = page.note
    Part(stringResource(R.string.note_key)) {
        Wrapped { ObservationKind.entries.forEach { kind -> Chip(stringResource(kind.word()), note.kind == kind) { model.key(kind) } } }
    }
    Part(stringResource(R.string.note_by)) { Person(model, page.people, note.by?.id, "by", model::by) }
    Part(stringResource(R.string.note_about)) { Person(model, page.people, note.about?.id, "about", model::about) }
    Part(stringResource(R.string.note_when)) { When(note.happened, model) }
    Part(stringResource(R.string.note_place)) {
        var place by rememberSaveable { mutableStateOf("") }
        note.place?.let { Text(it, color = LocalColours.current.ink, style = Styles.body) }
        TextLine(stringResource(R.string.note_place), place, { place = it }, Modifier.testTag("place"))
        if (place.isNotBlank()) PlainButton(stringResource(R.string.spoken_keep), { model.place(place.trim()); place = "" }, Modifier.testTag("keep-place"))
    }
    Part(stringResource(R.string.note_marks)) {
        Wrapped { Mark.entries.forEach { mark -> Chip(stringResource(mark.word()), mark in note.marks) { model.mark(mark, mark !in note.marks) } } }
    }
    Tags(model, note.tags)
    OnOff(stringResource(R.string.star), note.starred, Modifier.testTag("note-star")) { model.star(it) }
}

/** Each to be taken away by a press, and one more. */
@Composable
private fun Tags(model: NoteModel, tags: List<String>) = Part(stringResource(R.string.note_tags)) {
    if (tags.isNotEmpty()) {
        Wrapped { tags.forEach { tag -> Chip(tag, true, Modifier.testTag("tag")) { model.untag(tag) } } }
        Quiet(stringResource(R.string.note_tags_more))
    }
    Writing(stringResource(R.string.note_tag), stringResource(R.string.add), "tag", kept = model::tag)
}

/** One of the people there, or somebody new. */
@Composable
private fun Person(model: NoteModel, people: List<PersonRow>, chosen: String?, tag: String, choose: (String) -> Unit) {
    var describing by rememberSaveable { mutableStateOf(false) }
    if (describing) {
        Someone(Modifier.fillMaxWidth(), { describing = false }) {
            model.someone(it) { person -> choose(person) }
            describing = false
        }
    } else {
        Wrapped(Modifier.testTag(tag)) {
            people.forEach { person -> Chip(person.name, person.id == chosen) { choose(person.id) } }
            Chip(stringResource(R.string.someone), false, Modifier.testTag("$tag-someone")) { describing = true }
        }
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun When(happened: Moment, model: NoteModel) {
    var picking by rememberSaveable { mutableStateOf(false) }
    Wrapped {
        PickedDay(happened.day(), modifier = Modifier.testTag("day")) { model.happened(it, null) }
        PlainButton(happened.clock(), { picking = true }, Modifier.testTag("when"))
    }
    if (!picking) return
    val minutes = Math.floorMod(happened.utcMs / 60_000 + happened.offsetMinutes, 24 * 60)
    val state = rememberTimePickerState(minutes / 60, minutes % 60)
    DatePickerDialog(
        onDismissRequest = { picking = false },
        confirmButton = {
            PlainButton(stringResource(R.string.spoken_keep), {
                picking = false
                model.happened(null, LocalTime.of(state.hour, state.minute))
            })
        },
        dismissButton = { PlainButton(stringResource(R.string.cancel), { picking = false }) },
    ) { TimePicker(state) }
}

@Composable
private fun Attached(model: NoteModel, note: NoteRow, ways: Ways) {
    if (note.attachments.isEmpty()) return
    val context = LocalContext.current
    val thumbnails by model.thumbnails.collectAsStateWithLifecycle()
    Part(stringResource(R.string.note_attached)) {
        note.attachments.forEach { attached ->
            Card(Modifier.testTag("attached")) {
                Small(thumbnails[attached.id])
                Attached(attached, model.listening, model::listen, model::fetch) {
                    if (attached.opens()) PlainButton(stringResource(R.string.picture_open), { ways.to(CapturePage.Picture, attached.id) }, Modifier.testTag("open-picture"))
                    if (attached.here) PlainButton(stringResource(R.string.picture_copy), { model.share(attached, context) }, Modifier.testTag("share-copy"))
                    PlainButton(stringResource(R.string.note_erase), { ways.to(VisitsPage.Erase, attached.id) }, Modifier.testTag("erase-attached"))
                }
            }
        }
    }
}

/** Beside a page of paper: what is typed by one of the four keys is a note of its own. */
@Composable
private fun Beside(model: NoteModel) = Part(stringResource(R.string.note_beside)) {
    val typed = rememberTyped()
    var kept by rememberSaveable { mutableStateOf<ObservationKind?>(null) }
    Quiet(stringResource(R.string.note_beside_more))
    TextLine(stringResource(R.string.note_words), typed.text, { typed.text = it }, Modifier.testTag("beside-words"), lines = 3)
    Wrapped {
        ObservationKind.entries.forEach { kind ->
            PlainButton(stringResource(kind.word()), {
                if (typed.text.isNotBlank()) typed.kept { words, done ->
                    model.beside(kind, words) {
                        done()
                        kept = kind
                    }
                }
            }, Modifier.testTag("beside-${kind.name.lowercase()}"))
        }
    }
    kept?.let { Quiet(stringResource(R.string.kept_kind, stringResource(it.word())), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("kept-beside")) }
}

@Composable
private fun Small(jpeg: ByteArray?) {
    val picture = remember(jpeg) { jpeg?.let { BitmapFactory.decodeByteArray(it, 0, it.size) }?.asImageBitmap() } ?: return
    // The words below say what it is.
    Image(picture, null, Modifier.fillMaxWidth().heightIn(max = 200.dp))
}

private fun AttachmentRow.opens(): Boolean = here && notShown == null && when (kind) {
    AttachmentKind.PICTURE -> true
    AttachmentKind.SPOKEN_NOTE, AttachmentKind.FILE -> false
}

@Composable
private fun Shows(shows: List<ShownBy>, ways: Ways) {
    if (shows.isEmpty()) return
    Part(stringResource(R.string.note_shows)) {
        shows.forEach { shown ->
            Card(Modifier.testTag("shows"), { ways.to(MapsPage.Entry, shown.entry) }) {
                Text(
                    if (shown.exact) stringResource(R.string.exact_quote, shown.text) else shown.text, color = LocalColours.current.ink,
                    style = if (shown.exact) Styles.exact else Styles.body,
                )
                Text(
                    beside(stringResource(shown.part.word()), stringResource(R.string.note_speaks_against).takeIf { shown.against }),
                    color = LocalColours.current.inkSecond, style = Styles.small,
                )
            }
        }
    }
}

@Composable
private fun Away(model: NoteModel, page: NotePage, ways: Ways) {
    OnOff(
        stringResource(R.string.note_stays_mine), page.staysOnlyMe, Modifier.testTag("stays-mine"), stringResource(R.string.note_stays_mine_more),
    ) { model.staysMine(it) }
    PlainButton(stringResource(R.string.delete), { model.delete(ways::back) }, Modifier.testTag("delete"))
    PlainButton(stringResource(R.string.note_erase), { ways.to(VisitsPage.Erase, page.note.id) }, Modifier.testTag("erase"))
}

@Composable
private fun Wrapped(modifier: Modifier = Modifier, content: @Composable () -> Unit) = FlowRow(
    modifier, Arrangement.spacedBy(Measure.space8), Arrangement.spacedBy(Measure.space4),
) { content() }
