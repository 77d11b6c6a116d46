package app.soundings

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.assertHeightIsAtLeast
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.unit.dp
import app.soundings.core.Basis
import app.soundings.core.EvidenceRange
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.maps.MapsPage
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val HIGH = "w412dp-h1400dp"

/** *Map*: the iceberg as an index, its parts, and an entry's page. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$SMALL-notnight-xhdpi")
class MapTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var example: ExampleNotes
    private lateinit var map: String

    private fun entry(part: MapPart, text: String? = null, vararg from: String, against: List<String> = emptyList()): String =
        notebook.addEntry(NewEntry(map, part, text, from.map { EvidenceRange(it) }, against))

    private fun rosasMap() {
        rule.begin()
        example = ExampleNotes()
        map = notebook.newMap(NewMap(example.rosa, "a batch comes back"))
        entry(MapPart.SEE, null, example.tape)
        entry(MapPart.SAY, null, example.initials)
        entry(MapPart.DO, null, example.dial)
        entry(MapPart.PAIN, "Fears her initials on a weld our settings made", example.initials, example.dial, against = listOf(example.trust))
        entry(MapPart.GAIN, "A number she can trust")
    }

    private fun page(part: MapPart) = notebook.map(map).parts.single { it.part == part }

    private fun described(tag: String) = rule.tag(tag).fetchSemanticsNode().config[SemanticsProperties.ContentDescription].single()

    @Test
    fun `a map is made of a person and a situation, and opens`() {
        rule.begin()
        example = ExampleNotes()
        rule.open(MapsPage.Maps)
        rule.picture("maps-empty")
        rule.press("new-map")
        rule.type("find-person", "nobody here")
        rule.says(words(R.string.workshop_nobody)).assertIsDisplayed()
        rule.tag("find-person").performTextReplacement("Rosa")
        rule.picture("new-map-whose")
        rule.press("person")
        rule.tag("make-map").assertIsNotEnabled()
        rule.type("map-situation", "a batch comes back")
        rule.picture("new-map")
        rule.tag("make-map").performClick()
        rule.tag("part-PAIN")
        val made = notebook.maps(null).items.single()
        assertEquals("a batch comes back", made.situation)
        assertEquals(example.rosa, notebook.map(made.id).who?.id)
        rule.tag("back").performClick()
        rule.tag("map").assertIsDisplayed()
    }

    @Test
    fun `the overview is eight rows, each one node to a screen reader, and a press opens the part`() {
        rosasMap()
        rule.open(MapsPage.Map, map)
        assertEquals("Pains, three times or more, 1 entry", described("part-PAIN"))
        assertEquals("They hear, not yet, No entry", described("part-HEAR"))
        for (part in MapPart.entries) rule.tag("part-${part.name}").performScrollTo().assertHeightIsAtLeast(64.dp)
        rule.checkReach("map")
        rule.tag("part-PAIN").performScrollTo().performClick()
        rule.tag("entry").assertIsDisplayed()
        rule.picture("map-part")
        rule.checkReach("part")
    }

    @Test
    fun `a part's ticks open the very notes, for a finger and as a screen reader's action`() {
        rosasMap()
        rule.open(MapsPage.Map, map)
        val action = rule.tag("part-PAIN").fetchSemanticsNode().config[SemanticsActions.CustomActions].single()
        assertEquals(words(R.string.map_look_at_notes), action.label)
        rule.runOnUiThread { action.action() }
        rule.tag("notes")
        rule.says(notebook.note(example.dial).words).assertIsDisplayed()
        rule.picture("map-notes")
    }

    @Test
    fun `what one thinks is added as a guess and leads to its page`() {
        rosasMap()
        rule.open(MapsPage.MapPart, map, MapPart.HEAR.name)
        rule.says(words(R.string.map_empty)).assertIsDisplayed()
        rule.tag("write").performTextInput("That it is her hand")
        rule.tag("add-guess").performClick()
        rule.tag("entry").assertIsDisplayed()
        assertEquals(Basis.GUESS, page(MapPart.HEAR).entries.single().basis)
        rule.tag("entry").performClick()
        rule.says(words(R.string.entry_nothing_shows)).assertIsDisplayed()
    }

    private fun roll(tag: String) = rule.tag(tag).performScrollTo()

    @Test
    fun `an entry is written anew, linked, unlinked, moved, made one with another and deleted`() {
        rosasMap()
        val pain = page(MapPart.PAIN).entries.single().id
        rule.open(MapsPage.Entry, pain)
        rule.tag("entry-page")
        rule.picture("entry")
        assertEquals("two for and one against", 3, rule.count("evidence"))
        roll("own-words").performTextReplacement("Fears for her name")
        roll("keep-words").performClick()
        rule.until("her words") { page(MapPart.PAIN).entries.single().text == "Fears for her name" }
        roll("unfold-link").performClick()
        rule.tag("entry-page")
        rule.onAllNodes(hasTestTag("link-against")).onFirst().performScrollTo().performClick()
        rule.until("another against it") { page(MapPart.PAIN).entries.single().against == 2u }
        rule.onAllNodes(hasTestTag("unlink")).onFirst().performScrollTo().performClick()
        rule.until("one less shows it") { page(MapPart.PAIN).entries.single().evidence.count { !it.against } == 1 }
        roll("unfold-history").performClick()
        rule.says(words(R.string.entry_rewritten, "Fears for her name")).performScrollTo().assertIsDisplayed()
        rule.picture("entry-history")
        roll("unfold-move").performClick()
        rule.onNode(hasText(words(R.string.map_part_gain)) and isSelectable()).performScrollTo().performClick()
        rule.until("two gains") { page(MapPart.GAIN).inAll == 2u }
        roll("unfold-merge").performClick()
        roll("other").performClick()
        rule.until("one gain") { page(MapPart.GAIN).inAll == 1u }
        rule.says("A number she can trust")
        roll("delete").performClick()
        rule.until("none") { page(MapPart.GAIN).inAll == 0u }
    }

    @Test
    fun `maps are listed and an empty list says what goes here`() {
        rule.begin()
        rule.open(MapsPage.Maps)
        rule.says(words(R.string.maps_empty)).assertIsDisplayed()
        example = ExampleNotes()
        map = notebook.newMap(NewMap(example.rosa, "a batch comes back"))
        rule.tag("map").performClick()
        rule.tag("overview")
    }

    @Test
    fun `two hundred entries of a part come by the page`() {
        rosasMap()
        repeat(200) { entry(MapPart.NEED_TO_DO, "need $it") }
        rule.open(MapsPage.MapPart, map, MapPart.NEED_TO_DO.name)
        rule.tag("entries").performScrollToIndex(99)
        rule.says("need 99").assertIsDisplayed()
        rule.until("the second page") {
            runCatching { rule.onNodeWithTag("entries").performScrollToNode(hasText("need 199")) }.isSuccess
        }
    }

    @Test
    fun `a page that can't be read says so`() {
        rule.begin()
        rule.open(MapsPage.Map, notebook.engineer().id)
        rule.tag("not-read").assertIsDisplayed()
    }

    private fun pictures(name: String) {
        rosasMap()
        rule.open(MapsPage.Map, map)
        rule.tag("part-OTHER")
        rule.picture("map-$name")
    }

    @Test @Config(qualifiers = "$HIGH-notnight-xhdpi") fun `in the light`() = pictures("light")

    @Test @Config(qualifiers = "$HIGH-night-xhdpi") fun `in the dark`() = pictures("dark")

    @Test @Config(qualifiers = "fr-$SMALL-notnight-xhdpi") fun `in French`() = pictures("french")

    @Test @Config(qualifiers = "$HIGH-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2")

    @Test @Config(qualifiers = "w640dp-h360dp-land-notnight-xhdpi") fun `on its side`() = pictures("landscape")

    @Test
    @Config(qualifiers = "$HIGH-notnight-xhdpi")
    fun `three languages, from right to left and very long words on one map`() {
        rosasMap()
        entry(MapPart.PAIN, "إذا انفتح عندهم فاسمي على البطاقة 8.0")
        entry(MapPart.PAIN, "C’est mon nom : « 8,0 » et pas « 9,5 »")
        entry(MapPart.PAIN, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender")
        rule.open(MapsPage.MapPart, map, MapPart.PAIN.name)
        rule.until("four entries") { rule.count("entry") == 4 }
        rule.picture("map-part-languages")
        assertTrue(page(MapPart.PAIN).entries.size == 4)
    }
}
