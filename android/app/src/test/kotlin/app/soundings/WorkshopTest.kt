package app.soundings

import android.os.Bundle
import android.os.Parcel
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleRegistry
import androidx.test.platform.app.InstrumentationRegistry
import app.soundings.core.Basis
import app.soundings.core.MapPart
import app.soundings.core.NewWorkshop
import app.soundings.core.Participant
import app.soundings.maps.MapsPage
import app.soundings.maps.TurnModel
import java.time.Instant
import java.time.ZoneOffset
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val SECRET = "Fears a zymurgical audit"

/** *Workshop*: everybody guesses alone on one phone, all of it opens at once, then: have we seen this? */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "$SMALL-notnight-xhdpi")
class WorkshopTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private lateinit var example: ExampleNotes

    private fun roll(tag: String) = rule.tag(tag).performScrollTo()

    /** Everything that the screen says to anybody. */
    private fun everything(): String = rule.onAllNodes(isRoot()).fetchSemanticsNodes().joinToString { root ->
        fun all(node: androidx.compose.ui.semantics.SemanticsNode): String = node.config.toString() + node.children.joinToString { all(it) }
        all(root)
    }

    private fun secure() = rule.activity.window.attributes.flags and FLAG_SECURE != 0

    private fun started(vararg guests: String): String {
        rule.begin()
        example = ExampleNotes()
        val me = notebook.engineer().id
        return notebook.startWorkshop(
            NewWorkshop(example.rosa, "a batch comes back", listOf(Participant.Engineer(me)) + guests.map { Participant.Guest(it) }),
        )
    }

    private fun guess(part: MapPart, words: String) {
        roll("guess-${part.name}").performTextInput(words)
        roll("keep-${part.name}").performClick()
        rule.until("an empty field") { rule.count("keep-${part.name}") == 0 }
    }

    @Test
    fun `a workshop is begun about a person with engineers and guests`() {
        rule.begin()
        example = ExampleNotes()
        rule.open(MapsPage.Workshops)
        rule.says(words(R.string.workshops_empty)).assertIsDisplayed()
        rule.tag("new-workshop").performClick()
        rule.tag("find-person").performTextInput("rosa")
        rule.until("Rosa alone") { rule.count("person") == 1 }
        rule.picture("workshop-who")
        rule.tag("person").performClick()
        roll("workshop-situation").performTextInput("a batch comes back")
        rule.tag("begin-workshop").performClick()
        rule.says(words(R.string.refusal_nobody_takes_part)).performScrollTo().assertIsDisplayed()
        roll("engineer").performClick()
        roll("guest-name").performTextInput("Noor Haddad")
        roll("add-guest").performClick()
        rule.picture("workshop-new")
        rule.checkReach("new workshop")
        rule.tag("begin-workshop").performClick()
        rule.until("two who take part") { rule.count("takes-part") == 2 }
        rule.picture("workshop-waiting")
        rule.checkReach("workshop")
    }

    @Test
    fun `the phone goes round, and nothing of the turn before is left anywhere`() {
        val workshop = started("Noor Haddad")
        rule.open(MapsPage.Workshop, workshop)
        rule.tag("give").performClick()
        rule.tag("give-to").assertIsDisplayed()
        assertTrue("in no screenshot", secure())
        rule.picture("workshop-hand-over")
        rule.checkReach("hand over")
        rule.tag("got-it").performClick()
        rule.tag("time-left")
        assertTrue(secure())
        guess(MapPart.PAIN, SECRET)
        roll("guess-GAIN").performTextInput("half a zymurg")
        rule.picture("workshop-turn")
        assertTrue(SECRET in everything())
        rule.tag("turn-done").performClick()
        rule.tag("give-to")
        assertTrue(secure())
        assertFalse("nothing of it in semantics", "zymurg" in everything())
        assertFalse("nothing of it in saved state", "zymurg" in saved())
        rule.says(words(R.string.workshop_give_to, "Noor Haddad"))
        rule.tag("got-it").performClick()
        rule.tag("time-left")
        assertFalse("zymurg" in everything())
        guess(MapPart.PAIN, "Fears the audit, zymurgical as it is")
        rule.tag("turn-done").performClick()
        rule.tag("opened")
        assertFalse("the workshop itself is no secret page", secure())
        assertTrue("all of it at once, what was typed and not kept too", SECRET in everything() && "half a zymurg" in everything())
        rule.picture("workshop-open")
    }

    /** What the system would keep of the activity, through a parcel. */
    private fun saved(): String {
        val state = Bundle()
        rule.runOnUiThread {
            InstrumentationRegistry.getInstrumentation().callActivityOnSaveInstanceState(rule.activity, state)
            // Saving says that the activity went to the back, and it did not.
            (rule.activity.lifecycle as LifecycleRegistry).currentState = Lifecycle.State.RESUMED
        }
        val parcel = Parcel.obtain()
        parcel.writeBundle(state)
        return parcel.marshall().also { parcel.recycle() }.let { String(it, Charsets.UTF_16LE) + String(it, Charsets.ISO_8859_1) + String(it.drop(1).toByteArray(), Charsets.UTF_16LE) }
    }

    @Test
    fun `while somebody types no word is in the saved state, and no keyboard learns`() {
        val workshop = started()
        val turn = notebook.takeTurn(workshop, Participant.Engineer(notebook.engineer().id))
        rule.open(MapsPage.Turn, turn)
        rule.tag("guess-SEE").performTextInput("zymurg")
        rule.waitForIdle()
        assertFalse("zymurg" in saved())
        val attributes = EditorInfo()
        val view = requireNotNull(rule.activity.window.decorView.findFocus())
        rule.runOnUiThread { view.onCreateInputConnection(attributes) }
        assertNotEquals(0, attributes.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING)
    }

    @Test
    fun `what is left of a turn goes by the phone's time, and it is over when its five minutes are`() {
        val workshop = started("Noor Haddad")
        val turn = notebook.takeTurn(workshop, Participant.Guest("Noor Haddad"))
        val end = Instant.ofEpochMilli(notebook.turn(turn).until.utcMs).atZone(ZoneOffset.UTC)
        application.now = { end.minusSeconds(90) }
        rule.open(MapsPage.Turn, turn)
        rule.says(words(R.string.turn_left, "1:30")).assertIsDisplayed()
        application.now = { end }
        rule.mainClock.advanceTimeBy(1_000)
        rule.tag("time-over").assertIsDisplayed()
    }

    @Test
    fun `a turn that was not finished opens as it is, with what was typed`() {
        val workshop = started("Noor Haddad")
        val turn = notebook.takeTurn(workshop, Participant.Guest("Noor Haddad"))
        val model = TurnModel(desk, turn, application.now)
        rule.until("the turn") { model.record.value != null }
        model.write(MapPart.OTHER, "half a sen")
        rule.until("a draft") { pass(100); notebook.turn(turn).parts.single { it.part == MapPart.OTHER }.draft == "half a sen" }
        val again = TurnModel(desk, turn, application.now)
        rule.until("the words again") { again.texts.value[MapPart.OTHER] == "half a sen" }
        rule.open(MapsPage.Workshop, workshop)
        roll("go-on").performClick()
        roll("guess-OTHER")
        assertTrue("half a sen" in everything())
        notebook.openWorkshop(workshop)
        assertEquals("half a sen", notebook.workshop(workshop).guessed.single().groups.single().guesses.single().text)
    }

    @Test
    fun `of each guess one says whether it was seen, and it goes on the map with its notes or as a guess`() {
        val workshop = started()
        val turn = notebook.takeTurn(workshop, Participant.Engineer(notebook.engineer().id))
        notebook.addGuess(turn, MapPart.PAIN, "Her initials are on every tag")
        notebook.addGuess(turn, MapPart.GAIN, "A quiet shift")
        notebook.finishTurn(turn)
        rule.open(MapsPage.Workshop, workshop)
        rule.until("two guesses") { rule.count("group") == 2 }
        rule.onAllNodes(hasTestTag("we-saw")).onFirst().performScrollTo().performClick()
        rule.onNode(hasTestTag("tick-line") and hasText(notebook.note(example.initials).words, substring = true)).performScrollTo().performClick()
        rule.picture("workshop-have-we-seen")
        roll("put").performClick()
        rule.until("one is placed") { rule.count("we-saw") == 1 }
        roll("as-guess").performClick()
        rule.until("both are") { rule.count("we-saw") == 0 }
        val parts = notebook.map(notebook.workshop(workshop).map).parts
        val bases = listOf(MapPart.PAIN, MapPart.GAIN).map { part -> parts.single { it.part == part }.entries.single().basis }
        assertEquals(listOf(Basis.OUR_READING, Basis.GUESS), bases)
    }

    @Test
    fun `its starter opens it before everybody is done`() {
        rule.open(MapsPage.Workshop, started("Noor Haddad"))
        roll("open-now").performClick()
        rule.says(words(R.string.workshop_nothing)).assertIsDisplayed()
    }

    @Test
    @Config(qualifiers = "fr-$SMALL-night-xhdpi", fontScale = 2f)
    fun `in French, dark, with text twice as large`() {
        rule.open(MapsPage.Workshop, started("Maximiliane-Friederike von Wolkenstein-Rodenegg"))
        rule.tag("give")
        rule.picture("workshop-font-2")
        rule.tag("give").performClick()
        rule.tag("got-it")
        rule.picture("workshop-hand-over-font-2")
        rule.tag("got-it").performScrollTo().performClick()
        rule.tag("time-left")
        rule.picture("workshop-turn-font-2")
    }
}
