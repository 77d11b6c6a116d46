package app.soundings

import android.app.UiModeManager
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isFocused
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.unit.dp
import app.soundings.visits.VisitsPage
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val NIGHT = "night-xhdpi"
private const val DAY = "notnight-xhdpi"

/** A page of fewer words may not have been read yet. */
private const val MORE_THAN_A_TITLE = 4
private const val LOOKS = 10
private const val MANY = 5

/** How much of the screen a keyboard takes, in dp. */
private const val KEYBOARD = 256

/** How much of what is in sight is rolled on by, to be seen through piece by piece. */
private const val STEP = 0.8f

/**
 * Every page there is, with one of everything in it, seen through from its top to its end: in the hand, in the dark with text twice as
 * large, in French with long names, from right to left, on its side, on a tablet, in high contrast; and with nothing in it. In two of
 * these, light and mirrored in the dark, the top of each is held against the picture of it that was accepted (android/pictures).
 */
@RunWith(RobolectricTestRunner::class)
class EveryPageTest {
    @get:Rule(order = 0) val phone = Phone(slow = true)
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val faults = mutableListOf<String>()
    private lateinit var condition: String
    private val accepted by lazy { if (condition in KEPT) Accepted(condition) else null }

    private fun everyPage(seenIn: String, words: Speech, whole: Boolean = true) {
        condition = seenIn
        rule.begin()
        val each = OneOfEach(words)
        through(each.pages, whole)
        rule.open(VisitsPage.Visit, each.plan)
        throughout("visits-plan", whole)
        noFaults()
    }

    private fun noFaults() {
        faults += accepted?.leftOver().orEmpty()
        assertEquals(faults.joinToString("\n"), 0, faults.size)
    }

    private fun through(pages: Map<Page, List<String>>, whole: Boolean) {
        rule.insets()
        for (destination in listOf(R.string.today, R.string.visits, R.string.customers, R.string.team)) {
            rule.onNode(hasText(words(destination)) and isSelectable()).performClick()
            // What was pressed is still seen to be.
            pass(1_000)
            throughout(application.resources.getResourceEntryName(destination), whole)
        }
        for ((page, about) in pages) {
            rule.open(page, *about.toTypedArray())
            throughout("${page.javaClass.simpleName.removeSuffix("Page")}-$page".lowercase(), whole)
        }
    }

    /** A picture of its top, as it was accepted where one is kept, and everything below that seen through. */
    private fun throughout(page: String, whole: Boolean) {
        val name = "every-$page-$condition"
        rule.waitUntil("a heading of $name", PATIENCE_MS) { rule.onAllNodes(isHeading()).fetchSemanticsNodes().isNotEmpty() }
        // A page with nothing to say is given a while for what is still read; a picture has no words.
        var looks = 0
        do settle() while (rule.told().size < MORE_THAN_A_TITLE && looks++ < LOOKS)
        held(page, name)
        var piece = 0
        while (whole && rolled()) {
            piece += 1
            faults += rule.faultsOfPicture("$name-$piece", rolled = true)
        }
    }

    /** The picture is as it was accepted. Where much is wrong, the machine is not just slow. */
    private fun held(page: String, name: String) {
        val tries = if (accepted != null && faults.size < MANY) TRIES else FEW_TRIES
        faults += rule.faultsOfPicture(name, rolled = false, tries) { picture, file -> accepted?.fault(page, picture, file) }
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

    /** Of each page its top: what rolls by is laid out as it is in other colours. */
    @Test
    @Config(qualifiers = "$SMALL-$DAY")
    fun `in high contrast`() {
        shadowOf(application.getSystemService(UiModeManager::class.java)).setContrast(1f)
        rule.activityRule.scenario.recreate()
        everyPage("high-contrast", everyday, whole = false)
    }

    @Test
    fun `no picture is kept of a condition in which none is`() = assertEquals(KEPT, ACCEPTED.list().orEmpty().toSet())

    @Test
    @Config(qualifiers = "$SMALL-$DAY")
    fun `before there is anything`() {
        condition = "empty"
        rule.begin()
        through(families.flatten().filter { it.about.isEmpty() }.associateWith { emptyList() }, whole = true)
        noFaults()
    }

    @Test
    @Config(qualifiers = "$SMALL-$DAY")
    fun `with the keyboard up the last field of a page is in sight while it is typed into, and what is last can be reached`() {
        condition = "keyboard"
        rule.begin()
        var typed = 0
        for ((page, about) in OneOfEach(everyday).pages) {
            rule.insets()
            rule.open(page, *about.toTypedArray())
            rule.waitUntil("a heading of $page", PATIENCE_MS) { rule.onAllNodes(isHeading()).fetchSemanticsNodes().isNotEmpty() }
            settle()
            if (rule.onAllNodes(hasSetTextAction()).fetchSemanticsNodes().isEmpty()) continue
            typedInto("${page.javaClass.simpleName.removeSuffix("Page")}-$page".lowercase())
            typed += 1
        }
        assertTrue("pages with a field: $typed", typed > 20)
        noFaults()
    }

    private fun typedInto(page: String) {
        rule.onAllNodes(hasSetTextAction()).onLast().performSemanticsAction(SemanticsActions.RequestFocus)
        rule.insets(keyboard = KEYBOARD)
        settle()
        val name = "every-$page-$condition"
        if (!rule.onAllNodes(isFocused()).onFirst().fetchSemanticsNode().isAboveKeyboard()) faults += "$name: what is typed is not in sight"
        held(page, name)
        while (rolled()) settle()
        val last = all(rule.onAllNodes(isRoot()).onFirst().fetchSemanticsNode()).last { SemanticsActions.OnClick in it.config }
        if (!last.isAboveKeyboard()) faults += "$name: under the keyboard: ${last.config.getOrNull(SemanticsProperties.Text)}"
    }

    /** All of it, or of something taller than what is left as much as a thumb needs. */
    private fun SemanticsNode.isAboveKeyboard(): Boolean {
        val density = rule.density
        val to = with(density) { rule.activity.window.decorView.height - KEYBOARD.dp.toPx() }
        val shown = boundsInRoot
        return shown.bottom <= to + 1 && shown.height >= minOf(size.height - 1f, with(density) { 48.dp.toPx() - 1 })
    }
}
