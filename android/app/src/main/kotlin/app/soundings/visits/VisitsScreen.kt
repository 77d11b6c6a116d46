package app.soundings.visits

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.core.GuideLanguage
import app.soundings.core.NoteRow
import app.soundings.core.VisitRow
import app.soundings.core.Visits
import app.soundings.ids
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.look.chosen
import app.soundings.look.documentLanguage
import app.soundings.visitsPage

/** Of the notes that are not filed so many stand on the log itself; a page of their own has them all. */
private const val NOT_FILED_SHOWN = 3

/** *Visits*: the visit log, a page more whenever its end is in sight. */
open class VisitsModel(desk: Desk, saved: SavedStateHandle) : PagedModel<Visits, VisitRow>(desk, saved, visitsPage) {
    override suspend fun page(after: String?) = desk.read { it.visits(after) }

    override fun ids(page: Visits) = (page.items.map { it.ids } + page.notFiled.map { it.ids }).flatten().toSet()

    init {
        follow()
    }

    /** Begins a call to ourselves, with its script. */
    fun callOurselves(language: GuideLanguage, then: (visit: String) -> Unit) = attempt { then(desk.ask { it.startCallToOurselves(language) }) }
}

/** *Visits*: the search, notes without a visit, then every visit: those planned, and those that were, the newest first. */
@Composable
fun VisitsScreen(
    model: VisitsModel, ways: Ways, chosen: String? = null, choose: (String) -> Unit = { ways.to(VisitsPage.Visit, it) },
) = Shown(model) { visits, problem ->
    val (planned, begun) = remember(visits) { visits.items.partition { it.started == null && it.ended == null } }
    // The first that are held may be in the middle of theirs.
    val top = remember(visits) { model.begins == null }
    val language = documentLanguage()
    RollingRows(
        model, visits, planned + begun, { it.id }, Modifier.fillMaxSize().testTag("visits"), PaddingValues(Measure.edge, Measure.space16),
        head = {
            Title(stringResource(R.string.visits))
            SearchBar { ways.to(VisitsPage.Search) }
            problem?.let { ProblemLine(it) }
            if (visits.notFiled.isNotEmpty()) NotFiled(visits.notFiled) { ways.to(VisitsPage.NotFiled) }
            Buttons {
                PlainButton(stringResource(R.string.plan_visit), { ways.to(VisitsPage.PlanVisit) }, Modifier.testTag("plan-visit"))
                PlainButton(stringResource(R.string.guides), { ways.to(VisitsPage.Guides) }, Modifier.testTag("guides"))
                PlainButton(
                    stringResource(R.string.call_ourselves), { model.callOurselves(language) { ways.to(CapturePage.Capture) } }, Modifier.testTag("call-ourselves"),
                )
            }
        },
        empty = { Quiet(stringResource(R.string.visits_empty)) },
    ) { visit ->
        Column(verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
            if (top && visit == planned.firstOrNull()) PartHead(stringResource(R.string.visits_planned))
            if ((top || planned.isNotEmpty()) && visit == begun.firstOrNull()) PartHead(stringResource(R.string.visits_begun))
            VisitCard(visit, Modifier.chosen(chosen?.let { it == visit.id })) { choose(visit.id) }
        }
    }
}

/** Looks like the field that it leads to. */
@Composable
private fun SearchBar(open: () -> Unit) {
    val colours = LocalColours.current
    Surface(
        open, Modifier.fillMaxWidth().semantics { role = Role.Button }.testTag("search"), true, RoundedCornerShape(Measure.corner),
        colours.surface, colours.ink, border = BorderStroke(1.dp, colours.line),
    ) {
        Row(
            Modifier.heightIn(min = 56.dp).padding(Measure.space16, Measure.space8), Arrangement.spacedBy(Measure.space12),
            Alignment.CenterVertically,
        ) {
            Icon(painterResource(R.drawable.ic_search), null, tint = colours.ink)
            Text(stringResource(R.string.search_field), color = colours.inkSecond, style = Styles.body)
        }
    }
}

@Composable
private fun NotFiled(notes: List<NoteRow>, open: () -> Unit) = Part(stringResource(R.string.not_filed)) {
    notes.take(NOT_FILED_SHOWN).forEach { Card(onClick = open) { NoteView(it, lines = 2, alone = false) } }
    PlainButton(pluralStringResource(R.plurals.file_notes, notes.size, notes.size), open, Modifier.testTag("file-notes"))
}
