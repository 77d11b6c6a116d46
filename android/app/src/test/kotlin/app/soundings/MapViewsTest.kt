package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.EncounterKind
import app.soundings.core.EvidenceRange
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.core.NewPerson
import app.soundings.core.ObservationKind
import app.soundings.maps.MapsPage
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val HIGH = "w412dp-h1400dp"

/** The other ways to look at maps: in four, many as one, *doesn't match*, the role-play deck. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$HIGH-notnight-xhdpi")
class MapViewsTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var example: ExampleNotes
    private lateinit var map: String

    private fun roll(tag: String) = rule.tag(tag).performScrollTo()

    private fun rosasMap() {
        rule.begin()
        example = ExampleNotes()
        map = notebook.newMap(NewMap(example.rosa, "a batch comes back"))
        entry(MapPart.SAY, null, example.initials)
        entry(MapPart.DO, null, example.dial)
        entry(MapPart.PAIN, "Fears her initials on a weld our settings made", example.initials, example.dial)
        entry(MapPart.GAIN, "A number she can trust")
    }

    private fun entry(part: MapPart, text: String?, vararg from: String, of: String = map) =
        notebook.addEntry(NewEntry(of, part, text, from.map { EvidenceRange(it) }))

    private fun aPair() {
        example.note(ObservationKind.SAID, "Everybody runs your recommended settings card.", example.rosa)
        example.note(ObservationKind.DID, "looked away from the settings card, which hangs behind the bottle", example.rosa)
    }

    @Test
    fun `a pair is proposed, differs, is answered, and the answer becomes an entry`() {
        rosasMap()
        aPair()
        rule.open(MapsPage.PairsOfMap, map)
        rule.tag("proposed")
        rule.picture("pairs-proposed")
        rule.checkReach("pairs")
        rule.onAllNodes(hasTestTag("differs"))[0].performScrollTo().performClick()
        rule.tag("unmatched")
        rule.onAllNodes(hasTestTag("pair-answer"))[0].performScrollTo().performTextInput("Nobody can read the card from the torch")
        roll("keep-answer").performClick()
        val unfold = "unfold-pair-${notebook.pairsOfMap(map).unmatched.single().id}"
        roll(unfold).performClick()
        rule.picture("pairs-unmatched")
        roll("as-NEED_TO_DO").performClick()
        roll("used").assertIsDisplayed()
        assertEquals(2, notebook.map(map).parts.single { it.part == MapPart.NEED_TO_DO }.entries.single().evidence.size)
    }

    @Test
    fun `a pair that matches is asked no more, and where there is none it says so`() {
        rosasMap()
        rule.open(MapsPage.PairsOfVisit, example.visit)
        while (rule.count("matches") > 0) {
            val left = rule.count("matches")
            rule.onAllNodes(hasTestTag("matches"))[0].performScrollTo().performClick()
            rule.until("one less") { rule.count("matches") < left }
        }
        rule.says(words(R.string.pairs_none)).assertIsDisplayed()
    }

    @Test
    fun `a map in four leaves no entry out`() {
        rosasMap()
        rule.open(MapsPage.MapInFour, map)
        rule.until("four entries") { rule.count("entry") == 4 }
        rule.picture("map-four")
    }

    @Test
    fun `many maps are one, with of how many people, and a part leads to its entries`() {
        rosasMap()
        repeat(5) {
            val who = notebook.addPerson(NewPerson(customer = example.customer, name = "Welder $it"))
            val other = notebook.newMap(NewMap(who, "a batch comes back"))
            if (it < 3) entry(MapPart.PAIN, null, example.note(ObservationKind.SAID, "It costs me a night.", who), of = other)
        }
        rule.open(MapsPage.AggregatedMap, example.customer)
        rule.says(words(R.string.map_of_people, "4", "6"), part = true)
        rule.picture("map-many")
        roll("many-PAIN").performClick()
        rule.until("four entries") { rule.count("entry") == 4 }
        rule.picture("map-many-part")
    }

    @Test
    fun `an aggregate of five hundred maps is drawn`() {
        rule.begin()
        repeat(501) {
            val who = notebook.addPerson(NewPerson(name = "Person $it"))
            map = notebook.newMap(NewMap(who, "a batch comes back"))
            entry(MapPart.PAIN, "pain $it")
        }
        rule.open(MapsPage.AllMaps)
        rule.says(words(R.string.map_newest_only)).assertIsDisplayed()
        rule.picture("map-500")
        roll("many-PAIN").performClick()
        rule.tag("entries")
    }

    @Test
    fun `the deck plays what is known, asks what is not, and begins a role-play`() {
        rosasMap()
        notebook.endVisit(null, false)
        rule.open(MapsPage.Deck, map)
        rule.until("four cards") { rule.count("deck-card") == 4 }
        rule.picture("deck")
        rule.checkReach("deck")
        rule.tag("play").performClick()
        rule.until("a role-play") { notebook.visits(null).items.any { it.kind == EncounterKind.ROLE_PLAY } }
    }

    @Test
    @Config(qualifiers = "fr-$SMALL-night-xhdpi", fontScale = 2f)
    fun `in French, dark, with text twice as large`() {
        rosasMap()
        aPair()
        rule.open(MapsPage.Deck, map)
        rule.tag("play")
        rule.picture("deck-font-2")
        rule.open(MapsPage.PairsOfMap, map)
        rule.tag("pairs")
        rule.picture("pairs-font-2")
    }
}
