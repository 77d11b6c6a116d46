package app.soundings.visits

import androidx.annotation.StringRes
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.core.Encounter
import app.soundings.core.Mark
import app.soundings.core.NoteRow
import app.soundings.core.StartVisit
import app.soundings.core.VisitState
import app.soundings.encounterPage
import app.soundings.ids
import app.soundings.look.BackButton
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Styles
import app.soundings.maps.MapsPage
import app.soundings.place

/** One visit's page, a page of notes more whenever its end is in sight. */
class EncounterModel(desk: Desk, val id: String, saved: SavedStateHandle) : PagedModel<Encounter, NoteRow>(desk, saved, encounterPage) {
    override suspend fun page(after: String?) = desk.read { it.encounter(id, after) }

    override fun ids(page: Encounter) = (page.notes.map { it.ids } + page.promises.map { it.ids } + listOf(page.visit.ids, page.people.map { it.id })).flatten().toSet()

    init {
        follow()
    }

    fun start(then: () -> Unit) = attempt {
        desk.ask { it.startVisit(StartVisit(visit = id)) }
        then()
    }

    /** Goes on with it: it ended not ten minutes ago. */
    fun goOn(then: () -> Unit) = attempt {
        desk.ask { it.continueVisit(id) }
        then()
    }

    fun mark(note: NoteRow, mark: Mark, marked: Boolean) = attempt { desk.ask { it.mark(note.id, mark, marked, note.seen) } }

    /** Gives one's own notes of it to the team. */
    fun share() = attempt { desk.ask { it.share(listOf(id)) } }
}

/** The three faces of a visit. */
enum class Face(@StringRes val word: Int) {
    Plan(R.string.face_plan),
    Notes(R.string.face_notes),
    After(R.string.face_after),
}

private fun VisitState.face(): Face = when (this) {
    VisitState.PLANNED -> Face.Plan
    VisitState.UNDER_WAY -> Face.Notes
    VisitState.ENDED -> Face.After
}

/** One visit: its head, and what stands before, during and after it. */
@Composable
fun EncounterScreen(model: EncounterModel, plan: PlanFaceModel, after: AfterModel, ways: Ways) = Column(Modifier.fillMaxSize().safeDrawingPadding()) {
    BackButton(ways::back)
    Shown(model) { page, problem ->
        var turned by rememberSaveable { mutableStateOf<Face?>(null) }
        val face = turned ?: page.standing.face()
        Head(page, ways)
        Faces(face) { turned = it }
        problem?.let { ProblemLine(it, Modifier.padding(Measure.edge, Measure.space4)) }
        Box(Modifier.weight(1f)) {
            when (face) {
                Face.Plan -> PlanFaceView(plan, ways)
                Face.Notes -> NotesFaceView(page, model, ways)
                Face.After -> AfterFaceView(page, model, after, ways)
            }
        }
        Foot(page, model, ways)
    }
}

/** Whom with, what for, when; pressed, it is named. */
@Composable
private fun Head(page: Encounter, ways: Ways) {
    val colours = LocalColours.current
    val visit = page.visit
    val naming = stringResource(R.string.name_visit)
    Column(
        Modifier.fillMaxWidth().heightIn(min = Measure.touch)
            .clickable(onClickLabel = naming, role = Role.Button) { ways.to(CapturePage.NameVisit, visit.id) }
            .padding(Measure.edge, Measure.space4).testTag("visit-head"),
        Arrangement.spacedBy(Measure.space4),
    ) {
        Heading(visit.place() ?: stringResource(R.string.unnamed_visit))
        visit.objective?.let { Body(it) }
        Quiet(visit.beside())
    }
    page.versions.forEach {
        Card(Modifier.padding(Measure.edge, Measure.space4), { ways.to(MapsPage.Compare, it.entity, it.field) }) { Body(stringResource(R.string.one_thing_compare)) }
    }
}

@Composable
private fun Faces(shown: Face, turn: (Face) -> Unit) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(Measure.corner)
    Row(
        Modifier.padding(Measure.edge, Measure.space8).fillMaxWidth().clip(shape).background(colours.sunk).selectableGroup(),
    ) {
        Face.entries.forEach { face ->
            val here = face == shown
            Box(
                Modifier.weight(1f).heightIn(min = Measure.touch).clip(shape).background(if (here) colours.ink else colours.sunk)
                    .selectable(here, role = Role.Tab) { turn(face) }.testTag("face-${face.name}"),
                Alignment.Center,
            ) {
                Text(
                    stringResource(face.word), Modifier.padding(Measure.space8), if (here) colours.foam else colours.ink, style = Styles.key,
                    textAlign = TextAlign.Center,
                )
            }
        }
    }
}

/** What one does with the visit as a whole, in the thumb's reach. */
@Composable
private fun Foot(page: Encounter, model: EncounterModel, ways: Ways) {
    val toCapture = { ways.to(CapturePage.Capture) }
    if (!page.mayStart && !page.mayEnd && !page.mayContinue) return
    Column(Modifier.fillMaxWidth().padding(Measure.edge, Measure.space8), Arrangement.spacedBy(Measure.space8)) {
        if (page.mayContinue) PlainButton(stringResource(R.string.continue_visit), { model.goOn(toCapture) }, Modifier.fillMaxWidth().testTag("continue"))
        if (page.mayStart) BuoyButton(stringResource(R.string.start_this), { model.start(toCapture) }, Modifier.fillMaxWidth().testTag("start-this"))
        if (page.mayEnd) {
            Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
                PlainButton(stringResource(R.string.end), { ways.to(VisitsPage.End, page.visit.id) }, Modifier.testTag("end"))
                BuoyButton(stringResource(R.string.note), toCapture, Modifier.weight(1f).testTag("go"))
            }
        }
    }
}
