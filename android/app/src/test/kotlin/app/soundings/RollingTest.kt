package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToIndex
import androidx.lifecycle.SavedStateHandle
import androidx.navigation.compose.rememberNavController
import app.soundings.core.MapPart
import app.soundings.core.MapsOf
import app.soundings.core.Mark
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersScreen
import app.soundings.customers.MarkedModel
import app.soundings.customers.MarkedScreen
import app.soundings.customers.OutcomesModel
import app.soundings.customers.OutcomesScreen
import app.soundings.customers.PeopleModel
import app.soundings.customers.PeopleScreen
import app.soundings.look.SoundingsTheme
import app.soundings.maps.AggregatedPartModel
import app.soundings.maps.AggregatedPartScreen
import app.soundings.maps.MapPartModel
import app.soundings.maps.MapPartNotesScreen
import app.soundings.maps.MapPartScreen
import app.soundings.maps.MapsModel
import app.soundings.maps.MapsScreen
import app.soundings.maps.WorkshopsModel
import app.soundings.maps.WorkshopsScreen
import app.soundings.sync.EarlierModel
import app.soundings.sync.EarlierScreen
import app.soundings.team.InsightsModel
import app.soundings.team.InsightsScreen
import app.soundings.team.NotMetModel
import app.soundings.team.NotMetScreen
import app.soundings.team.PostersModel
import app.soundings.team.PostersScreen
import app.soundings.team.PromisesModel
import app.soundings.team.PromisesScreen
import app.soundings.team.QuestionsModel
import app.soundings.team.QuestionsScreen
import app.soundings.team.StoriesModel
import app.soundings.team.StoriesScreen
import app.soundings.visits.DeletedModel
import app.soundings.visits.DeletedScreen
import app.soundings.visits.EncounterModel
import app.soundings.visits.NotesFaceView
import app.soundings.visits.SearchModel
import app.soundings.visits.SearchScreen
import app.soundings.visits.VisitsModel
import app.soundings.visits.VisitsScreen
import app.soundings.visits.WentOutModel
import app.soundings.visits.WentOutScreen
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** So many rows are held at once. */
private const val MOST_ROWS = 1_000

/** From one frame to the next the list is rolled by so many rows, fewer than are read at once. */
private const val STEP = 95

/** Before the end of what is held so many are left, which fill a screen. */
private const val SCREEN = 20

/**
 * Every list, rolled from its top to its end and back: each row where it belongs, never more than a part of them in memory, and no page
 * read before it is near.
 */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h360dp-mdpi")
class RollingTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    /**
     * A list and its screen.
     *
     * @param above the things that stand above its rows
     */
    private class Listed<P : Any>(val tag: String, val above: Int, val model: PagedModel<P, *>, val page: @Composable (Ways) -> Unit) {
        private val saved get() = requireNotNull(model.record.value)
        private val begins get() = model.begins?.toInt() ?: 0

        /** The numbers of the rows that are held. */
        val held get() = begins until begins + model.rows(saved).size
        val goesOn get() = model.goesOn(saved)
    }

    private fun saved() = SavedStateHandle()

    private val lists: Map<String, (Desk) -> Listed<*>> = mapOf(
        "visits" to { desk -> VisitsModel(desk, saved()).let { Listed("visits", 1, it) { ways -> VisitsScreen(it, ways) } } },
        "notes" to { desk -> EncounterModel(desk, "visit", saved()).let { Listed("notes", 0, it) { ways -> Shown(it) { page, _ -> NotesFaceView(page, it, ways) } } } },
        "found" to { desk -> SearchModel(desk, saved()).let { Listed("found", 1, it) { ways -> SearchScreen(it, ways) } } },
        "deleted" to { desk -> DeletedModel(desk, saved()).let { Listed("deleted", 0, it) { ways -> DeletedScreen(it, ways) } } },
        "earlier" to { desk -> EarlierModel(desk, saved()).let { Listed("earlier", 1, it) { ways -> EarlierScreen(it, ways::back) } } },
        "went out" to { desk -> WentOutModel(desk, "customer", saved()).let { Listed("went-out", 0, it) { ways -> WentOutScreen(it, ways) } } },
        "customers" to { desk -> CustomersModel(desk, saved()).let { Listed("list", 1, it) { ways -> CustomersScreen(it, ways) } } },
        "people" to { desk -> PeopleModel(desk, "customer", saved()).let { Listed("list", 1, it) { ways -> PeopleScreen(it, ways) } } },
        "marked" to { desk -> MarkedModel(desk, "customer", Mark.CONCERN, saved()).let { Listed("list", 0, it) { ways -> MarkedScreen(it, R.string.concerns, ways) } } },
        "outcomes" to { desk -> OutcomesModel(desk, "customer", saved()).let { Listed("list", 1, it) { ways -> OutcomesScreen(it, ways) } } },
        "questions" to { desk -> QuestionsModel(desk, null, saved()).let { Listed("list", 1, it) { ways -> QuestionsScreen(it, ways) } } },
        "not met" to { desk -> NotMetModel(desk, saved()).let { Listed("list", 0, it) { ways -> NotMetScreen(it, ways) } } },
        "promises" to { desk -> PromisesModel(desk, saved()).let { Listed("list", 1, it) { ways -> PromisesScreen(it, ways) } } },
        "insights" to { desk -> InsightsModel(desk, saved()).let { Listed("list", 1, it) { ways -> InsightsScreen(it, ways) } } },
        "posters" to { desk -> PostersModel(desk, saved()).let { Listed("list", 1, it) { ways -> PostersScreen(it, ways) } } },
        "stories" to { desk -> StoriesModel(desk, saved()).let { Listed("list", 0, it) { ways -> StoriesScreen(it, ways) } } },
        "maps" to { desk -> MapsModel(desk, saved()).let { Listed("maps", 1, it) { ways -> MapsScreen(it, ways) } } },
        "a part of a map" to { desk -> part(desk).let { Listed("entries", 0, it) { ways -> MapPartScreen(it, MapPart.PAIN, ways) } } },
        "its notes" to { desk -> part(desk).let { Listed("notes", 0, it) { ways -> MapPartNotesScreen(it, MapPart.PAIN, ways) } } },
        "a part of many maps" to { desk ->
            AggregatedPartModel(desk, MapsOf.Everybody, MapPart.PAIN, saved()).let { Listed("entries", 0, it) { ways -> AggregatedPartScreen(it, MapPart.PAIN, ways) } }
        },
        "workshops" to { desk -> WorkshopsModel(desk, saved()).let { Listed("workshops", 0, it) { ways -> WorkshopsScreen(it, ways) } } },
    )

    private fun part(desk: Desk) = MapPartModel(desk, "map", MapPart.PAIN, saved())

    /** The numbers of the rows in sight, from top to bottom. */
    private fun seen(): List<Int> = rule.told().flatMap { words -> ROW.findAll(words).map { it.groupValues[1].toInt() } }.distinct()

    private fun roll(name: String, rows: Int) {
        val book = LongLists(rows)
        val list = lists.getValue(name)(Desk(book, Dispatchers.Unconfined))
        rule.activityRule.scenario.onActivity { it.setContent { SoundingsTheme { list.page(Ways(rememberNavController())) } } }
        rule.waitForIdle()
        assertEquals("$name: one page when it opens", 1 to PAGE_OF_ROWS, book.read to list.held.count())

        /** Rolls on to a row, which then is the first in sight. */
        fun to(row: Int, item: Int = list.above + row - list.held.first) {
            val before = book.read
            rule.onNodeWithTag(list.tag).performScrollToIndex(item)
            rule.waitForIdle()
            val seen = seen()
            assertEquals("$name: the row that was rolled to, and those after it", (row until row + seen.size).toList(), seen)
            assertTrue("$name: ${list.held.count()} rows are held", list.held.count() <= MOST_ROWS)
            assertTrue("$name: held are ${list.held}, in sight $seen", seen.all { it in list.held })
            assertTrue("$name: ${book.read - before} pages are read in a step", book.read - before <= 1)
        }
        var row = 0
        while (list.goesOn) {
            row = minOf(row + STEP, list.held.last - SCREEN)
            to(row)
        }
        assertEquals("$name: to the end", rows - 1, list.held.last)
        var steps = 0
        while (list.held.first > 0) {
            steps += 1
            row = maxOf(row - STEP, list.held.first)
            // Now and then so fast that nothing is there above yet.
            if (steps % EDGE == 0) list.held.first.let { row = it; to(it, 0) } else to(row)
        }
        to(row)
        assertEquals("$name: and back", 0, list.held.first)
        assertTrue("$name: ${book.read} pages are read", book.read <= 2 * rows / PAGE_OF_ROWS)
        assertNull("$name: nothing went wrong", list.model.problem.value)
    }

    @Test
    fun `a log of a hundred thousand visits`() = roll("visits", 100_000)

    @Test
    fun `every list`() = lists.keys.forEach { roll(it, MOST_ROWS + 5 * PAGE_OF_ROWS) }

    private companion object {
        val ROW = Regex("row (\\d+) of all")
        const val EDGE = 7
    }
}
