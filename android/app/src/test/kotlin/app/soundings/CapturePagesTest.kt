package app.soundings

import android.Manifest
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import app.soundings.capture.Recorder
import app.soundings.core.AttachmentKind
import app.soundings.core.DrawnShape
import app.soundings.core.EncounterKind
import app.soundings.core.FiledUnder
import app.soundings.core.Mark
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.PhotoRule
import app.soundings.core.StartVisit
import app.soundings.notebook.SoundingsException
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** A voice of so many seconds, in frames of AAC that each stand alone. */
internal class Voice(private val seconds: Int) : Recorder {
    var running = false

    override fun start(file: File): Boolean {
        running = true
        // 16 kHz, mono, 1024 samples a frame, 32 bytes.
        val frame = byteArrayOf(0xFF.toByte(), 0xF1.toByte(), 0x60, 0x40, 0x04, 0x1F, 0xFC.toByte()) + ByteArray(25)
        file.outputStream().use { out -> repeat(seconds * 16_000 / 1024) { out.write(frame) } }
        return true
    }

    override fun stop() {
        running = false
    }
}

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-notnight-xhdpi")
class CapturePagesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun visit() = requireNotNull(notebook.today().underWay)

    private fun notes() = notebook.encounter(visit().id, null).notes

    private fun type(tag: String, words: String) = rule.tag(tag).performScrollTo().performTextInput(words)

    private fun press(tag: String) = rule.tag(tag).performScrollTo().performClick()

    /** From the first run to the page of a note's picture. */
    private fun toPicture() {
        rule.begin()
        rule.start()
        notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.AROUND, "the cabinet", attachments = listOf(photograph().path)))
        rule.says("the cabinet")
        rule.tag("last").performClick()
        press("open-picture")
    }

    @Test
    fun `a visit from nothing gets its customer site people and objective`() {
        rule.begin()
        rule.start()
        rule.tag("where").performClick()
        type("customer", "Brightline Metals")
        press("add-customer")
        rule.until("what was done is kept") { visit().customer == "Brightline Metals" }
        type("site", "Plant 2")
        rule.activityRule.scenario.recreate()
        press("add-site")
        rule.until("what was done is kept") { visit().site == "Plant 2" }
        type("person-name", "Rosa Medeiros")
        press("add-person-name")
        rule.says("Rosa Medeiros")
        rule.until("what was done is kept") { notebook.nameVisit(visit().id, "").people.singleOrNull()?.isHere == true }
        rule.tag("person").performScrollTo().assertIsOn()
        type("objective", "Why do they re-weld?")
        press("keep-objective")
        rule.until("what was done is kept") { visit().objective == "Why do they re-weld?" }
        rule.pressWords(words(R.string.encounter_kind_call_made))
        rule.until("what it is, is kept") { visit().kind == EncounterKind.CALL_MADE }
        rule.picture("name-visit")
        rule.tag("back").performClick()
        rule.says(words(R.string.visit_place, "Brightline Metals", "Plant\u00A02"))
    }

    @Test
    fun `a customer that is known is chosen and not added again`() {
        rule.begin()
        val known = notebook.addCustomer("Brightline Metals")
        rule.start()
        rule.tag("where").performClick()
        type("customer", "brightline metals")
        rule.tag("known").performScrollTo()
        rule.onNodeWithTag("add-customer").assertDoesNotExist()
        press("known")
        rule.until("what was done is kept") { visit().customerId == known }
    }

    @Test
    fun `a note is corrected and its first words stay`() {
        rule.begin()
        rule.start()
        rule.note("We weld it twise")
        rule.tag("last").performClick()
        rule.tag("words").performScrollTo().performTextReplacement("We weld it twice")
        rule.activityRule.scenario.recreate()
        press("save-words")
        rule.until("what was done is kept") { notes().single().words == "We weld it twice" }
        rule.says(words(R.string.note_first_words, "We weld it twise"))
        press("exact")
        rule.until("what was done is kept") { notes().single().exact }
        press("note-star")
        press("stays-mine")
        rule.until("what was done is kept") { notebook.notePage(notes().single().id).staysOnlyMe && notes().single().starred }
        rule.onNode(hasText(words(R.string.mark_question))).performScrollTo().performClick()
        rule.until("what was done is kept") { notes().single().marks == listOf(Mark.QUESTION) }
        press("about-someone")
        rule.tag("someone").performScrollTo().performTextInput("the second shift")
        rule.onNode(hasText(words(R.string.add)) and !hasTestTag("tag-keep")).performScrollTo().performClick()
        rule.until("what was done is kept") { notes().single().about?.name == "the second shift" }
        rule.onNode(hasText(words(R.string.observation_kind_did)) and hasAnyAncestor(hasTestTag("note"))).performScrollTo().performClick()
        rule.until("what was done is kept") { notes().single().kind == ObservationKind.DID }
        assertFalse("what they did is nobody's words", notes().single().exact)
        rule.picture("note")
        press("delete")
        rule.tag("field")
        assertTrue(notes().isEmpty())
    }

    @Test
    fun `older words of a note go by themselves, and are kept until then`() {
        rule.begin()
        rule.start()
        rule.note("Rosa welds it twice")
        val note = notes().single().id
        rule.tag("last").performClick()
        rule.tag("words")
        rule.onNodeWithTag("erase-words").assertDoesNotExist()
        notebook.correctNote(note, "They weld it twice", null)
        press("erase-words")
        rule.tag("older-words").performScrollTo().assertIsDisplayed()
        rule.says(words(R.string.older_words_keep)).performScrollTo()
        rule.picture("note-older-words")
        press("erase-words-sure")
        rule.tag("older-words-go").performScrollTo().assertIsDisplayed()
        rule.onNodeWithTag("erase-words").assertDoesNotExist()
        rule.picture("note-older-words-go")
        press("keep-older-words")
        rule.tag("erase-words")
        assertNull(notebook.notePage(note).olderWordsGo)
        assertEquals(listOf("Rosa welds it twice"), notebook.olderWords(note))
    }

    @Test
    fun `a picture is erased from its own page, and its note stays`() {
        toPicture()
        press("erase")
        rule.tag("erase-this").performClick()
        rule.tag("erase-for-good").performClick()
        rule.tag("erase-done").performClick()
        rule.tag("words")
        rule.until("the picture is gone") { rule.count("attached") == 0 }
        assertEquals("the cabinet", notes().single().words)
    }

    @Test
    fun `the site's rule stands before the camera`() {
        rule.begin()
        val customer = notebook.addCustomer("Brightline Metals")
        val site = notebook.addSite(customer, "Plant 2", PhotoRule.NOT_ASKED)
        notebook.startVisit(StartVisit(customer = customer, site = site))
        rule.tag("under-way").performClick()
        rule.tag("camera").performClick()
        rule.tag("photo-question").assertIsDisplayed()
        assertNull(shadowOf(rule.activity).nextStartedActivityForResult)
        rule.picture("photo-question")
        rule.says(words(R.string.photo_rule_no)).performClick()
        rule.until("what was done is kept") { notebook.captureScreen(null).photoRule == PhotoRule.NO }
        rule.tag("camera").performClick()
        rule.says(words(R.string.picture_rule_no_words))
        rule.says(words(R.string.picture_of_ours)).performClick()
        assertEquals("the camera opens", true, shadowOf(rule.activity).nextStartedActivityForResult != null)
    }

    @Test
    fun `a cover by two presses hides in every copy and an arrow is moved and taken off`() {
        toPicture()
        val picture = notes().single().attachments.single().id
        val drawn = { notebook.picture(picture).annotations }
        rule.tag("board").performScrollTo().performTouchInput { click(Offset(width * 0.1f, height * 0.1f)) }
        rule.says(words(R.string.picture_one_corner))
        rule.tag("board").performTouchInput { click(Offset(width * 0.5f, height * 0.5f)) }
        rule.until("what was done is kept") { drawn().size == 1 }
        assertEquals(DrawnShape.COVER, drawn().single().shape)
        rule.tag("covered").performScrollTo().assertIsDisplayed()
        rule.picture("picture-cover")
        rule.tag("erase").performScrollTo()
        rule.picture("picture-end")
        press("tool-arrow")
        rule.tag("board").performScrollTo().performTouchInput {
            down(Offset(width * 0.6f, height * 0.6f))
            moveTo(Offset(width * 0.9f, height * 0.9f))
            up()
        }
        rule.until("what was done is kept") { drawn().size == 2 }
        val arrow = drawn().last()
        assertEquals(DrawnShape.ARROW, arrow.shape)
        rule.until("what was done is kept") { rule.onAllNodes(hasTestTag("move-drawn")).fetchSemanticsNodes().size == 2 }
        rule.onAllNodes(hasTestTag("move-drawn"))[1].performScrollTo().performClick()
        rule.tag("board").performScrollTo().performTouchInput { click(Offset(width * 0.2f, height * 0.8f)) }
        rule.until("what was done is kept") { drawn().last().points != arrow.points }
        rule.onAllNodes(hasTestTag("take-off")).onFirst().performScrollTo().performClick()
        rule.until("what was done is kept") { drawn().size == 1 }
    }

    @Test
    fun `a key that is held hears and makes a note when it is let go`() {
        application.recorder = Voice(7)
        shadowOf(application).grantPermissions(Manifest.permission.RECORD_AUDIO)
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("still being written")
        rule.tag("key-did").performTouchInput { down(center) }
        rule.mainClock.advanceTimeBy(400)
        rule.tag("speaking").assertIsDisplayed()
        rule.picture("speaking")
        rule.tag("key-did").performTouchInput { up() }
        rule.until("what was done is kept") { notes().isNotEmpty() }
        val note = notes().single()
        assertEquals(ObservationKind.DID to AttachmentKind.SPOKEN_NOTE, note.kind to note.attachments.single().kind)
        assertTrue(note.toTypeUp)
        assertEquals("still being written", rule.field())
        rule.until("what was done is kept") { application.door.spoken.list().orEmpty().isEmpty() }
    }

    @Test
    fun `a screen reader starts a spoken note by an action of the key and keeps it by a button`() {
        application.recorder = Voice(3)
        shadowOf(application).grantPermissions(Manifest.permission.RECORD_AUDIO)
        rule.begin()
        rule.start()
        val actions = rule.tag("key-said").fetchSemanticsNode().config[SemanticsActions.CustomActions]
        rule.runOnUiThread { actions.single { it.label == words(R.string.spoken_start) }.action() }
        rule.tag("spoken-keep").performClick()
        rule.until("what was done is kept") { notes().singleOrNull()?.toTypeUp == true }
    }

    @Test
    fun `hidden a spoken note can be kept too, and what went wrong is told`() {
        application.recorder = Voice(3)
        rule.begin()
        rule.start()
        rule.tag("hide").performClick()
        val speak = {
            val actions = rule.tag("key-said").fetchSemanticsNode().config[SemanticsActions.CustomActions]
            rule.runOnUiThread { actions.single { it.label == words(R.string.spoken_start) }.action() }
        }
        shadowOf(application).grantPermissions(Manifest.permission.RECORD_AUDIO)
        speak()
        rule.picture("hidden-speaking")
        rule.tag("spoken-keep").performClick()
        rule.until("what was done is kept") { notes().singleOrNull()?.toTypeUp == true }
        WatchedNotebook.refuses = { call -> SoundingsException.DiskFull().takeIf { call == "capture" } }
        rule.tag("field").performTextInput("they looked at the phone")
        rule.tag("key-did").performClick()
        rule.says(words(R.string.error_disk_full)).assertIsDisplayed()
        assertEquals("the words are still there, as dots", "they looked at the phone".length, rule.field().length)
    }

    @Test
    fun `cut off after seven seconds what was said is a note when the app begins again`() {
        rule.begin()
        rule.start()
        val left = File(application.door.spoken.apply { mkdirs() }, "SAID-1.aac")
        Voice(7).start(left)
        // Cut in the middle of a frame.
        left.writeBytes(left.readBytes().dropLast(13).toByteArray())
        rule.tag("back").performClick()
        rule.tag("go").performClick()
        rule.until("what was done is kept") { notes().isNotEmpty() }
        val said = notes().single().attachments.single()
        assertTrue("${said.durationMs}", requireNotNull(said.durationMs) >= 6_000u)
        rule.says(counted(R.plurals.spoken_came_back, 1))
    }

    @Test
    fun `a refused microphone is said in words`() {
        rule.begin()
        rule.start()
        rule.tag("key-said").performTouchInput { down(center) }
        rule.mainClock.advanceTimeBy(400)
        rule.tag("key-said").performTouchInput { up() }
        val asked = shadowOf(rule.activity).lastRequestedPermission
        rule.runOnUiThread { rule.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(-1)) }
        rule.says(words(R.string.spoken_refused)).assertIsDisplayed()
    }

    @Test
    fun `without a team there is no visit to join and the page says why`() {
        rule.begin()
        rule.onNodeWithTag("join-visit").assertDoesNotExist()
        rule.start()
        rule.tag("where").performClick()
        press("show-visit")
        rule.says(words(R.string.refusal_not_joined)).assertIsDisplayed()
        rule.picture("join-visit")
    }
}
