package app.soundings.visits

import androidx.annotation.PluralsRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
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
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Page
import app.soundings.Pages
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.clock
import app.soundings.core.EraseAsked
import app.soundings.core.Erasing
import app.soundings.core.FoundKind
import app.soundings.core.GoesKind
import app.soundings.core.NamedElsewhereRow
import app.soundings.customers.CustomersPage
import app.soundings.day
import app.soundings.goesPage
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Line
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.maps.MapsPage
import app.soundings.namedElsewherePage
import app.soundings.notebook.GoesPage
import app.soundings.notebook.NamedElsewherePage
import app.soundings.team.TeamPage
import app.soundings.word
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What would go, thing by thing, and what would stay and holds the name. */
data class WouldErase(val asked: EraseAsked, val goes: GoesPage, val named: NamedElsewherePage)

/** *Erase*: what would go, and what was asked for. */
class EraseModel(desk: Desk, private val thing: String) : ScreenModel<WouldErase>(desk) {
    private val asked = MutableStateFlow<Erasing?>(null)

    // Each page is asked for by hand, and nothing rolls away what is above it.
    private val goes = Pages(goesPage, Int.MAX_VALUE, ids = { page -> page.items.map { it.id }.toSet() }) { after -> desk.read { it.whatGoes(thing, after) } }
    private val named = Pages(namedElsewherePage, Int.MAX_VALUE, ids = { page -> page.items.map { it.id }.toSet() }) { after -> desk.read { it.namedElsewhere(thing, after) } }

    /** Once it is asked for: until when it can be taken back. */
    val erasing: StateFlow<Erasing?> = asked.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): WouldErase {
        val (asked, shown) = desk.read { it.wouldErase(thing) } to record.value
        val goes = goes.after(change) ?: shown?.goes ?: GoesPage(emptyList(), null)
        val named = named.after(change) ?: shown?.named ?: NamedElsewherePage(emptyList(), null)
        return WouldErase(asked, goes, named)
    }

    /** More of what goes is asked for. */
    fun moreGoes() {
        goes.more()
        look(Change.Ids(emptySet()))
    }

    /** More of what stays is asked for. */
    fun moreNamed() {
        named.more()
        look(Change.Ids(emptySet()))
    }

    /** Only deletes it, which can be undone. */
    fun delete(then: () -> Unit) = attempt {
        desk.ask { it.delete(thing) }
        then()
    }

    fun erase() = attempt { asked.value = desk.ask { it.erase(thing) } }

    fun takeBack(then: () -> Unit) = attempt {
        desk.ask { it.undoDelete(thing) }
        asked.value = null
        then()
    }
}

/** First what would go, then once more whether it should; afterwards a day to take it back. */
@Composable
fun EraseScreen(model: EraseModel, ways: Ways) = PushedPage(stringResource(R.string.erase), ways::back) {
    val erasing by model.erasing.collectAsStateWithLifecycle()
    var sure by rememberSaveable { mutableStateOf(false) }
    Shown(model) { would, problem ->
        LazyColumn(
            Modifier.weight(1f).testTag("would-erase"), contentPadding = PaddingValues(Measure.edge, Measure.space8),
            verticalArrangement = Arrangement.spacedBy(Measure.space12),
        ) {
            item("in-short") { InShort(would.asked, erasing != null) }
            if (erasing == null) {
                whatGoes(would, model::moreGoes)
                whatStays(would, ways, model::moreNamed)
            }
        }
        Steps(model, would.asked, problem, ways, sure) { sure = true }
    }
}

/** In the thumb's reach: the next of the two steps, or what was done and the way to take it back. */
@Composable
private fun Steps(model: EraseModel, asked: EraseAsked, problem: Problem?, ways: Ways, sure: Boolean, next: () -> Unit) =
    Column(Modifier.fillMaxWidth().padding(Measure.edge, Measure.space12), Arrangement.spacedBy(Measure.space8)) {
        val erasing by model.erasing.collectAsStateWithLifecycle()
        val done = erasing
        val said = Modifier.semantics { liveRegion = LiveRegionMode.Polite }
        problem?.let { ProblemLine(it) }
        when {
            done != null -> {
                Body(stringResource(R.string.erasing_until, done.finalAt.day(), done.finalAt.clock()), said.testTag("erasing"))
                PlainButton(stringResource(R.string.take_back), { model.takeBack(ways::back) }, Modifier.fillMaxWidth().testTag("take-back"))
                BuoyButton(stringResource(R.string.join_close), { ways.backFrom(asked.id) }, Modifier.fillMaxWidth().testTag("erase-done"))
            }
            sure -> {
                Body(stringResource(R.string.erase_sure), said.testTag("erase-sure"))
                PlainButton(stringResource(R.string.erase_for_good), { model.erase() }, Modifier.fillMaxWidth().testTag("erase-for-good"))
                BuoyButton(stringResource(R.string.keep_it), ways::back, Modifier.fillMaxWidth().testTag("keep-it"))
            }
            else -> {
                if (asked.mayDelete) {
                    PlainButton(stringResource(R.string.erase_only_delete), { model.delete { ways.backFrom(asked.id) } }, Modifier.fillMaxWidth().testTag("only-delete"))
                }
                PlainButton(stringResource(R.string.erase_this), next, Modifier.fillMaxWidth().testTag("erase-this"))
            }
        }
    }

@Composable
private fun InShort(asked: EraseAsked, gone: Boolean) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    Card(Modifier.testTag("would-go")) {
        if (!gone) Body(asked.words.ifEmpty { stringResource(R.string.something) })
        val all = asked.things.toInt()
        Quiet(beside(asked.what?.let { stringResource(it.word()) }, pluralStringResource(R.plurals.things_in_all, all, all), stringResource(asked.audience.word())))
    }
    if (!gone) {
        Body(stringResource(R.string.erase_what))
        Quiet(stringResource(R.string.erase_stays))
        if (asked.mayDelete) Quiet(stringResource(R.string.erase_only_delete_more))
    }
}

/** Kind by kind: how many, and the words of those that have any. */
private fun LazyListScope.whatGoes(would: WouldErase, more: () -> Unit) {
    val goes = would.goes.items.filter { it.words.isNotEmpty() }.groupBy { it.kind }
    for (kind in would.asked.kinds) {
        item("kind-${kind.kind}") { PartHead(pluralStringResource(kind.kind.counted(), kind.count.toInt(), kind.count.toInt()), Modifier.testTag("goes-kind")) }
        items(goes[kind.kind].orEmpty(), { "goes-${it.id}" }) { Line(it.words, listOf(stringResource(it.audience.word())), Modifier.testTag("goes")) }
    }
    if (would.goes.next != null) item("more-goes") { PlainButton(stringResource(R.string.show_more), more, Modifier.testTag("more-goes")) }
}

/** What a person looks at by hand: no rule can say whether it is this one's name. */
private fun LazyListScope.whatStays(would: WouldErase, ways: Ways, more: () -> Unit) {
    val named = would.named
    when {
        named.items.isNotEmpty() -> item("named") { Body(stringResource(R.string.erase_named), Modifier.padding(top = Measure.space12).testTag("named")) }
        would.asked.named -> item("named") { Quiet(stringResource(R.string.erase_named_nowhere), Modifier.testTag("named-nowhere")) }
    }
    items(named.items, { "named-${it.id}" }) { row ->
        val page = row.page()
        Card(Modifier.testTag("named-row"), page?.let { { ways.to(it, row.id) } }) {
            MarkedWords(row.words, listOf(row.name))
            Quiet(beside(stringResource(row.kind.word()), stringResource(row.audience.word())))
        }
    }
    if (named.next != null) item("more-named") { PlainButton(stringResource(R.string.show_more), more, Modifier.testTag("more-named")) }
}

@PluralsRes
private fun GoesKind.counted() = when (this) {
    GoesKind.CUSTOMER -> R.plurals.goes_customer
    GoesKind.SITE -> R.plurals.goes_site
    GoesKind.PERSON -> R.plurals.goes_person
    GoesKind.VISIT -> R.plurals.goes_visit
    GoesKind.NOTE -> R.plurals.goes_note
    GoesKind.FILE -> R.plurals.goes_file
    GoesKind.PROMISE -> R.plurals.goes_promise
    GoesKind.MAP -> R.plurals.goes_map
    GoesKind.ENTRY -> R.plurals.goes_entry
    GoesKind.QUESTION -> R.plurals.goes_question
    GoesKind.DEBRIEF -> R.plurals.goes_debrief
    GoesKind.INSIGHT -> R.plurals.goes_insight
    GoesKind.STORY -> R.plurals.goes_story
    GoesKind.POSTER -> R.plurals.goes_poster
    GoesKind.DOCUMENT -> R.plurals.goes_document
    GoesKind.REST -> R.plurals.goes_rest
}

@StringRes
private fun GoesKind.word() = when (this) {
    GoesKind.CUSTOMER -> FoundKind.CUSTOMER.word()
    GoesKind.SITE -> FoundKind.SITE.word()
    GoesKind.PERSON -> FoundKind.PERSON.word()
    GoesKind.VISIT -> FoundKind.VISIT.word()
    GoesKind.NOTE -> FoundKind.NOTE.word()
    GoesKind.FILE -> R.string.attachment_kind_file
    GoesKind.PROMISE -> FoundKind.PROMISE.word()
    GoesKind.MAP -> FoundKind.MAP.word()
    GoesKind.ENTRY -> FoundKind.ENTRY.word()
    GoesKind.QUESTION -> R.string.mark_question
    GoesKind.DEBRIEF -> R.string.debrief
    GoesKind.INSIGHT -> R.string.shareable_kind_insight
    GoesKind.STORY -> R.string.story_of_the_week
    GoesKind.POSTER -> R.string.document_kind_poster
    GoesKind.DOCUMENT -> R.string.a_document
    GoesKind.REST -> R.string.something
}

/** Where it can be corrected; what stands in no page of its own leads nowhere. */
private fun NamedElsewhereRow.page(): Page? = when (kind) {
    GoesKind.NOTE -> CapturePage.Note
    GoesKind.FILE -> CapturePage.Picture
    GoesKind.VISIT -> VisitsPage.Visit
    GoesKind.PERSON -> CustomersPage.Person
    GoesKind.PROMISE -> TeamPage.Promise
    GoesKind.INSIGHT -> TeamPage.Insight
    GoesKind.POSTER -> TeamPage.Poster
    GoesKind.MAP -> MapsPage.Map
    GoesKind.ENTRY -> MapsPage.Entry
    GoesKind.CUSTOMER, GoesKind.SITE, GoesKind.QUESTION, GoesKind.DEBRIEF, GoesKind.STORY, GoesKind.DOCUMENT, GoesKind.REST -> null
}
