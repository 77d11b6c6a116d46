package app.soundings

import android.os.Bundle
import android.os.Parcel
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.SavedStateHandle
import app.soundings.core.Basis
import app.soundings.core.GuideLanguage
import app.soundings.core.MapPart
import app.soundings.core.ObservationKind
import app.soundings.maps.MapsPage
import app.soundings.maps.SortModel
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val PHONE = "w360dp-h640dp"
private const val LONG = "Instandhaltungsbetriebsleitungsbesprechungsprotokoll, sagt sie, und dann steht da mein Kürzel drauf und nicht das von Donaudampfschifffahrtselektrizitätenhauptbetriebswerk."

/** *Sort*: a note a card, one tap a part. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$PHONE-notnight-xhdpi")
class SortTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var example: ExampleNotes

    private fun sort(made: ExampleNotes = ExampleNotes(), whose: Int? = 0) {
        example = made
        rule.open(MapsPage.Sort, example.visit)
        if (whose != null) {
            rule.until("whose map") { rule.count("whose") > 0 }
            rule.onAllNodes(hasTestTag("whose"))[whose].performClick()
            rule.tag("card-words")
        }
    }

    private fun begun(example: () -> ExampleNotes = ::ExampleNotes, whose: Int? = 0) {
        rule.begin()
        sort(example(), whose)
    }

    private fun up(): String = rule.tag("card-words").fetchSemanticsNode().config[SemanticsProperties.InputText].text

    private fun into(tag: String) {
        val before = up()
        rule.tag(tag).performClick()
        rule.until("the next card") { rule.count("card-words") == 0 || up() != before }
    }

    private fun map() = notebook.map(notebook.maps(null).items.single().id)

    private fun entries(part: MapPart) = map().parts.single { it.part == part }.entries

    @Test
    fun `one tap sorts a card and the next is up, starred ones first, until all are sorted`() {
        begun()
        rule.picture("sort-card")
        rule.checkReach("sort")
        assertEquals(notebook.note(example.tape).words, up())
        into("part-SEE")
        assertEquals("a starred one before those that happened earlier", notebook.note(example.initials).words, up())
        into("part-PAIN")
        assertEquals(Basis.OUR_READING, entries(MapPart.PAIN).single().basis)
        into("not-about")
        into("part-DO")
        rule.says(words(R.string.sort_guess)).assertIsDisplayed()
        rule.picture("sort-thought")
        into("later")
        rule.tag("question")
        assertEquals(listOf(1, 0, 1, 0), map().parts.take(4).map { it.inAll.toInt() })
    }

    @Test
    fun `the eight targets stand in the same place whatever is up`() {
        begun({ ExampleNotes().also { it.note(ObservationKind.SAID, LONG.repeat(12), it.rosa) } })
        val tags = MapPart.entries.map { "part-${it.name}" } + listOf("not-about", "not-for-map", "later")
        val places = { tags.map { rule.tag(it).fetchSemanticsNode().boundsInRoot } }
        val first = places()
        val seen = mutableSetOf<String>()
        while (rule.count("card-words") > 0) {
            seen += up()
            assertEquals(first, places())
            into("not-for-map")
        }
        assertEquals("said, did, around, thought and a long one", 6, seen.size)
    }

    @Test
    fun `the likely target is orange, says so, and is one`() {
        begun()
        val likely = {
            rule.onAllNodes(androidx.compose.ui.test.SemanticsMatcher("likely") {
                it.config.getOrElse(SemanticsProperties.StateDescription) { "" } == words(R.string.sort_likely)
            }).fetchSemanticsNodes().single().config[SemanticsProperties.TestTag]
        }
        assertEquals("part-SEE", likely())
        into("part-SEE")
        assertEquals("part-SAY", likely())
        into("part-SAY")
        assertEquals("said by somebody else", "not-about", likely())
    }

    @Test
    fun `undo puts the last card up again and takes its entry away`() {
        begun()
        val words = up()
        into("part-SEE")
        assertEquals(1, entries(MapPart.SEE).size)
        rule.tag("undo").performClick()
        rule.until("the card again") { up() == words }
        assertEquals(0, entries(MapPart.SEE).size)
    }

    @Test
    fun `an entry that says the same takes the note instead, until the next tap`() {
        begun({ ExampleNotes().also { it.note(ObservationKind.SAID, "My initials are on the tag if it opens.", it.rosa) } })
        into("not-for-map")
        into("part-PAIN")
        into("not-about")
        into("not-for-map")
        into("not-for-map")
        assertEquals("My initials are on the tag if it opens.", up())
        rule.tag("part-PAIN").performClick()
        rule.tag("same-as").performScrollTo()
        rule.picture("sort-same-as")
        rule.tag("same-as").performClick()
        rule.until("one entry that two notes show") { entries(MapPart.PAIN).singleOrNull()?.evidence?.size == 2 }
        rule.until("the chip is gone") { rule.count("same-as") == 0 }
    }

    @Test
    fun `only the selected words are used and the rest is up for another part`() {
        begun({ ExampleNotes().also { it.note(ObservationKind.SAID, "👷🏽 it costs a night, and my name", it.rosa, starred = true) } })
        into("not-for-map")
        into("not-for-map")
        val words = up()
        val from = words.indexOf("it costs")
        rule.tag("card-words").performSemanticsAction(SemanticsActions.SetSelection) { it(from, words.indexOf(","), false) }
        rule.tag("use-words").performScrollTo().performClick()
        rule.says(words(R.string.sort_only)).assertIsDisplayed()
        rule.picture("sort-words")
        into("part-PAIN")
        assertEquals("it costs a night", entries(MapPart.PAIN).single().text)
        assertTrue("what is left is up: ${up()}", up() != words && up() in words)
    }

    @Test
    fun `where one person was met nobody asks, and a map without a situation is asked for one`() {
        rule.begin()
        val visit = notebook.startVisit(app.soundings.core.StartVisit())
        val rosa = notebook.addPerson(app.soundings.core.NewPerson(name = "Rosa"))
        notebook.capture(
            app.soundings.core.NewObservation(
                app.soundings.core.FiledUnder.Visit(visit), ObservationKind.DID, "looked away", by = app.soundings.core.Person.Known(rosa),
            ),
        )
        rule.open(MapsPage.Sort, visit)
        rule.tag("situation").performTextInput("a batch comes back")
        rule.picture("sort-situation")
        rule.onAllNodes(hasTestTag("whose")).onFirst().performClick()
        rule.tag("card-words")
        assertEquals("a batch comes back", map().situation)
    }

    @Test
    fun `a visit at which nobody was named says so`() {
        rule.begin()
        val visit = notebook.startVisit(app.soundings.core.StartVisit())
        rule.open(MapsPage.Sort, visit)
        rule.says(words(R.string.sort_nobody)).assertIsDisplayed()
        rule.picture("sort-nobody")
    }

    @Test
    fun `after the cards each empty part asks once, to be answered, skipped or asked next time`() {
        begun()
        into("part-SEE")
        repeat(4) { into("not-for-map") }
        rule.tag("question")
        val asked = {
            rule.onAllNodes(hasTestTag("question")).fetchSemanticsNodes().firstOrNull()?.config?.get(SemanticsProperties.Text)?.single()?.text
        }
        val first = asked()
        rule.picture("sort-question")
        rule.tag("answer").performClick()
        rule.says(words(R.string.refusal_empty_text), part = true)
        rule.tag("sentence").performTextInput("Finish before the shift ends")
        rule.onAllNodes(hasTestTag("tick")).onFirst().performScrollTo().performClick()
        rule.tag("answer").performClick()
        rule.until("the next question") { asked() != first }
        val answer = map().parts.flatMap { it.entries }.single { it.text == "Finish before the shift ends" }
        assertEquals(1, answer.evidence.size)
        assertEquals("nothing of it stands in the next", "", rule.tag("sentence").fetchSemanticsNode().config[SemanticsProperties.EditableText].text)
        val second = asked()
        rule.tag("skip").performClick()
        rule.until("the third question") { asked() != second }
        while (rule.count("done") == 0) {
            val before = asked()
            rule.tag("ask-next").performClick()
            rule.until("the next, or done") { rule.count("done") > 0 || asked() != before }
        }
        rule.tag("done").assertIsDisplayed()
        rule.picture("sort-done")
        rule.tag("to-map").performClick()
        assertTrue(map().askNext.isNotEmpty())
    }

    @Test
    fun `killed, it opens on the same card of the same map with what was being written`() {
        rule.begin()
        example = ExampleNotes()
        val saved = SavedStateHandle()
        val model = SortModel(desk, example.visit, saved, GuideLanguage.ENGLISH)
        val chosen = model.choose(example.rosa)
        rule.until("a card") { chosen.isCompleted && model.record.value?.sort?.card != null }
        model.sort(model.record.value!!.sort!!.card!!, MapPart.SEE)
        rule.until("the next card") { model.record.value?.sort?.last != null }
        model.writeSentence("half a sen")
        val card = model.record.value!!.sort!!.card!!.note.id
        val again = SortModel(desk, example.visit, SavedStateHandle.createHandle(parcelled(saved.savedStateProvider().saveState()), null), GuideLanguage.ENGLISH)
        rule.until("the card again") { again.record.value?.sort?.card != null }
        assertEquals(card, again.record.value!!.sort!!.card!!.note.id)
        assertEquals("half a sen", again.sentence.value)
    }

    private fun parcelled(bundle: Bundle): Bundle {
        val parcel = Parcel.obtain()
        parcel.writeBundle(bundle)
        parcel.setDataPosition(0)
        return requireNotNull(parcel.readBundle(javaClass.classLoader)).also { parcel.recycle() }
    }

    @Test @Config(qualifiers = "fr-$PHONE-night-xhdpi") fun `in French and dark`() = show("sort-french-dark")

    @Test @Config(qualifiers = "$PHONE-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = show("sort-font-2", everyTarget = true)

    @Test @Config(qualifiers = "w640dp-h360dp-land-notnight-xhdpi") fun `on its side`() = show("sort-landscape", everyTarget = true)

    @Test @Config(qualifiers = "ar-ldrtl-$PHONE-notnight-xhdpi")
    fun `from right to left and with very long words`() =
        show("sort-rtl", { ExampleNotes(rosaIs = "ليلى منصور", exact = "$LONG إذا انفتح عندهم") })

    private fun show(name: String, example: () -> ExampleNotes = ::ExampleNotes, everyTarget: Boolean = false) {
        begun(example)
        into("part-SEE")
        rule.picture(name)
        if (everyTarget) for (part in MapPart.entries) rule.tag("part-${part.name}").performScrollTo().assertIsDisplayed()
    }
}
