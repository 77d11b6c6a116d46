package app.soundings

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.isSelected
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.text.style.TextDecoration
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.core.NewPerson
import app.soundings.maps.MapsPage
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"

/** *Compare*: versions from two phones, brought together by the real server. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$SMALL-notnight-xhdpi")
class CompareTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var entry: String
    private lateinit var map: String

    /** An entry that a teammate and I changed out of each other's sight. */
    private fun differ(mine: String = "Afraid of her initials on a failed weld", theirs: String = "Afraid of being blamed for our settings") {
        rule.begin()
        rule.join(server)
        val jonas = server.teammate("Jonas Lindqvist")
        val rosa = jonas.addPerson(NewPerson(name = "Rosa Medeiros"))
        map = jonas.newMap(NewMap(rosa, "a batch comes back"))
        entry = jonas.addEntry(NewEntry(map, MapPart.PAIN, "Afraid a weld opens", emptyList(), emptyList()))
        server.together(jonas)
        assert(eventually { runCatching { notebook.entry(entry) }.isSuccess })
        server.stop()
        notebook.editEntry(entry, mine, null)
        server.serve(server.listen)
        jonas.editEntry(entry, theirs, null)
        server.together(jonas)
        notebook.tryNow()
        jonas.shut()
        assert(eventually { notebook.compare(entry, "text").versions.size == 2 })
        rule.open(MapsPage.Compare, entry, "text")
        rule.until("two versions") { rule.count("version") == 2 }
    }

    private fun text() = notebook.entry(entry).entry.text

    private fun decided(words: String) {
        rule.tag("decided").performScrollTo().assertIsDisplayed()
        assertEquals(words, text())
    }

    @Test
    fun `was, mine and theirs stand side by side, what differs is underlined and nothing is chosen`() {
        differ()
        rule.says("Afraid a weld opens").assertIsDisplayed()
        rule.picture("compare")
        rule.checkReach("compare")
        assertEquals(0, rule.onAllNodes(isSelected()).fetchSemanticsNodes().size)
        val (mine, theirs) = rule.onAllNodes(hasTestTag("version")).fetchSemanticsNodes().map { it.boundsInRoot }
        assertEquals("side by side, as large as each other", Triple(mine.top, mine.width, mine.height), Triple(theirs.top, theirs.width, theirs.height))
        assertTrue("and to be seen", mine.height > 100)
        val texts = rule.onAllNodes(hasTestTag("version"), useUnmergedTree = true).fetchSemanticsNodes().flatMap { it.children }
            .flatMap { it.config.getOrElse(SemanticsProperties.Text) { emptyList() } }
        val underlined = texts.flatMap { text -> text.spanStyles.filter { it.item.textDecoration == TextDecoration.Underline }.map { text.text.substring(it.start, it.end) } }
        assertEquals(listOf("her initials on a failed weld", "being blamed for our settings"), underlined)
    }

    @Test
    fun `theirs is kept`() {
        differ()
        rule.tag("keep-theirs").performScrollTo().performClick()
        decided("Afraid of being blamed for our settings")
    }

    @Test
    fun `both are kept, or a third is written, and an empty third is refused in words`() {
        differ()
        rule.tag("keep-third").performScrollTo().performClick()
        rule.says(words(R.string.refusal_empty_text), part = true)
        rule.tag("third").performScrollTo().performTextInput("Fears her initials on a weld our settings made")
        rule.tag("keep-third").performScrollTo().performClick()
        decided("Fears her initials on a weld our settings made")
    }

    @Test
    fun `both go into one, a line each`() {
        differ()
        rule.tag("keep-both").performScrollTo().performClick()
        rule.tag("decided")
        assertEquals(2, text().lines().size)
    }

    @Test
    @Config(qualifiers = "fr-$SMALL-night-xhdpi", fontScale = 2f)
    fun `with text twice as large they stand below one another`() {
        differ(theirs = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
        val (mine, theirs) = rule.onAllNodes(hasTestTag("version")).fetchSemanticsNodes().map { it.boundsInRoot }
        assertTrue(mine.height > 0 && (theirs.top >= mine.bottom || theirs.height == 0f))
        rule.picture("compare-font-2")
    }
}
