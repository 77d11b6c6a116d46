package app.soundings

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import app.soundings.visits.VisitsPage
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val NIGHT = "night-xhdpi"
private const val DAY = "notnight-xhdpi"

/** A page of fewer words may not have been read yet. */
private const val MORE_THAN_A_TITLE = 4
private const val LOOKS = 10

/** How much of what is in sight is rolled on by, to be seen through piece by piece. */
private const val STEP = 0.8f

/**
 * Every page there is, with one of everything in it, seen through from its top to its end: in the hand, in the dark with text twice as
 * large, in French with long names, from right to left, on its side, on a tablet; and with nothing in it.
 */
@RunWith(RobolectricTestRunner::class)
class EveryPageTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val faults = mutableListOf<String>()

    private fun everyPage(name: String, words: Speech) {
        rule.begin()
        val each = OneOfEach(words)
        through(name, each.pages)
        rule.open(VisitsPage.Visit, each.plan)
        throughout("every-visits-plan-$name")
        assertEquals(faults.joinToString("\n"), 0, faults.size)
    }

    private fun through(name: String, pages: Map<Page, List<String>>) {
        rule.insets()
        for (destination in listOf(R.string.today, R.string.visits, R.string.customers, R.string.team)) {
            rule.onNode(hasText(words(destination)) and isSelectable()).performClick()
            throughout("every-${application.resources.getResourceEntryName(destination)}-$name")
        }
        for ((page, about) in pages) {
            rule.open(page, *about.toTypedArray())
            throughout("every-${page.javaClass.simpleName.removeSuffix("Page")}-$page-$name".lowercase())
        }
    }

    /** A picture of its top, and everything below that seen through. */
    private fun throughout(name: String) {
        rule.waitUntil("a heading of $name", PATIENCE_MS) { rule.onAllNodes(isHeading()).fetchSemanticsNodes().isNotEmpty() }
        // A page with nothing to say is given a while for what is still read; a picture has no words.
        var looks = 0
        do settle() while (rule.told().size < MORE_THAN_A_TITLE && looks++ < LOOKS)
        var piece = 0
        do {
            faults += rule.faultsOfPicture(if (piece == 0) name else "$name-$piece", rolled = piece > 0)
            piece += 1
        } while (rolled())
    }

    /** Nothing is on its way to the screen any more. */
    private fun settle() {
        var (before, same) = rule.told() to 0
        while (same < 3) {
            Thread.sleep(10)
            rule.waitForIdle()
            val now = rule.told()
            same = if (now == before) same + 1 else 0
            before = now
        }
    }

    /** Rolls the page on, if there is more of it. */
    private fun rolled(): Boolean {
        val rolls = all(rule.onAllNodes(isRoot()).onFirst().fetchSemanticsNode()).filter { node ->
            SemanticsActions.ScrollBy in node.config && node.config.getOrNull(SemanticsProperties.VerticalScrollAxisRange)?.let { !it.reverseScrolling && it.value() < it.maxValue() } == true
        }.maxByOrNull { it.boundsInRoot.height * it.boundsInRoot.width } ?: return false
        val range = rolls.config[SemanticsProperties.VerticalScrollAxisRange]
        val before = range.value()
        rule.runOnUiThread { rolls.config[SemanticsActions.ScrollBy].action?.invoke(0f, rolls.boundsInRoot.height * STEP) }
        settle()
        return range.value() > before
    }

    private fun all(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::all)

    @Test @Config(qualifiers = "$SMALL-$DAY") fun `in the hand`() = everyPage("light", everyday)

    @Test @Config(qualifiers = "$SMALL-$NIGHT", fontScale = 2f) fun `in the dark with text twice as large`() = everyPage("dark-font-2", everyday)

    @Test @Config(qualifiers = "fr-$SMALL-$DAY") fun `in French with long names`() = everyPage("french-long", lengthy)

    @Test @Config(qualifiers = "ar-ldrtl-$SMALL-$NIGHT") fun `from right to left`() = everyPage("rtl-dark", fromTheRight)

    @Test @Config(qualifiers = "w640dp-h360dp-land-$DAY") fun `on its side`() = everyPage("landscape", everyday)

    @Test @Config(qualifiers = "w1280dp-h800dp-land-$DAY") fun `on a tablet`() = everyPage("tablet", everyday)

    @Test
    @Config(qualifiers = "$SMALL-$DAY")
    fun `before there is anything`() {
        rule.begin()
        through("empty", families.flatten().filter { it.about.isEmpty() }.associateWith { emptyList() })
        assertEquals(faults.joinToString("\n"), 0, faults.size)
    }
}
