package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import app.soundings.core.Moment
import app.soundings.notebook.SoundingsException
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config

/** What happens to a phone while a visit is under way: it is started anew, its storage is full, its language and zone change. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class UnderWayTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createEmptyComposeRule()

    private val started get() = Robolectric.buildActivity(MainActivity::class.java).setup()
    private lateinit var activity: ActivityController<MainActivity>

    private fun notes() = notebook.encounter(requireNotNull(notebook.today().underWay).id, null).notes

    private fun begin() {
        activity = started
        rule.begin()
        rule.start()
    }

    private fun end() {
        activity.pause().stop().destroy()
    }

    @Test
    fun `started cold it has drawn everything once words can be typed, and says how long that took`() {
        begin()
        end()
        val began = System.nanoTime()
        activity = started
        rule.until("it says that it is drawn") {
            // Nothing draws here but a picture.
            activity.get().window.decorView.viewTreeObserver.dispatchOnDraw()
            activity.get().fullyDrawnReporter.isFullyDrawnReported
        }
        println("from onCreate to a field that is focused: ${(System.nanoTime() - began) / 1_000_000} ms")
        rule.tag("field").assertIsFocused()
        end()
    }

    @Test
    fun `where the storage is full that is said, what was written stays in the field, and it is a note once there is room`() {
        begin()
        rule.tag("field").performTextInput("We weld it twice.")
        WatchedNotebook.refuses = { call -> SoundingsException.DiskFull().takeIf { call == "capture" } }
        rule.tag("key-said").performClick()
        rule.says(words(R.string.error_disk_full)).assertIsDisplayed()
        assertEquals("We weld it twice." to 0, rule.field() to notes().size)
        WatchedNotebook.refuses = { null }
        pass(500)
        rule.tag("key-said").performClick()
        rule.until("it is kept") { notes().size == 1 && rule.field().isEmpty() }
        end()
    }

    @Test
    fun `another language in the midst of a sentence leaves every letter and says the rest in its words`() {
        begin()
        rule.note("We weld it twice.")
        rule.tag("field").performTextInput("às vezes ")
        RuntimeEnvironment.setQualifiers("+fr")
        activity.recreate()
        rule.onNodeWithText("Je pense").assertIsDisplayed()
        assertEquals("às vezes ", rule.field())
        rule.says("We weld it twice.").assertIsDisplayed()
        end()
    }

    @Test
    fun `in another zone a note keeps the time at which it was taken, and the next has the new zone's`() {
        begin()
        rule.note("before the flight")
        val before = notes().single().happened
        rule.tag("field").performTextInput("after ")
        phone.clock.moveTo("Europe/Berlin")
        application.door.lookAgain()
        rule.note("it")
        rule.until("two notes") { notes().size == 2 }
        val after = notes().single { it.words == "after it" }.happened
        assertEquals("America/Toronto" to "Europe/Berlin", before.zone to after.zone)
        assertNotEquals(before.offsetMinutes, after.offsetMinutes)
        assertEquals(before, notes().single { it.words == "before the flight" }.happened)
        end()
    }

    @Test
    fun `a clock set back by a day and then on by ten years loses no letter and no note, asks once whether it is the same visit, and each note keeps its time`() {
        begin()
        rule.note("We weld it twice.")
        rule.tag("field").performTextInput("tape over ")
        sets(Duration.ofDays(-1))
        rule.says(words(R.string.ask_first)).assertIsDisplayed()
        rule.says(words(R.string.ask_first_yes)).performClick()
        assertEquals("tape over ", rule.field())
        rule.note("the display", "around")
        rule.says("tape over the display").assertIsDisplayed()
        rule.tag("field").performTextInput("turned ")
        sets(Duration.ofDays(3653))
        assertEquals("turned ", rule.field())
        rule.note("the wire down", "did")
        rule.says("turned the wire down").assertIsDisplayed()
        end()
        activity = started
        rule.says("turned the wire down").assertIsDisplayed()
        // Lists go by when something happened, as the phone said it then.
        val days = listOf(today.minusDays(1) to "tape over the display", today to "We weld it twice.", today.plusDays(3652) to "turned the wire down")
        assertEquals(days, notes().map { it.happened.date() to it.words })
        notebook.endVisit(null, false)
        assertEquals("its notes", 3, notebook.visits(null).items.single().notes.toInt())
        end()
    }

    private fun sets(by: Duration) {
        phone.clock.set(by)
        application.door.lookAgain()
        rule.waitForIdle()
    }

    private fun Moment.date(): LocalDate = Instant.ofEpochMilli(utcMs).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)).toLocalDate()
}
