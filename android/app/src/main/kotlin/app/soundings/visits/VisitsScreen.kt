package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.Pages
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.core.VisitRow
import app.soundings.core.Visits
import app.soundings.day
import app.soundings.ids
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.Styles
import app.soundings.place
import app.soundings.word
import app.soundings.words

/** *Visits*: the visit log, a page more whenever its end is in sight. */
class VisitsModel(desk: Desk) : PagedModel<Visits, Visits>(desk) {
    override val pages = Pages<Visits>(
        read = { after -> desk.read { it.visits(after) } },
        next = { it.next },
        ids = { page -> (page.items.map { it.ids } + page.notFiled.map { it.ids }).flatten().toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<Visits>) = pages.reduce { all, page -> all.copy(items = all.items + page.items, next = page.next) }
}

/** *Visits*: notes without a visit first, then every visit, the newest first. */
@Composable
fun VisitsScreen(model: VisitsModel, toVisit: (String) -> Unit) = Shown(model) { visits, problem ->
    val colours = LocalColours.current
    LazyColumn(
        Modifier.fillMaxSize().testTag("visits"), contentPadding = PaddingValues(Measure.edge, Measure.space16),
        verticalArrangement = Arrangement.spacedBy(Measure.space12),
    ) {
        item { Text(stringResource(R.string.visits), Modifier.semantics { heading() }, colours.ink, style = Styles.title) }
        problem?.let { item { ProblemLine(it) } }
        if (visits.notFiled.isNotEmpty()) {
            item { PartHead(stringResource(R.string.not_filed)) }
            items(visits.notFiled, { it.id }) { Card { NoteView(it) } }
        }
        if (visits.items.isEmpty() && visits.notFiled.isEmpty()) {
            item { Text(stringResource(R.string.visits_empty), color = colours.inkSecond, style = Styles.body) }
        }
        items(visits.items, { it.id }) { VisitCard(it) { toVisit(it.id) } }
        if (visits.next != null) item { LaunchedEffect(visits.next) { model.more() } }
    }
}

@Composable
private fun VisitCard(visit: VisitRow, open: () -> Unit) {
    val colours = LocalColours.current
    Card(onClick = open) {
        Text(visit.place() ?: stringResource(R.string.unnamed_visit), color = colours.ink, style = Styles.body)
        visit.objective?.let { Text(it, color = colours.inkSecond, style = Styles.small) }
        val time = visit.started?.day() ?: visit.planned?.words()
        val notes = pluralStringResource(R.plurals.notes, visit.notes.toInt(), visit.notes.toInt())
        Text(
            listOfNotNull(stringResource(visit.kind.word()), time, notes, stringResource(visit.state.word())).joinToString(" · "),
            color = colours.inkSecond, style = Styles.small,
        )
    }
}
