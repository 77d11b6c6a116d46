package app.soundings

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import app.soundings.core.MapPart
import app.soundings.core.NewMap
import app.soundings.maps.MapsPage
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val TABLET = "w1280dp-h800dp-land"

/** *Map* on a tablet: the canvas with its tray. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$TABLET-notnight-mdpi")
class MapCanvasTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var example: ExampleNotes
    private lateinit var map: String

    private fun canvas() {
        rule.begin()
        example = ExampleNotes()
        map = notebook.newMap(NewMap(example.rosa, "a batch comes back"))
        rule.open(MapsPage.Map, map)
        rule.until("a tray of four notes") { rule.count("tray-note") == 4 }
    }

    private fun inPart(part: MapPart) = notebook.map(map).parts.single { it.part == part }.inAll.toInt()

    private fun note(id: String) = rule.onNode(hasTestTag("tray-note") and hasContentDescription(notebook.note(id).words, substring = true))

    @Test
    fun `a note is tapped, then the part it goes to`() {
        canvas()
        note(example.dial).performClick().assertIsSelected()
        rule.says(words(R.string.map_choose_part)).assertIsDisplayed()
        rule.picture("map-canvas-choosing")
        rule.checkReach("canvas")
        rule.tag("canvas-DO").performClick()
        rule.until("it is there") { inPart(MapPart.DO) == 1 && rule.count("tray-note") == 3 }
        rule.tag("canvas-entry").assertIsDisplayed()
        rule.picture("map-canvas")
    }

    @Test
    fun `a note is dragged into a part, and its entry to another`() {
        canvas()
        drag("tray-note", "canvas-HEAR")
        rule.until("one they hear") { inPart(MapPart.HEAR) == 1 && rule.count("canvas-entry") == 1 }
        drag("canvas-entry", "canvas-GAIN")
        rule.until("one gain") { inPart(MapPart.GAIN) == 1 && inPart(MapPart.HEAR) == 0 }
    }

    private fun drag(what: String, to: String) {
        val from = rule.onAllNodes(hasTestTag(what))[0]
        val start = from.fetchSemanticsNode().boundsInRoot.center
        val end = rule.tag(to).fetchSemanticsNode().boundsInRoot.center
        from.performTouchInput {
            down(center)
            advanceEventTime(1_000)
            moveBy(Offset(1f, 1f))
            moveBy(end - start)
            up()
        }
    }

    @Test
    fun `a screen reader has an action for each part, of notes and of entries`() {
        canvas()
        act("tray-note", words(R.string.map_put_into, words(R.string.map_part_see)))
        rule.until("one they see") { inPart(MapPart.SEE) == 1 && rule.count("canvas-entry") == 1 }
        act("canvas-entry", words(R.string.map_move_to, words(R.string.map_part_other)))
        rule.until("one other") { inPart(MapPart.OTHER) == 1 }
    }

    private fun act(tag: String, label: String) {
        val actions = rule.onAllNodes(hasTestTag(tag))[0].fetchSemanticsNode().config[SemanticsActions.CustomActions]
        assertEquals(8, actions.size)
        rule.runOnUiThread { actions.single { it.label == label }.action() }
    }

    @Test
    @Config(qualifiers = "fr-$TABLET-night-mdpi")
    fun `in French and dark`() {
        canvas()
        rule.picture("map-canvas-french-dark")
    }
}
