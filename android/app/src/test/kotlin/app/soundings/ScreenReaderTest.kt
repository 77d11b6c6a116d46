package app.soundings

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsNodeInteractionCollection
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsOff
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.isSelected
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.unit.dp
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What a screen reader and a gloved thumb find. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ScreenReaderTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun pressed(): List<SemanticsNode> {
        val nodes: SemanticsNodeInteractionCollection = rule.onAllNodes(hasClickAction())
        return nodes.fetchSemanticsNodes()
    }

    private fun checkScreen(name: String) {
        // The record is read on another thread.
        rule.waitUntil("a heading of $name", PATIENCE_MS) { rule.onAllNodes(isHeading()).fetchSemanticsNodes().isNotEmpty() }
        val least = with(rule.density) { 48.dp.toPx() } - 1
        // What has not rolled into sight has no bounds on the screen.
        for (node in pressed().filterNot { it.touchBoundsInRoot.isEmpty }) {
            val words = node.config.getOrElse(SemanticsProperties.Text) { emptyList() }.joinToString { it.text } +
                node.config.getOrElse(SemanticsProperties.ContentDescription) { emptyList() }.joinToString() +
                if (SemanticsProperties.EditableText in node.config) "field" else ""
            assertTrue("$name: something to press has no words", words.isNotBlank())
            assertTrue("$name: $words is ${node.touchBoundsInRoot}", node.touchBoundsInRoot.height >= least && node.touchBoundsInRoot.width >= least)
        }
    }

    @Test
    fun `everything to press has words and room and every screen a heading`() {
        rule.tag("name")
        checkScreen("first run")
        rule.begin()
        checkScreen("today")
        rule.start()
        rule.note("one")
        checkScreen("capture")
        rule.tag("back").performClick()
        for (destination in listOf(R.string.visits, R.string.customers, R.string.team)) {
            rule.onNodeWithText(words(destination)).performClick()
            rule.waitForIdle()
            checkScreen(words(destination))
        }
        rule.onNodeWithText(words(R.string.today)).performClick()
        rule.tag("settings").performClick()
        rule.tag("you")
        checkScreen("settings")
        rule.tag("sharing").performClick()
        rule.tag("standing")
        checkScreen("where everything stands")
        rule.tag("join").performClick()
        rule.tag("invitation")
        checkScreen("join")
    }

    @Test
    fun `states are spoken and not told by colour alone`() {
        rule.begin()
        assertEquals(1, rule.onAllNodes(isSelectable() and isSelected()).fetchSemanticsNodes().size)
        rule.start()
        rule.tag("star").assertIsOff().performClick().assertIsOn()
        val key = rule.onNode(hasTestTag("key-said")).fetchSemanticsNode()
        assertEquals(
            words(R.string.key_hint),
            key.config[SemanticsActions.OnClick].label,
        )
        rule.note("one")
        rule.says(words(R.string.sync_state_on_this_phone), part = true)
    }

    /** The order in which Compose has a screen reader go through what is there: its own, which it shows to nobody else. */
    private fun heard(): List<SemanticsNode> {
        val all = { _: SemanticsNode -> true }
        val pressed = { node: SemanticsNode -> SemanticsActions.OnClick in node.config }
        val order = Class.forName("androidx.compose.ui.semantics.SemanticsSortKt")
            .getMethod("subtreeSortedByGeometryGrouping", SemanticsNode::class.java, Function1::class.java, Function1::class.java, List::class.java)
        val root = rule.onRoot().fetchSemanticsNode()
        return (order.invoke(null, root, all, pressed, listOf(root)) as List<*>).filterIsInstance<SemanticsNode>()
    }

    @Test
    fun `of the notes of a visit the older is heard before the newer`() {
        rule.begin()
        rule.start()
        val noted = listOf("the dial", "the display", "the bottle", "the tag")
        for (words in noted) rule.note(words)
        rule.says(noted[2]).assertIsDisplayed()
        val heard = heard().flatMap { node -> node.config.getOrElse(SemanticsProperties.Text) { emptyList() }.map { it.text } }
        assertEquals(noted, heard.filter { it in noted })
        rule.picture("capture-notes")
    }
}
