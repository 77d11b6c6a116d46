package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.lifecycle.SavedStateHandle
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.rememberNavController
import app.soundings.capture.CaptureModel
import app.soundings.capture.CapturePage
import app.soundings.capture.capturePages
import app.soundings.core.StartVisit
import app.soundings.look.SoundingsTheme
import app.soundings.visits.visitsPages
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Where Capture leads, and back. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class CaptureWaysTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    /** Capture on a phone whose notebook, with a visit under way, does not answer yet. */
    private fun unread(): Busy {
        val busy = Busy()
        val door = busy.door()
        val desk = (door.state.value as DoorState.Open).desk
        desk.notebook.startVisit(StartVisit())
        busy.busy(true)
        rule.activityRule.scenario.onActivity {
            it.setContent {
                SoundingsTheme {
                    val navigation = rememberNavController()
                    val house = House(door, desk, Ways(navigation), application.now)
                    NavHost(navigation, CapturePage.Capture.route) {
                        capturePages(house)
                        visitsPages(house)
                    }
                }
            }
        }
        return busy
    }

    @Test
    fun `a press on the title that comes before the first reading is not lost`() {
        val busy = unread()
        rule.tag("where").performClick()
        rule.waitForIdle()
        busy.busy(false)
        rule.tag("show-visit")
    }

    @Test
    fun `nor is one on the end`() {
        val busy = unread()
        rule.tag("end").performClick()
        rule.waitForIdle()
        busy.busy(false)
        rule.tag("end-now")
    }

    @Test
    fun `back from the report of a visit that was ended leads past where it was noted`() {
        rule.begin()
        rule.start()
        rule.note("We weld it twice.")
        rule.tag("end").performClick()
        rule.tag("end-now").performClick()
        rule.tag("report-text")
        rule.tag("back").performClick()
        rule.tag("go").assertIsDisplayed()
        rule.onNodeWithTag("field").assertDoesNotExist()
    }

    @Test
    fun `pictures that are in no note yet are told before the end, and not lost by it`() {
        val model = CaptureModel(application.door, SavedStateHandle(), application.recorder)
        rule.begin()
        rule.start()
        rule.until("it is read") { model.record.value?.visit != null }
        model.attach("picture.jpg")
        var ended = false
        val told = { model.told?.let { it::class.simpleName } }
        model.handOver { ended = true }
        rule.until("it is told") { told() == "PicturesWait" }
        assertFalse(ended)
        assertEquals(listOf("picture.jpg"), model.next.pictures)
        model.detachAll()
        model.handOver { ended = true }
        rule.until("it goes on") { ended }
    }
}
