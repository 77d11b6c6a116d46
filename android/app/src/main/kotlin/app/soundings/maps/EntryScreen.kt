package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.EntryEvent
import app.soundings.core.EvidenceRow
import app.soundings.core.HistoryRow
import app.soundings.core.MapPart
import app.soundings.core.OneEntry
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.Choices
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.visits.NoteView
import app.soundings.word

/** *Entry*: what it says and rests on, and all that can be done with it. */
@Composable
fun EntryScreen(model: EntryModel, ways: Ways) = Shown(model) { page, problem ->
    PushedPage(stringResource(page.entry.part.word()), ways::back) { Entry(model, page, problem, ways) }
}

@Composable
private fun Entry(model: EntryModel, page: OneEntry, problem: Problem?, ways: Ways) = Rolling(Modifier.testTag("entry-page")) {
    val entry = page.entry
    Quiet(beside(page.who.nameOrSomebody(), page.situation))
    problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
    EntryView(entry)
    entry.versions?.let { versions ->
        val count = versions.versions.size
        PlainButton(
            pluralStringResource(R.plurals.map_versions, count, count), { ways.to(MapsPage.Compare, versions.entity, versions.field) },
            Modifier.testTag("versions"),
        )
    }
    val (against, shown) = entry.evidence.partition { it.against }
    Part(stringResource(R.string.entry_shown_by)) {
        if (shown.isEmpty()) Text(stringResource(R.string.entry_nothing_shows), color = LocalColours.current.ink, style = Styles.body)
        shown.forEach { Evidence(it, model) }
    }
    if (against.isNotEmpty()) Part(stringResource(R.string.entry_against)) { against.forEach { Evidence(it, model) } }
    OwnWords(model, entry.text)
    Unfolding(stringResource(R.string.entry_link), "unfold-link", R.string.fewer) { Notes(model, page) }
    Unfolding(stringResource(R.string.entry_move), "unfold-move", R.string.fewer) {
        Choices(MapPart.entries, entry.part, { stringResource(it.word()) }) { model.move(it) }
    }
    if (page.others.isNotEmpty()) Unfolding(stringResource(R.string.entry_same), "unfold-merge", R.string.fewer) {
        page.others.forEach { other ->
            Card(Modifier.testTag("other"), { model.mergeInto(other.id) { ways.instead(MapsPage.Entry, other.id) } }) { Quoted(other.text, other.exact) }
        }
    }
    Unfolding(stringResource(R.string.entry_history), "unfold-history", R.string.fewer) { page.history.forEach { Happened(it, page) } }
    PlainButton(stringResource(R.string.delete), { model.delete(ways::back) }, Modifier.testTag("delete"))
}

/** A note that shows an entry or speaks against it, with the very words that do. */
@Composable
private fun Evidence(link: EvidenceRow, model: EntryModel) = Card(Modifier.testTag("evidence")) {
    if (link.start != null) Quoted(link.words, link.note.exact)
    NoteView(link.note)
    if (link.wordsCorrectedSince) Quiet(stringResource(R.string.entry_words_since))
    PlainButton(stringResource(R.string.entry_unlink), { model.unlink(link.note.id, link.against) }, Modifier.testTag("unlink"))
}

@Composable
private fun OwnWords(model: EntryModel, text: String) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    val written by model.text.collectAsStateWithLifecycle()
    TextLine(stringResource(R.string.entry_own_words), written ?: text, model::write, Modifier.testTag("own-words"), lines = 2)
    if (written != null) PlainButton(stringResource(R.string.entry_keep_words), { model.keep() }, Modifier.testTag("keep-words"))
}

/** The notes that may show it. */
@Composable
private fun Notes(model: EntryModel, page: OneEntry) {
    if (page.notes.isEmpty()) Text(stringResource(R.string.entry_no_notes), color = LocalColours.current.ink, style = Styles.body)
    page.notes.forEach { note ->
        Card(Modifier.testTag("note")) {
            NoteView(note)
            Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
                PlainButton(stringResource(R.string.entry_link_for), { model.link(note.id, false) }, Modifier.weight(1f).testTag("link-for"))
                PlainButton(stringResource(R.string.entry_link_against), { model.link(note.id, true) }, Modifier.weight(1f).testTag("link-against"))
            }
        }
    }
}

/** One thing that became of an entry: when, who, what. */
@Composable
private fun Happened(row: HistoryRow, page: OneEntry) {
    val part = row.part?.let { stringResource(it.word()) }.orEmpty()
    val linked = page.entry.evidence.firstOrNull { it.note.id == row.note }?.note
    val note = linked?.let { quoted(it.words, it.exact) } ?: stringResource(R.string.entry_a_note)
    val what = when (row.event) {
        EntryEvent.MADE -> stringResource(R.string.entry_made, part, row.text.orEmpty()).trim()
        EntryEvent.MOVED -> stringResource(R.string.entry_moved, part)
        EntryEvent.WRITTEN -> stringResource(R.string.entry_rewritten, row.text.orEmpty())
        EntryEvent.LINKED -> stringResource(if (row.against) R.string.entry_linked_against else R.string.entry_linked, note)
        EntryEvent.UNLINKED -> stringResource(R.string.entry_unlinked, note)
    }
    val who = row.engineer ?: stringResource(R.string.settings_you)
    Column(Modifier.semantics(mergeDescendants = true) {}) {
        Text(what, color = LocalColours.current.ink, style = Styles.body)
        Quiet(beside("${row.`when`.day()}, ${row.`when`.clock()}", who))
    }
}
