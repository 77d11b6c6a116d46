package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeUp
import androidx.lifecycle.SavedStateHandle
import androidx.navigation.compose.rememberNavController
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.ImportAnswers
import app.soundings.core.ImportNeed
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.look.SoundingsTheme
import app.soundings.visits.AfterModel
import app.soundings.visits.EncounterModel
import app.soundings.visits.EncounterScreen
import app.soundings.visits.PlanFaceModel
import app.soundings.visits.VisitsModel
import app.soundings.visits.VisitsScreen
import java.io.File
import java.time.LocalDate
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** So many rows has a list, and so many notes are taken. A hundred thousand take minutes to make, and read no page more. */
private const val ROWS = 10_000

/** A page of the notebook's lists. */
private const val PAGE = 100

private const val SWIPES = 40

/** Takes in a report, as somebody would who has notes elsewhere: the fastest way to many. */
fun takeIn(report: String) {
    val file = outside("report.md").apply { writeText(report) }
    val preview = notebook.importPreview(file.path, ImportAnswers())
    assertEquals(emptyList<ImportNeed>(), preview.needs)
    notebook.importFile(file.path, ImportAnswers(), preview.shown)
}

/** A report of so many visits, the latest first; what is written on each says which it is. */
fun manyVisits(count: Int): String {
    val last = LocalDate.of(2026, 11, 3)
    return (0 until count).joinToString("\n") { "# Harbour Foundry, ${last.minusDays(it.toLong())}\n\nObjective: row $it of all\n\n- one note\n" }
}

/** Lists that are long, and notes that are many. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class RowsTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun show(page: @Composable (Ways) -> Unit) = rule.activityRule.scenario.onActivity {
        it.setContent { SoundingsTheme { page(Ways(rememberNavController())) } }
    }

    /**
     * Rolls a list, a frame at a time, by many swipes: never is more read than a page beyond what was in sight.
     *
     * @param row the number of a row, in what is written on it
     */
    private fun roll(list: String, row: Regex, read: () -> Int) {
        assertEquals("one page when it opens", PAGE, read())
        var furthest = 0
        var swipes = 0
        // The next page is read beside the screen: who swipes faster than that comes to the end of this one first.
        while (swipes < SWIPES || furthest <= PAGE && swipes < 20 * SWIPES) {
            swipes += 1
            rule.tag(list).performTouchInput { swipeUp(durationMillis = 160) }
            rule.waitForIdle()
            val inSight = rule.told().mapNotNull { words -> row.find(words)?.groupValues?.get(1)?.toInt() }
            furthest = maxOf(furthest, inSight.max())
            assertTrue("${read()} rows are read, $furthest were in sight", read() <= furthest + 2 * PAGE)
        }
        assertTrue("$furthest rows were in sight", furthest > PAGE)
        assertTrue("${read()} rows are read", read() in 2 * PAGE..ROWS / 2)
    }

    @Test
    fun `of the ten thousand notes of a visit no page is read before its rows come near`() {
        rule.begin()
        takeIn("# Brightline Metals, 2026-11-03\n\n" + (0 until ROWS).joinToString("\n") { "- row $it of the second pass" })
        val visit = notebook.visits(null).items.single()
        assertEquals(ROWS.toUInt(), visit.notes)
        val model = EncounterModel(desk, visit.id, SavedStateHandle())
        show { EncounterScreen(model, PlanFaceModel(desk, visit.id, GuideLanguage.ENGLISH), AfterModel(desk, visit.id), it) }
        rule.tag("face-Notes").performClick()
        rule.says("row 0 of the second pass")
        roll("notes", Regex("row (\\d+) of")) { model.record.value?.notes?.size ?: 0 }
    }

    @Test
    fun `of a log of ten thousand visits no page is read before its rows come near`() {
        rule.begin()
        takeIn(manyVisits(ROWS))
        val model = VisitsModel(desk, SavedStateHandle())
        show { VisitsScreen(model, it) }
        rule.says("row 0 of all")
        roll("visits", Regex("row (\\d+) of")) { model.record.value?.items?.size ?: 0 }
    }

    @Test
    fun `in Capture the note before the last is in sight, however many came before`() {
        rule.begin()
        rule.start()
        repeat(14) { rule.note("row $it of the second pass", "did") }
        rule.says("row 13 of the second pass").assertIsDisplayed()
        rule.says("row 12 of the second pass").assertIsDisplayed()
    }

    /** What the process holds once nothing unneeded is kept: of its own, and of the library's beside it. */
    private fun held(): Pair<Long, Long> {
        repeat(3) {
            System.gc()
            Thread.sleep(50)
        }
        val heap = Runtime.getRuntime()
        val resident = File("/proc/self/status").readLines().first { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong() * 1_024
        return heap.totalMemory() - heap.freeMemory() to resident - heap.totalMemory()
    }

    @Test
    fun `ten thousand notes are taken without a growth of memory`() {
        rule.begin()
        rule.start()
        val take = { count: Int ->
            repeat(count) { number ->
                runBlocking { application.door.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.DID, "note $number of the second pass")) }
                if (number % 100 == 0) rule.waitForIdle()
            }
        }
        take(ROWS / 5)
        val (own, library) = held()
        take(ROWS - ROWS / 5)
        val (ownAfter, libraryAfter) = held()
        assertEquals(ROWS.toUInt(), notebook.today().underWay?.notes)
        assertTrue("the heap grew by ${(ownAfter - own) / MIB} MiB", ownAfter - own < MOST * MIB)
        assertTrue("what is beside it grew by ${(libraryAfter - library) / MIB} MiB", libraryAfter - library < MOST_BESIDE * MIB)
    }
}

private const val MIB = 1_048_576L

/** Mebibytes. A kibibyte that each of the notes left behind would be eight. */
private const val MOST = 8

/**
 * Beside the heap, which is in memory whole from the start, are what the library holds, its pages, and code that was compiled
 * meanwhile: what each note left behind must show among all of that. So much is ten kibibytes a note.
 */
private const val MOST_BESIDE = 80
