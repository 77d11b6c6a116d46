package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.LastSorted
import app.soundings.core.PartQuestion
import app.soundings.core.PersonRow
import app.soundings.core.Sort
import app.soundings.core.SortedAs
import app.soundings.look.BackButton
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Title
import app.soundings.visits.VisitsPage
import app.soundings.word

/** *Sort*: whose map, then a note a card, then a question for each part below the water that is empty. */
@Composable
fun SortScreen(model: SortModel, visit: String, ways: Ways) = Column(Modifier.fillMaxSize().safeDrawingPadding()) {
    Shown(model) { sorting, problem ->
        val sort = sorting.sort
        if (sort == null) {
            WhoseMap(model, sorting.people, problem, { ways.to(VisitsPage.Visit, visit) }, ways::back)
        } else {
            val question = sort.question
            when {
                sort.card != null -> SortingCard(model, sort, problem, ways::back)
                question != null -> Question(model, sort, question, problem, ways::back)
                else -> Done(model, sort, problem, { ways.instead(MapsPage.Map, sort.map) }, ways::back)
            }
        }
    }
}

@Composable
private fun WhoseMap(model: SortModel, people: List<PersonRow>, problem: Problem?, toVisit: () -> Unit, back: () -> Unit) {
    BackButton(back)
    Rolling {
        val colours = LocalColours.current
        Title(stringResource(R.string.sort))
        problem?.let { ProblemLine(it) }
        if (people.isEmpty()) {
            Text(stringResource(R.string.sort_nobody), color = colours.ink, style = Styles.body)
            PlainButton(stringResource(R.string.look_at_visit), toVisit)
        } else {
            val situation by model.situation.collectAsStateWithLifecycle()
            Heading(stringResource(R.string.sort_whose))
            people.forEach { person ->
                Card(Modifier.testTag("whose"), { model.choose(person.id) }) {
                    Text(person.name, color = colours.ink, style = Styles.body)
                    person.role?.let { Quiet(it) }
                }
            }
            TextLine(
                stringResource(R.string.sort_situation_field), situation, model::writeSituation, Modifier.testTag("situation"),
                more = stringResource(R.string.sort_situation),
            )
        }
    }
}

/** The card above, the targets in the thumb's reach; side by side where the screen is low. */
@Composable
private fun ColumnScope.SortingCard(model: SortModel, sort: Sort, problem: Problem?, back: () -> Unit) = BoxWithConstraints(Modifier.weight(1f)) {
    val room = maxHeight * 0.62f
    if (maxWidth > maxHeight) {
        Row(Modifier.fillMaxSize()) {
            Column(Modifier.weight(1f).fillMaxHeight()) { CardSide(model, sort, problem, back) }
            Box(Modifier.weight(1f).fillMaxHeight(), Alignment.BottomCenter) {
                Column(Modifier.verticalScroll(rememberScrollState())) { SortTargets(model, sort) }
            }
        }
    } else {
        Column(Modifier.fillMaxSize()) {
            Column(Modifier.weight(1f)) { CardSide(model, sort, problem, back) }
            Column(Modifier.heightIn(max = room).verticalScroll(rememberScrollState())) { SortTargets(model, sort) }
        }
    }
}

@Composable
private fun ColumnScope.CardSide(model: SortModel, sort: Sort, problem: Problem?, back: () -> Unit) {
    SortHead(model, sort, back)
    Column(
        Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Measure.edge, Measure.space4), Arrangement.spacedBy(Measure.space8),
    ) {
        problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
        sort.last?.let { LastDecision(model, it, sort.who) }
        sort.card?.let { SortCardView(model, it) }
    }
}

/** The way back, whose map it is, and undo. */
@Composable
private fun SortHead(model: SortModel, sort: Sort, back: () -> Unit) = Row(
    Modifier.fillMaxWidth().padding(end = Measure.edge), Arrangement.spacedBy(Measure.space8), Alignment.CenterVertically,
) {
    BackButton(back)
    Column(Modifier.weight(1f).semantics(mergeDescendants = true) {}) {
        Heading(sort.who.nameOrSomebody(), lines = 1)
        val left = sort.left.toInt()
        Quiet(if (sort.card != null) pluralStringResource(R.plurals.sort_left, left, left) else sort.situation)
    }
    if (sort.last != null) PlainButton(stringResource(R.string.undo), { model.undo() }, Modifier.testTag("undo"))
}

/** What was decided last; and the entries that may say the same, until the next tap. */
@Composable
private fun LastDecision(model: SortModel, last: LastSorted, who: PersonRow?) {
    val where = when (last.decided) {
        SortedAs.ENTRY -> last.part?.let { stringResource(it.word()) }
        SortedAs.SAME_AS -> stringResource(R.string.sort_went_same)
        SortedAs.NOT_ABOUT_THEM -> stringResource(R.string.sort_not_about, who.nameOrSomebody())
        SortedAs.NOT_FOR_THE_MAP -> stringResource(R.string.sort_not_for_map)
        SortedAs.LATER -> stringResource(R.string.sort_later)
        SortedAs.ANSWERED -> stringResource(R.string.sort_answered)
        SortedAs.SKIPPED -> stringResource(R.string.sort_skipped)
        SortedAs.ASK_NEXT_TIME -> stringResource(R.string.sort_ask_next)
    }
    Text(
        beside(where, last.words), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("last"),
        LocalColours.current.inkSecond, style = Styles.small, maxLines = 1, overflow = TextOverflow.Ellipsis,
    )
    last.alike.forEach { entry ->
        PlainButton(
            stringResource(R.string.sort_same_as, quoted(entry.text, entry.exact)), { model.ratherAs(entry.id) }, Modifier.testTag("same-as"),
        )
    }
}

/** One question for each part below the water that is empty. */
@Composable
private fun ColumnScope.Question(model: SortModel, sort: Sort, question: PartQuestion, problem: Problem?, back: () -> Unit) {
    val colours = LocalColours.current
    val sentence by model.sentence.collectAsStateWithLifecycle()
    val ticked by model.ticked.collectAsStateWithLifecycle()
    SortHead(model, sort, back)
    RollingAbove({
        BuoyButton(stringResource(R.string.sort_put_there), { model.answer(question.part) }, Modifier.fillMaxWidth().testTag("answer"))
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
            PlainButton(stringResource(R.string.sort_skip), { model.skip(question.part) }, Modifier.weight(1f).testTag("skip"))
            PlainButton(stringResource(R.string.sort_ask_next), { model.askNextTime(question.part) }, Modifier.weight(1f).testTag("ask-next"))
        }
    }) {
        sort.last?.let { LastDecision(model, it, sort.who) }
        Quiet(stringResource(question.part.word()))
        Heading(question.text, Modifier.testTag("question"))
        TextLine(stringResource(R.string.sort_sentence), sentence, model::writeSentence, Modifier.testTag("sentence"), lines = 2)
        problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
        if (question.notes.isNotEmpty()) PartHead(stringResource(R.string.sort_show_it))
        question.notes.forEach { note ->
            TickLine(note.id in ticked, { model.tick(note.id) }, Modifier.testTag("tick")) {
                Quoted(note.words, note.exact)
                note.by?.let { Quiet(it) }
            }
        }
    }
}

@Composable
private fun ColumnScope.Done(model: SortModel, sort: Sort, problem: Problem?, toMap: () -> Unit, back: () -> Unit) {
    SortHead(model, sort, back)
    RollingAbove({
        BuoyButton(stringResource(R.string.sort_look_at_map), toMap, Modifier.fillMaxWidth().testTag("to-map"))
    }) {
        problem?.let { ProblemLine(it) }
        sort.last?.let { LastDecision(model, it, sort.who) }
        Heading(stringResource(R.string.sort_done), Modifier.testTag("done"))
        val later = sort.later.toInt()
        if (later > 0) {
            Text(pluralStringResource(R.plurals.sort_put_off, later, later), color = LocalColours.current.ink, style = Styles.body)
            PlainButton(stringResource(R.string.sort_look_at_later), { model.lookAtLater() }, Modifier.testTag("later-now"))
        }
    }
}
