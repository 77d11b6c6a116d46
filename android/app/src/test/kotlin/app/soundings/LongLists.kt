package app.soundings

import app.soundings.core.AggregatedEntry
import app.soundings.core.Audience
import app.soundings.core.Basis
import app.soundings.core.ConsentChoice
import app.soundings.core.CustomerRow
import app.soundings.core.DeletedRow
import app.soundings.core.Encounter
import app.soundings.core.EncounterKind
import app.soundings.core.EntryRow
import app.soundings.core.EvidenceRow
import app.soundings.core.Found
import app.soundings.core.InsightBasis
import app.soundings.core.InsightRow
import app.soundings.core.MapListRow
import app.soundings.core.MapPart
import app.soundings.core.MapsOf
import app.soundings.core.Mark
import app.soundings.core.MarkedRow
import app.soundings.core.Moment
import app.soundings.core.NotMetRow
import app.soundings.core.NoteRow
import app.soundings.core.ObservationKind
import app.soundings.core.OutcomeRow
import app.soundings.core.PersonRow
import app.soundings.core.PosterRow
import app.soundings.core.PromiseRow
import app.soundings.core.PromiseStanding
import app.soundings.core.Promises
import app.soundings.core.QuestionWithAnswers
import app.soundings.core.Search
import app.soundings.core.SearchResults
import app.soundings.core.SentRow
import app.soundings.core.ShareableKind
import app.soundings.core.ShareableRow
import app.soundings.core.StoryRow
import app.soundings.core.SyncState
import app.soundings.core.VisitRow
import app.soundings.core.VisitState
import app.soundings.core.Visits
import app.soundings.core.WorkshopRow
import app.soundings.notebook.AggregatedPage
import app.soundings.notebook.CustomerPage
import app.soundings.notebook.DeletedPage
import app.soundings.notebook.EntryPage
import app.soundings.notebook.InsightPage
import app.soundings.notebook.MapPage
import app.soundings.notebook.MarkedPage
import app.soundings.notebook.NoHandle
import app.soundings.notebook.NotMetPage
import app.soundings.notebook.Notebook
import app.soundings.notebook.Observer
import app.soundings.notebook.OutcomePage
import app.soundings.notebook.PeoplePage
import app.soundings.notebook.PosterPage
import app.soundings.notebook.PromiseListPage
import app.soundings.notebook.QuestionsPage
import app.soundings.notebook.SentPage
import app.soundings.notebook.ShareablePage
import app.soundings.notebook.StoriesPage
import app.soundings.notebook.WorkshopsPage

/**
 * Lists of so many rows each, by the page as the notebook hands them out: a notebook that holds as many takes minutes to make. What is
 * written on a row says which it is, and a place is the number of the row after it.
 */
class LongLists(private val all: Int) : Notebook(NoHandle) {
    /** Pages that were read. */
    var read = 0
        private set

    override fun onChange(observer: Observer) = Unit

    private fun <R, P> page(after: String?, row: (id: String, words: String) -> R, page: (List<R>, String?) -> P): P {
        read += 1
        val start = after?.toInt() ?: 0
        val end = minOf(start + PAGE_OF_ROWS, all)
        return page((start until end).map { row("id-$it", "row $it of all") }, "$end".takeIf { end < all })
    }

    override fun visits(after: String?) = page(after, ::visit) { items, next -> Visits(emptyList(), items, next) }

    override fun encounter(id: String, after: String?) = page(after, ::note) { notes, next ->
        Encounter(visit(id, id), VisitState.ENDED, false, false, emptyList(), emptyList(), notes, next, emptyList(), emptyList(), 0u, 0u, false, 0u, emptyList())
    }

    override fun searchFor(search: Search, after: String?) =
        page(after, { id, words -> Found.Note(note(id, words), emptyList()) as Found }) { items, next -> SearchResults(items, next, false, 0u) }

    override fun deleted(after: String?) =
        page(after, { id, words -> DeletedRow(id, null, words, 1u, MOMENT, null, MOMENT, false) }, ::DeletedPage)

    override fun shareable(after: String?) = page(after, { id, words -> ShareableRow(id, ShareableKind.NOTE, words, 0u) }, ::ShareablePage)

    override fun wentOut(customer: String, after: String?) =
        page(after, { id, words -> SentRow(id, null, words, MOMENT, null, null, null, null, 1u, emptyList(), false, false, Audience.TEAM) }, ::SentPage)

    override fun customers(after: String?) =
        page(after, { id, words -> CustomerRow(id, words, false, emptyList(), 1u, Audience.TEAM, emptyList()) }, ::CustomerPage)

    override fun peopleOf(customer: String, after: String?) = page(after, { id, words -> PersonRow(id, words, null, ConsentChoice.TEAM_ONLY) }, ::PeoplePage)

    override fun markedOf(customer: String, mark: Mark, after: String?) = page(after, ::marked, ::MarkedPage)

    override fun outcomes(customer: String, after: String?) =
        page(after, { id, words -> OutcomeRow(id, null, words, null, emptyList(), null, emptyList(), Audience.TEAM, SyncState.ON_THIS_PHONE, "") }, ::OutcomePage)

    override fun questions(customer: String?, answered: Boolean, after: String?) =
        page(after, { id, words -> QuestionWithAnswers(marked(id, words), emptyList()) }, ::QuestionsPage)

    override fun notMetLately(after: String?) = page(after, { id, words -> NotMetRow(id, words, null, null) }, ::NotMetPage)

    override fun promises(which: Promises, after: String?) = page(
        after,
        { id, words -> PromiseRow(id, words, emptyList(), null, null, null, PromiseStanding.OPEN, null, Audience.TEAM, SyncState.ON_THIS_PHONE, "") }, ::PromiseListPage,
    )

    override fun insights(after: String?) = page(
        after,
        { id, words -> InsightRow(id, words, null, null, InsightBasis.ONE, false, emptyList(), emptyList(), Audience.TEAM, SyncState.ON_THIS_PHONE, "") }, ::InsightPage,
    )

    override fun posters(after: String?) = page(
        after,
        { id, words ->
            PosterRow(
                id, PersonRow(id, words, null, ConsentChoice.WALL), null, emptyList(), null, emptyList(), true, false, null, null, Audience.TEAM,
                SyncState.ON_THIS_PHONE, "",
            )
        },
        ::PosterPage,
    )

    override fun stories(after: String?) = page(
        after,
        { id, words ->
            StoryRow(
                id, "2031-12-01", null, false, false, true, words, null, null, emptyList(), emptyList(), false, emptyList(), null, Audience.TEAM,
                SyncState.ON_THIS_PHONE, "",
            )
        },
        ::StoriesPage,
    )

    override fun maps(after: String?) =
        page(after, { id, words -> MapListRow(id, words, "on a Friday", 1u, 1u, 0u, Audience.TEAM, SyncState.ON_THIS_PHONE) }, ::MapPage)

    override fun mapPart(id: String, part: MapPart, after: String?) = page(after, ::entry, ::EntryPage)

    override fun aggregatedPart(of: MapsOf, part: MapPart, after: String?) =
        page(after, { id, words -> AggregatedEntry("map", "Rosa", "on a Friday", entry(id, words)) }, ::AggregatedPage)

    override fun workshops(after: String?) = page(after, { id, words -> WorkshopRow(id, words, "on a Friday", MOMENT, false) }, ::WorkshopsPage)

    /** The first ten are planned. */
    private fun visit(id: String, words: String) = VisitRow(
        id, EncounterKind.VISIT, "Brightline Metals", "customer", null, words, null, MOMENT.takeIf { id.substringAfter('-').toIntOrNull()?.let { it < 10 } != true },
        null, 1u, Audience.TEAM, SyncState.ON_THIS_PHONE, "",
    )

    private fun note(id: String, words: String) = NoteRow(
        id, "visit", ObservationKind.DID, words, null, false, false, null, null, null, MOMENT, false, false, false, emptyList(), emptyList(), emptyList(), false, null,
        Audience.TEAM, SyncState.ON_THIS_PHONE, 0u, emptyList(), false, "",
    )

    private fun marked(id: String, words: String) = MarkedRow(id, Mark.QUESTION, words, false, null, null, null, null, Audience.TEAM)

    /** Shown by one note of its own. */
    private fun entry(id: String, words: String) = EntryRow(
        id, MapPart.PAIN, words, false, Basis.SEEN, 0u, listOf(EvidenceRow("$id-shown", note(id, words), null, null, words, false, false)), null, 0u, emptyList(), null,
        Audience.TEAM, SyncState.ON_THIS_PHONE, false, "",
    )
}

/** At most so many rows are on a page. */
const val PAGE_OF_ROWS = 100

private val MOMENT = Moment(1_793_782_320_000, 0, "UTC")
