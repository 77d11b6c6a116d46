package app.soundings.team

import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.core.FoundKind
import app.soundings.core.InsightRow
import app.soundings.core.NewInsight
import app.soundings.day
import app.soundings.ids
import app.soundings.insightPage
import app.soundings.look.Aside
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.Line
import app.soundings.look.ListPage
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.maps.MapsPage
import app.soundings.notebook.InsightPage
import app.soundings.visits.NoteView
import app.soundings.visits.VisitsPage
import app.soundings.word

/** *Insights*, a page more whenever the end is in sight. */
class InsightsModel(desk: Desk, saved: SavedStateHandle) : PagedModel<InsightPage, InsightRow>(desk, saved, insightPage) {
    val notes = Finder(desk, viewModelScope, FoundKind.NOTE)

    override suspend fun page(after: String?) = desk.read { it.insights(after) }

    override fun ids(page: InsightPage) = page.items.flatMap { row -> row.notes.flatMap { it.ids } + row.id }.toSet()

    init {
        follow()
    }

    fun add(text: String, notes: List<String>, done: () -> Unit) = attempt {
        desk.ask { it.addInsight(NewInsight(text, notes)) }
        done()
    }
}

/** An insight in a list: what it says, and what it rests on by now. */
@Composable
fun InsightLine(row: InsightRow, ways: Ways) = Line(row.text, row.beside(), Modifier.testTag("insight-${row.id}")) { ways.to(TeamPage.Insight, row.id) }

@Composable
private fun InsightRow.beside(): List<String?> =
    listOf(stringResource(basis.word()), stringResource(R.string.insight_less).takeIf { less }, engineer, `when`?.day(), stringResource(state.word()))

@Composable
fun InsightsScreen(model: InsightsModel, ways: Ways) =
    ListPage(model, R.string.insights, R.string.insights_empty, { it.id }, ways::back, head = {
        Unfolding(stringResource(R.string.add_insight), "add-insight") { close ->
            var text by rememberSaveable { mutableStateOf("") }
            var notes by rememberSaveable { mutableStateOf(emptyList<Picked>()) }
            TextLine(stringResource(R.string.the_insight), text, { text = it }, Modifier.testTag("insight-field"), 2, stringResource(R.string.the_insight_more))
            Picking(stringResource(R.string.notes_that_led_to_it), "notes", model.notes, notes) { notes = it }
            PlainButton(stringResource(R.string.keep_it), { model.add(text, notes.map { it.id }, close) }, Modifier.testTag("insight-keep"))
        }
    }) { InsightLine(it, ways) }

/** One insight's page. */
class InsightModel(desk: Desk, private val id: String) : ScreenModel<InsightRow>(desk) {
    val notes = Finder(desk, viewModelScope, FoundKind.NOTE)

    init {
        follow()
    }

    override suspend fun read(change: Change): InsightRow = desk.read { it.insight(id) }

    fun words(text: String, done: () -> Unit) = attempt {
        val seen = record.value?.seen
        desk.ask { it.changeInsight(id, text, seen) }
        done()
    }

    fun link(note: String) = attempt { desk.ask { it.linkInsight(id, note) } }

    fun unlink(note: String) = attempt { desk.ask { it.unlinkInsight(id, note) } }
}

/** What an insight says, the notes that led to it, and the way to more of them. */
@Composable
fun InsightScreen(model: InsightModel, ways: Ways) = RecordPage(model, { stringResource(R.string.shareable_kind_insight) }, ways::back) { row ->
    Heading(row.text, Modifier.testTag("statement"))
    Aside(beside(row.beside()))
    row.versions.forEach { versions ->
        Aside(stringResource(R.string.versions_stand))
        PlainButton(stringResource(R.string.compare_them), { ways.to(MapsPage.Compare, row.id, versions.field) }, Modifier.testTag("compare"))
    }
    Unfolding(stringResource(R.string.correct_words), "correct") { close ->
        Writing(stringResource(R.string.the_insight), stringResource(R.string.keep_it), "words", row.text, 2) { text, _ -> model.words(text, close) }
    }
    Part(stringResource(R.string.notes_that_led_to_it)) {
        row.notes.forEach { note ->
            Card(Modifier.testTag("note-${note.id}"), { ways.to(CapturePage.Note, note.id) }) { NoteView(note, alone = false) }
            PlainButton(stringResource(R.string.take_note_away), { model.unlink(note.id) }, Modifier.testTag("unlink-${note.id}"))
        }
    }
    Unfolding(stringResource(R.string.add_a_note), "link") { close ->
        Picking(stringResource(R.string.find_a_note), "notes", model.notes, emptyList()) { picked ->
            picked.firstOrNull()?.let { model.link(it.id) }
            close()
        }
    }
    PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, row.id) }, Modifier.testTag("erase"))
}
