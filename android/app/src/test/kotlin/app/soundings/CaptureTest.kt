package app.soundings

import android.app.Activity
import android.net.Uri
import android.provider.MediaStore
import android.view.HapticFeedbackConstants
import android.view.View
import android.view.ViewGroup
import android.view.accessibility.AccessibilityManager
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.assertHasClickAction
import androidx.compose.ui.test.assertHeightIsAtLeast
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.assertWidthIsAtLeast
import androidx.compose.ui.test.getBoundsInRoot
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.unit.dp
import app.soundings.core.AttachmentKind
import app.soundings.core.ObservationKind
import app.soundings.core.PromiseDay
import app.soundings.core.StartVisit
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

private const val PHONE = "w360dp-h640dp-xhdpi"

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = PHONE)
class CaptureTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun notes() = notebook.encounter(requireNotNull(notebook.today().underWay).id, null).notes

    @Test
    fun `typing and pressing a key makes a durable note and leaves the field empty`() {
        rule.begin()
        rule.start()
        rule.note("We don't trust the first pass.")
        assertEquals("", rule.field())
        val note = notes().single()
        assertEquals("We don't trust the first pass.", note.words)
        assertEquals(ObservationKind.SAID, note.kind)
        rule.says("We don't trust the first pass.").assertIsDisplayed()
    }

    @Test
    fun `each key gives its kind and thoughts are folded to a number`() {
        rule.begin()
        rule.start()
        rule.note("said it", "said")
        rule.note("did it", "did")
        rule.note("tape over our display", "around")
        rule.note("nobody can be blamed", "thought")
        rule.note("so they weld twice", "thought")
        assertEquals(
            listOf(ObservationKind.SAID, ObservationKind.DID, ObservationKind.AROUND, ObservationKind.THOUGHT, ObservationKind.THOUGHT),
            notes().map { it.kind },
        )
        rule.says(counted(R.plurals.thoughts, 2), part = true).assertIsDisplayed()
        rule.onNodeWithText("so they weld twice", substring = true).assertDoesNotExist()
        rule.says("tape over our display").assertIsDisplayed()
    }

    @Test
    fun `a key with nothing written keeps nothing and says so`() {
        rule.begin()
        rule.start()
        rule.tag("key-did").performClick()
        rule.tag("told").assertIsDisplayed()
        assertTrue(notes().isEmpty())
    }

    @Test
    fun `somebody met is added chosen and stands as who said it`() {
        rule.begin()
        rule.start()
        rule.says(words(R.string.someone)).performClick()
        rule.tag("someone").performTextInput("night operator, line 3")
        rule.says(words(R.string.add)).performClick()
        rule.says("night operator, line 3")
        rule.note("It opens at the corner.")
        assertEquals("night operator, line 3", notes().single().by?.name)
    }

    @Test
    fun `a star goes with the note and not with the next`() {
        rule.begin()
        rule.start()
        rule.tag("star").performClick().assertIsOn()
        rule.note("8.0 NOT 9.5", "around")
        rule.note("checked twenty", "did")
        assertEquals(listOf(true, false), notes().map { it.starred })
    }

    @Test
    fun `exact words stand in quotation marks and only those`() {
        rule.begin()
        rule.start()
        rule.note("We weld it twice.")
        rule.onNodeWithText(words(R.string.exact_quote, "We weld it twice.")).assertDoesNotExist()
        rule.tag("last-exact").performClick()
        rule.says(words(R.string.exact_quote, "We weld it twice.")).assertIsDisplayed()
    }

    @Test
    fun `a deleted note can be brought back`() {
        rule.begin()
        rule.start()
        rule.note("by mistake")
        rule.tag("last-menu").performClick()
        rule.says(words(R.string.delete)).performClick()
        rule.says(words(R.string.deleted))
        rule.waitUntil(PATIENCE_MS) { notes().isEmpty() }
        rule.says(words(R.string.undo)).performClick()
        rule.says("by mistake").assertIsDisplayed()
    }

    private fun met(description: String, chip: String = "add-someone") {
        rule.tag(chip).performClick()
        rule.tag("someone").performTextInput(description)
        rule.says(words(R.string.add)).performClick()
        rule.says(description)
    }

    @Test
    fun `a promise to several people takes a tap on its day and can be taken back`() {
        rule.begin()
        rule.start()
        met("Will Tran")
        rule.tag("field").performTextInput("A settings card readable from the torch")
        rule.tag("promise").performClick()
        assertEquals("A settings card readable from the torch", rule.field())
        met("Rosa Medeiros", "promise-someone")
        rule.says(words(R.string.until_next_friday)).performScrollTo().performClick()
        rule.says(words(R.string.promise_take_back))
        rule.waitUntil(PATIENCE_MS) { rule.field().isEmpty() }
        val promises = { notebook.encounter(requireNotNull(notebook.today().underWay).id, null).promises }
        val promise = promises().single()
        assertEquals("A settings card readable from the torch", promise.text)
        assertEquals(setOf("Will Tran", "Rosa Medeiros"), promise.to.map { it.name }.toSet())
        assertTrue(PromiseDay.NextFriday(promise.until!!) in notebook.captureScreen(null).promiseDays)
        rule.says(words(R.string.promise_take_back)).performClick()
        rule.waitUntil(PATIENCE_MS) { promises().isEmpty() }
    }

    @Test
    fun `exact is offered where the core takes it and nowhere else`() {
        rule.begin()
        rule.start()
        rule.note("lowered the wire speed", "did")
        rule.says("lowered the wire speed")
        rule.onNodeWithTag("last-exact").assertDoesNotExist()
    }

    @Test
    fun `exact goes with the next note where its key can keep such words`() {
        rule.begin()
        rule.start()
        rule.tag("exact").performClick()
        rule.note("We weld it twice.")
        rule.note("roughly this")
        rule.tag("exact").performClick()
        rule.note("lowered the wire speed", "did")
        assertEquals(listOf(true, false, false), notes().map { it.exact })
    }

    @Test
    fun `a second press within half a second is the same press and says nothing`() {
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("once")
        rule.tag("key-said").performClick().performClick()
        rule.tag("key-did").performClick()
        rule.waitUntil(PATIENCE_MS) { rule.field().isEmpty() && notes().isNotEmpty() }
        rule.waitForIdle()
        assertEquals(listOf("once"), notes().map { it.words })
        rule.onNodeWithTag("told").assertDoesNotExist()
        pass(500)
        rule.tag("key-did").performClick()
        rule.tag("told").assertIsDisplayed()
    }

    @Test
    fun `who said it is let go with the note`() {
        rule.begin()
        rule.start()
        met("Will Tran")
        rule.note("We weld it twice.")
        rule.note("nobody in particular")
        assertEquals(listOf("Will Tran", null), notes().map { it.by?.name })
    }

    @Test
    fun `a kept note is felt and spoken`() {
        val manager = shadowOf(rule.activity.getSystemService(AccessibilityManager::class.java))
        manager.setEnabled(true)
        rule.begin()
        rule.start()
        rule.note("lowered the wire speed", "did")
        val said = words(R.string.kept_kind, words(R.string.observation_kind_did))
        rule.waitUntil(PATIENCE_MS) { manager.sentAccessibilityEvents.any { event -> event.text.any { it.toString() == said } } }
        val felt = generateSequence(listOf<View>(rule.activity.window.decorView)) { views ->
            views.filterIsInstance<ViewGroup>().flatMap { group -> (0 until group.childCount).map(group::getChildAt) }.takeIf { it.isNotEmpty() }
        }.flatten()
        assertTrue(felt.any { shadowOf(it).lastHapticFeedbackPerformed() == HapticFeedbackConstants.CONFIRM })
    }

    @Test
    fun `one long name leaves room for the next`() {
        rule.begin()
        rule.start()
        met("the night operator on line 3 who came over from the other plant")
        met("Rosa Medeiros")
        val long = rule.onNode(hasText("the night operator", substring = true) and hasClickAction()).getBoundsInRoot()
        assertTrue("$long", long.right - long.left <= 160.dp)
        rule.tag("add-someone").assertIsDisplayed()
        rule.onNode(hasText("Rosa Medeiros") and hasClickAction()).assertIsDisplayed()
    }

    @Test
    fun `hidden nothing of the visit is to be read and notes still go in`() {
        rule.begin()
        rule.start()
        rule.note("We weld it twice.")
        rule.tag("hide").performClick()
        rule.tag("hidden").assertIsDisplayed()
        rule.onNodeWithText("We weld it twice.").assertDoesNotExist()
        rule.note("they looked at the phone", "did")
        rule.onNodeWithText("they looked at the phone").assertDoesNotExist()
        rule.activityRule.scenario.recreate()
        rule.tag("show").performClick()
        rule.says("they looked at the phone").assertIsDisplayed()
        rule.tag("capture").performTouchInput {
            down(0, Offset(100f, 300f))
            down(1, Offset(300f, 300f))
            repeat(10) { moveBy(0, Offset(0f, 20f), 0); moveBy(1, Offset(0f, 20f)) }
            up(0)
            up(1)
        }
        rule.tag("hidden").assertIsDisplayed()
    }

    @Test
    fun `at 360 by 640 with the keyboard up everything stands in its place`() {
        rule.begin()
        rule.start()
        met("Will Tran")
        rule.note("what came before")
        rule.note("We weld it twice.")
        rule.insets(keyboard = 256)
        for (part in listOf("where", "last", "last-exact", "people", "field", "camera", "star", "promise", "exact")) rule.tag(part).assertIsDisplayed()
        val rows = listOf("last", "people", "field", "camera", "key-said").map { rule.tag(it).getBoundsInRoot() }
        rows.zipWithNext { above, below -> assertTrue("$above over $below", above.bottom <= below.top) }
        assertEquals(48f, (rows[0].bottom - rows[0].top).value, 0.6f)
        assertEquals(328f, (rows[2].right - rows[2].left).value, 0.6f)
        val keys = listOf("said", "did", "around", "thought").map { rule.tag("key-$it").assertIsDisplayed().getBoundsInRoot() }
        keys.forEach { assertEquals(76f, (it.right - it.left).value, 0.6f); assertEquals(72f, (it.bottom - it.top).value, 0.6f) }
        assertEquals(16f, (keys[3].left - keys[2].right).value, 0.6f)
        assertTrue("above the keyboard", keys[0].bottom <= 384.dp)
        rule.onNodeWithTag("recent").assertDoesNotExist()
        rule.insets()
        rule.tag("recent").assertIsDisplayed()
    }

    @Test
    fun `a draft that this phone did not write comes into the field before what is typed`() {
        rule.begin()
        val visit = notebook.startVisit(StartVisit())
        notebook.saveDraft(visit, "half a ")
        rule.tag("under-way").performClick()
        rule.waitUntil(PATIENCE_MS) { rule.field() == "half a " }
        rule.tag("field").performTextInput("thought")
        pass(300)
        rule.waitUntil(PATIENCE_MS) { notebook.draft(visit) == "half a thought" }
    }

    @Test
    fun `a picture goes with the note and leaves nothing lying open`() {
        rule.begin()
        rule.start()
        rule.tag("camera").performClick()
        // What the site says of pictures is read first.
        rule.until("the camera is asked for") { shadowOf(rule.activity).peekNextStartedActivityForResult() != null }
        val asked = shadowOf(rule.activity).nextStartedActivityForResult
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE, asked.intent.action)
        val place = requireNotNull(asked.intent.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java))
        rule.activity.contentResolver.openOutputStream(place)!!.use { it.write(ByteArray(1000) { 7 }) }
        rule.runOnUiThread { shadowOf(rule.activity).receiveResult(asked.intent, Activity.RESULT_OK, null) }
        rule.says(counted(R.plurals.pictures, 1), part = true)
        rule.note("tape over our display", "around")
        assertEquals(1000uL, notes().single().attachments.single().bytes)
        rule.waitUntil(PATIENCE_MS) { File(rule.activity.cacheDir, "pictures").list().orEmpty().isEmpty() }
    }

    @Test
    fun `a file goes with the note under its own name, and what is left out leaves no copy`() {
        rule.begin()
        rule.start()
        val file = outside("cabinet plan.pdf").apply { writeBytes("%PDF-1.7 the cabinet".toByteArray()) }
        val attach = {
            rule.tag("gallery").performClick()
            rule.tag("choose-file").performClick()
            rule.choose(file)
            rule.says("cabinet plan.pdf", part = true).assertIsDisplayed()
        }
        attach()
        rule.onNodeWithText(words(R.string.remove_pictures)).performClick()
        rule.until("no copy stays") { File(rule.activity.cacheDir, "files").list().orEmpty().isEmpty() }
        attach()
        rule.note("the plan on the door", "around")
        val attached = notes().single().attachments.single()
        assertEquals("cabinet plan.pdf" to AttachmentKind.FILE, attached.name to attached.kind)
        rule.until("no copy stays") { File(rule.activity.cacheDir, "files").list().orEmpty().isEmpty() }
    }

    @Test
    fun `a file that another app took back is said to be unreadable, and the words stay`() {
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("the plan on the door")
        rule.tag("gallery").performClick()
        rule.tag("choose-file").performClick()
        rule.choose(outside("taken back.pdf"))
        rule.says(words(R.string.refusal_file_unreadable)).assertIsDisplayed()
        rule.tag("field").assertTextContains("the plan on the door")
        rule.tag("key-around").performClick()
        rule.until("the note is kept") { notes().isNotEmpty() }
        assertEquals(emptyList<String?>(), notes().single().attachments.map { it.name })
    }

    @Test
    fun `what is typed is a draft in the core 300 ms after the last key`() {
        rule.begin()
        rule.start()
        val visit = notebook.today().underWay?.id
        rule.tag("field").performTextInput("half a thou")
        pass(300)
        rule.waitUntil(PATIENCE_MS) { notebook.draft(visit) == "half a thou" }
    }

    @Test
    fun `who never stops typing has a draft once a second`() {
        rule.begin()
        rule.start()
        val visit = notebook.today().underWay?.id
        repeat(22) {
            rule.tag("field").performTextInput("word ")
            pass(50)
        }
        // The main thread's clock stands still from here on, so that no pause in typing comes to help.
        assertTrue(eventually { notebook.draft(visit).startsWith("word ") })
    }

    @Test
    fun `recreating and turning the phone lose no character`() {
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("half a thou")
        rule.activityRule.scenario.recreate()
        assertEquals("half a thou", rule.field())
        RuntimeEnvironment.setQualifiers("w640dp-h360dp-land-xhdpi")
        rule.activityRule.scenario.recreate()
        assertEquals("half a thou", rule.field())
        val keys = rule.tag("key-said").getBoundsInRoot()
        val field = rule.tag("field").getBoundsInRoot()
        assertTrue("keys beside the field", keys.left >= field.right)
        rule.note("ght")
        assertEquals("half a thought", notes().single().words)
    }

    @Test
    fun `keys are seventy-two high and everything else forty-eight`() {
        rule.begin()
        rule.start()
        rule.note("one note, so that its menu is there")
        for (key in listOf("said", "did", "around", "thought")) {
            rule.tag("key-$key").assertHeightIsAtLeast(72.dp).assertWidthIsAtLeast(76.dp).assertHasClickAction()
        }
        val first = rule.tag("key-said").getBoundsInRoot()
        val second = rule.tag("key-did").getBoundsInRoot()
        assertEquals("one row", first.top, second.top)
        assertEquals(8f, (second.left - first.right).value, 0.6f)
        for (tag in listOf("back", "hide", "end", "camera", "gallery", "star", "promise", "exact", "last-menu", "last-exact")) {
            rule.tag(tag).assertHeightIsAtLeast(48.dp).assertWidthIsAtLeast(48.dp)
        }
        rule.onNode(hasText(words(R.string.someone)) and hasClickAction()).assertHeightIsAtLeast(48.dp)
    }

    @Test
    @Config(fontScale = 1.5f)
    fun `large text gets its keys two by two`() {
        rule.begin()
        rule.start()
        val said = rule.tag("key-said").getBoundsInRoot()
        val did = rule.tag("key-did").getBoundsInRoot()
        val around = rule.tag("key-around").getBoundsInRoot()
        assertEquals(said.top, did.top)
        assertTrue(around.top > said.bottom)
    }

    @Test
    @Config(qualifiers = "fr-$PHONE")
    fun `in French the keys are Dit Fait Autour Je pense`() {
        rule.begin()
        rule.start()
        for (word in listOf("Dit", "Fait", "Autour", "Je pense")) rule.onNodeWithText(word).assertHasClickAction()
        rule.says(words(R.string.where_are_you)).assertIsDisplayed()
    }
}
