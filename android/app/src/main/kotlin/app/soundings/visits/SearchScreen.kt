package app.soundings.visits

import androidx.annotation.StringRes
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.rememberScrollState
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDecoration
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.capture.Chip
import app.soundings.clock
import app.soundings.core.Found
import app.soundings.core.FoundKind
import app.soundings.core.Marked
import app.soundings.core.ObservationKind
import app.soundings.core.Search
import app.soundings.core.SearchResults
import app.soundings.core.TeamWords
import app.soundings.core.TeamWordsOf
import app.soundings.customers.CustomersPage
import app.soundings.day
import app.soundings.dayWords
import app.soundings.key
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.maps.MapsPage
import app.soundings.place
import app.soundings.searchPage
import app.soundings.team.TeamPage
import app.soundings.team.id
import app.soundings.word
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

private const val WORDS = "words"
private const val THING = "thing"
private const val NOTE_KIND = "note-kind"
private const val SINCE = "since"
private const val UNTIL = "until"
private const val BEST_FIRST = "best-first"

/** *Search*: one field for everything, filters, and what fits, by the page. What is asked survives the process. [within]: what of, if of one only. */
class SearchModel(desk: Desk, private val saved: SavedStateHandle, val within: Search = Search("")) : PagedModel<SearchResults, Found>(desk, saved, searchPage) {
    private val filters = MutableStateFlow(
        within.copy(
            words = saved[WORDS] ?: "", thing = saved[THING], noteKind = saved[NOTE_KIND], since = saved[SINCE], until = saved[UNTIL],
            bestFirst = saved[BEST_FIRST] ?: false,
        ),
    )

    /** What is looked for. */
    val asked: StateFlow<Search> = filters.asStateFlow()

    init {
        follow()
    }

    /** Looks for something else. */
    fun look(asked: Search) {
        saved[WORDS] = asked.words
        saved[THING] = asked.thing
        saved[NOTE_KIND] = asked.noteKind
        saved[SINCE] = asked.since
        saved[UNTIL] = asked.until
        saved[BEST_FIRST] = asked.bestFirst
        filters.value = asked
        readAnew()
    }

    override suspend fun page(after: String?): SearchResults {
        val asked = filters.value
        return desk.read { it.searchFor(asked, after) }
    }

    /** A hit names much. */
    override fun ids(page: SearchResults) = null
}

/** The field, the filters, and what fits. */
@Composable
fun SearchScreen(model: SearchModel, ways: Ways) = PushedPage(stringResource(model.within.title()), ways::back) {
    val asked by model.asked.collectAsStateWithLifecycle()
    val field = if (model.within == Search("")) R.string.search_field else R.string.search
    val focus = remember { FocusRequester() }
    // Where something is listed already, nobody has to type.
    LaunchedEffect(Unit) { if (asked == Search("")) focus.requestFocus() }
    Column(Modifier.padding(horizontal = Measure.edge)) {
        TextLine(stringResource(field), asked.words, { model.look(asked.copy(words = it)) }, Modifier.focusRequester(focus).testTag("search-field"))
    }
    Shown(model) { found, problem ->
        RollingRows(
            model, found, found.items, { it.id }, Modifier.fillMaxSize().testTag("found"),
            head = {
                Filters(asked, model::look)
                problem?.let { ProblemLine(it) }
                if (found.notYet > 0u) Quiet(pluralStringResource(R.plurals.search_not_yet, found.notYet.toInt(), found.notYet.toInt()))
            },
            empty = { Quiet(stringResource(if (asked == Search("")) R.string.search_begin else R.string.search_nothing)) },
        ) { Hit(it, ways) }
    }
}

@StringRes
private fun Search.title() = when {
    customer != null -> R.string.search_customer
    person != null -> R.string.search_person
    else -> R.string.search
}

/** Rows that roll sideways: what was found keeps its room above the keyboard. */
@Composable
private fun Filters(asked: Search, look: (Search) -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
    Sideways {
        FoundKind.entries.forEach { kind ->
            val chosen = kind == asked.thing
            Chip(stringResource(kind.word()), chosen) { look(asked.copy(thing = kind.takeIf { !chosen }, noteKind = null)) }
        }
    }
    when (asked.thing) {
        FoundKind.NOTE -> ChipRow(ObservationKind.entries, asked.noteKind, { stringResource(it.key()) }) { look(asked.copy(noteKind = it)) }
        null, FoundKind.VISIT, FoundKind.PERSON, FoundKind.CUSTOMER, FoundKind.SITE, FoundKind.MAP, FoundKind.ENTRY, FoundKind.PROMISE -> Unit
    }
    Sideways {
        Chip(stringResource(R.string.search_best), asked.bestFirst) { look(asked.copy(bestFirst = !asked.bestFirst)) }
        Day(asked.since, R.string.search_since, R.string.search_since_day) { look(asked.copy(since = it)) }
        Day(asked.until, R.string.search_until, R.string.search_until_day) { look(asked.copy(until = it)) }
    }
}

@Composable
private fun Sideways(content: @Composable RowScope.() -> Unit) =
    Row(Modifier.horizontalScroll(rememberScrollState()), Arrangement.spacedBy(Measure.space8), content = content)

/** A bound that is pressed once more goes away. */
@Composable
private fun Day(day: String?, ask: Int, chosen: Int, keep: (String?) -> Unit) =
    if (day == null) DayButton(stringResource(ask)) { keep(it.toString()) } else Chip(stringResource(chosen, day.dayWords()), true) { keep(null) }

@Composable
private fun Hit(found: Found, ways: Ways) = when (found) {
    is Found.Note -> Card(onClick = { ways.to(CapturePage.Note, found.note.id) }) {
        MarkedWords(found.note.words, found.marked, found.note.exact)
        val beside = listOfNotNull(stringResource(found.note.kind?.word() ?: R.string.no_key_yet), found.note.by?.name, found.note.happened.day(), found.note.happened.clock())
        Quiet(beside(beside))
    }
    is Found.Visit -> Card(onClick = { ways.to(VisitsPage.Visit, found.visit.id) }) {
        Body(found.visit.place() ?: stringResource(R.string.unnamed_visit))
        found.visit.objective?.let { MarkedWords(it, found.marked) }
        Quiet(found.visit.beside())
    }
    is Found.Person -> Named(found.person.name, found.marked, FoundKind.PERSON, found.person.role) { ways.to(CustomersPage.Person, found.person.id) }
    is Found.Customer -> Named(found.name, found.marked, FoundKind.CUSTOMER) { ways.to(CustomersPage.Customer, found.id) }
    is Found.Site -> Named(found.name, found.marked, FoundKind.SITE, found.customer) { ways.to(CustomersPage.Site, found.id) }
    is Found.Map -> Named(found.map.situation, found.marked, FoundKind.MAP, found.map.who) { ways.to(MapsPage.Map, found.map.id) }
    is Found.Entry -> Named(found.text, found.marked, FoundKind.ENTRY) { ways.to(MapsPage.Entry, found.id) }
    is Found.Promise -> Named(found.promise.text, found.marked, FoundKind.PROMISE, found.promise.customer) { ways.to(TeamPage.Promise, found.promise.id) }
    is Found.Expectation -> Other(found.text, found.marked, R.string.expected) { ways.to(VisitsPage.Visit, found.visit) }
    is Found.Team -> Other(found.found.text, found.marked, found.found.of.word()) { toTeamWords(found.found, ways) }
    is Found.Guide -> Other(found.name, found.marked, R.string.shareable_kind_guide) { ways.to(VisitsPage.Guide, found.id) }
    is Found.Question -> Other(found.text, found.marked, R.string.mark_question) {
        found.visit?.let { ways.to(VisitsPage.Visit, it) } ?: found.guide?.let { ways.to(VisitsPage.Guide, it) } ?: Unit
    }
}

private fun toTeamWords(words: TeamWords, ways: Ways) = when (words.of) {
    TeamWordsOf.DEBRIEF_ANSWER -> words.about?.let { ways.to(VisitsPage.Debrief, it) }
    TeamWordsOf.OPEN_SEAT -> words.about?.let { ways.to(VisitsPage.Visit, it) }
    TeamWordsOf.OUTCOME -> words.about?.let { ways.to(CustomersPage.Customer, it) }
    TeamWordsOf.INSIGHT -> ways.to(TeamPage.Insight, words.id)
    TeamWordsOf.ANSWER -> ways.to(TeamPage.Questions)
}

@Composable
private fun Named(name: String, marked: List<Marked>, kind: FoundKind, beside: String? = null, open: () -> Unit) = Card(onClick = open) {
    MarkedWords(name, marked)
    Quiet(beside(stringResource(kind.word()), beside))
}

@Composable
private fun Other(text: String, marked: List<Marked>, what: Int, open: () -> Unit) = Card(onClick = open) {
    MarkedWords(text, marked)
    Quiet(stringResource(what))
}

/** Words with those marked that were looked for; somebody's very words as they stand everywhere. */
@Composable
internal fun MarkedWords(text: String, marked: List<Marked>, exact: Boolean = false) {
    val whole = if (exact) stringResource(R.string.exact_quote, text) else text
    val from = whole.indexOf(text)
    val shown = buildAnnotatedString {
        append(whole)
        val all = text.codePointCount(0, text.length)
        for (range in marked.filter { it.end.toInt() <= all }) {
            val style = SpanStyle(fontWeight = FontWeight.Bold, textDecoration = TextDecoration.Underline)
            addStyle(style, from + text.offsetByCodePoints(0, range.start.toInt()), from + text.offsetByCodePoints(0, range.end.toInt()))
        }
    }
    Text(shown, color = LocalColours.current.ink, style = if (exact) Styles.exact else Styles.body)
}
