package app.soundings

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import app.soundings.core.MapPart
import app.soundings.look.Thumb
import app.soundings.maps.MapsPage
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Keys for the left thumb: chosen in Settings, kept on this phone, seen in Capture and Sort. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ThumbTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun place(tag: String): Rect = rule.tag(tag).fetchSemanticsNode().boundsInRoot

    /** Each stands further left than the next. */
    private fun fromTheLeft(vararg tags: String) =
        tags.toList().zipWithNext().forEach { (one, next) -> assertTrue("$one before $next", place(one).right <= place(next).left) }

    private fun chooseLeft() {
        rule.tag("settings").performClick()
        rule.press("left-thumb")
        rule.tag("left-thumb").assertIsOn()
        rule.tag("back").performClick()
    }

    @Test
    fun `what is chosen is still so when the app is opened again`() {
        rule.begin()
        chooseLeft()
        assertTrue(Thumb(application).left.value)
    }

    @Test
    fun `the keys and what stands below the field are mirrored`() {
        rule.begin()
        chooseLeft()
        rule.start()
        fromTheLeft("key-thought", "key-around", "key-did", "key-said")
        fromTheLeft("promise", "star", "gallery", "camera")
        assertTrue("at the thumb's side", place("camera").right > place("field").center.x)
        rule.note("We weld it twice.")
        rule.picture("capture-left-thumb")
    }

    @Test
    fun `for the right thumb they stand as ever`() {
        rule.begin()
        rule.start()
        fromTheLeft("key-said", "key-did", "key-around", "key-thought")
        fromTheLeft("camera", "gallery", "star", "promise")
    }

    @Test
    @Config(qualifiers = "w640dp-h360dp-land-xhdpi")
    fun `on its side the keys stand on the left`() {
        rule.begin()
        chooseLeft()
        rule.start()
        fromTheLeft("key-did", "key-said", "field")
        rule.picture("capture-left-thumb-landscape")
    }

    @Test
    fun `the places to sort into are mirrored`() {
        rule.begin()
        rule.open(MapsPage.Sort, ExampleNotes().visit)
        rule.until("whose map") { rule.count("whose") > 0 }
        rule.onAllNodes(hasTestTag("whose"))[0].performClick()
        rule.tag("card-words")
        val tags = MapPart.entries.map { "part-${it.name}" } + listOf("not-about", "not-for-map", "later")
        val right = tags.map(::place)
        application.thumb.turn(true)
        rule.until("the other way round") { tags.map(::place) != right }
        tags.map(::place).zip(right).forEach { (now, before) ->
            assertEquals("as far from one edge as from the other before", before.left, 720 - now.right, 1f)
            assertEquals(before.top, now.top, 1f)
        }
        rule.picture("sort-left-thumb")
    }
}
