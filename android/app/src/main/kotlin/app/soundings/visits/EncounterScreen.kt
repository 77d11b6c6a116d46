package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.Pages
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.core.Encounter
import app.soundings.day
import app.soundings.ids
import app.soundings.look.BackButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import app.soundings.place
import app.soundings.word
import app.soundings.words

/** One visit's page, a page of notes more whenever its end is in sight. */
class EncounterModel(desk: Desk, private val id: String) : PagedModel<Encounter, Encounter>(desk) {
    override val pages = Pages<Encounter>(
        read = { after -> desk.read { it.encounter(id, after) } },
        next = { it.next },
        ids = { page -> (page.notes.map { it.ids } + page.promises.map { it.ids } + listOf(page.visit.ids, page.people.map { it.id })).flatten().toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<Encounter>) = pages.reduce { all, page -> all.copy(notes = all.notes + page.notes, next = page.next) }
}

/** A visit's notes, by the time they happened. */
@Composable
fun EncounterScreen(model: EncounterModel, back: () -> Unit) {
    Column(Modifier.fillMaxSize().safeDrawingPadding()) {
        BackButton(back)
        Shown(model) { page, problem -> Notes(page, problem, model::more) }
    }
}

@Composable
private fun Notes(page: Encounter, problem: Problem?, more: () -> Unit) {
    val colours = LocalColours.current
    LazyColumn(contentPadding = PaddingValues(Measure.edge), verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
        problem?.let { item { ProblemLine(it) } }
        item {
            val visit = page.visit
            Text(
                visit.place() ?: stringResource(R.string.unnamed_visit), Modifier.semantics { heading() }, colours.ink,
                style = Styles.heading,
            )
            visit.objective?.let { Text(it, color = colours.ink, style = Styles.body) }
            val time = visit.started?.day() ?: visit.planned?.words()
            val notes = pluralStringResource(R.plurals.notes, visit.notes.toInt(), visit.notes.toInt())
            Text(
                listOfNotNull(stringResource(visit.kind.word()), time, notes).joinToString(" · "), color = colours.inkSecond,
                style = Styles.small,
            )
        }
        if (page.notes.isEmpty()) item { Text(stringResource(R.string.visit_no_notes), color = colours.inkSecond, style = Styles.body) }
        items(page.notes, { it.id }) { Card { NoteView(it) } }
        if (page.next != null) item { LaunchedEffect(page.next) { more() } }
    }
}
