package app.soundings

import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.assert
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.ConsentChoice
import app.soundings.core.Use
import app.soundings.visits.DocumentForm
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** From *End* on: whom we met, the report, what goes out and comes back. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class EndTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun atTheEnd(): ExampleVisit {
        rule.begin()
        val example = ExampleVisit().start()
        rule.toVisit(example.objective)
        rule.tag("end").performClick()
        rule.tag("end-now")
        return example
    }

    @Test
    fun `the end asks whom we met, and what is not touched is not written`() {
        val example = atTheEnd()
        rule.picture("end")
        assertTrue(notebook.endScreen(example.visit).met.all { it.chose == null })
        rule.onAllNodes(hasTestTag("finer")).onFirst().performScrollTo().performClick()
        rule.says(words(R.string.use_picture)).performScrollTo().performClick()
        val (will, rosa) = example.will to example.rosa
        val allowed = { notebook.consent(will).uses.first { it.needed == Use.PICTURE }.allowed }
        assertTrue(eventually { rule.waitForIdle(); allowed() == true || notebook.consent(rosa).uses.first { it.needed == Use.PICTURE }.allowed == true })
        rule.onAllNodes(hasTestTag("finer")).onFirst().performScrollTo().performClick()
        rule.onAllNodes(hasText(words(R.string.quote_me))).onFirst().performScrollTo().performClick()
        rule.picture("end-quote")
        rule.pressWords(words(R.string.consent_choice_quote_named))
        assertTrue(eventually { rule.waitForIdle(); notebook.endScreen(example.visit).met.any { it.chose == ConsentChoice.QUOTE_NAMED } })
        assertTrue(notebook.endScreen(example.visit).met.any { it.chose == null })
    }

    @Test
    fun `a visit that nobody ended is said to have ended with its last note`() {
        rule.begin()
        val example = ExampleVisit().start()
        val last = notebook.encounter(example.visit, null).notes.maxBy { it.happened.utcMs }.happened
        phone.clock.set(Duration.ofHours(5))
        rule.toVisit(example.objective)
        rule.tag("end").performClick()
        rule.tag("ended-then").assertIsDisplayed()
        rule.picture("end-then")
        rule.tag("ended-then").performClick()
        rule.tag("end-now").performClick()
        rule.tag("report-text").assertIsDisplayed()
        assertEquals(last, notebook.encounter(example.visit, null).visit.ended)
    }

    @Test
    fun `a promise is made to several and taken back`() {
        val example = atTheEnd()
        rule.tag("promise-what").performScrollTo().performTextInput("Try 8.0 on our bench first")
        // Each stands among those we met, too; the last is the one to promise to.
        for (name in listOf("Will Tran", "Rosa Medeiros")) {
            rule.says(words(R.string.promise_to_whom))
            rule.onAllNodes(hasText(name)).let { it[it.fetchSemanticsNodes().lastIndex] }.performScrollTo().performClick()
        }
        rule.tag("promise-what").performScrollTo()
        rule.pressWords(words(R.string.until_next_friday))
        val made = { notebook.encounter(example.visit, null).promises.find { it.text == "Try 8.0 on our bench first" } }
        assertTrue(eventually { rule.waitForIdle(); made() != null })
        rule.picture("end-promise")
        rule.onAllNodes(hasTestTag("undo-promise")).let { it[it.fetchSemanticsNodes().lastIndex] }.performScrollTo().performClick()
        assertTrue(eventually { rule.waitForIdle(); notebook.encounter(example.visit, null).promises.size == 1 })
    }

    @Test
    fun `somebody nobody knew was there too`() {
        val example = atTheEnd()
        rule.tag("met-someone").performScrollTo().performTextInput("night operator, line 3")
        rule.press("add-met")
        assertTrue(eventually { rule.waitForIdle(); notebook.endScreen(example.visit).met.any { it.person.name == "night operator, line 3" } })
    }

    @Test
    fun `with a team the button says what it gives, and gives it`() {
        rule.begin()
        rule.join(server)
        val example = ExampleVisit().start()
        rule.toVisit(example.objective)
        rule.tag("end").performClick()
        rule.says("${counted(R.plurals.share_notes, 3)} ${counted(R.plurals.and_thoughts, 1)}").assertIsDisplayed()
        rule.picture("end-team")
        rule.tag("end-now").performClick()
        rule.tag("report-text")
        assertEquals(0u, notebook.encounter(example.visit, null).onlyMe)
    }

    @Test
    fun `first words that the team would get too are named, and go before it gets them`() {
        rule.begin()
        rule.join(server)
        val example = ExampleVisit().start()
        val note = notebook.encounter(example.visit, null).notes.first { it.words == example.said }.id
        notebook.correctNote(note, "We weld it twice.", null)
        rule.toVisit(example.objective)
        rule.tag("end").performClick()
        rule.tag("first-words").performScrollTo().assertIsDisplayed().assert(hasText(example.said, substring = true))
        rule.press("erase-words")
        rule.tag("erase-words-sure").performScrollTo().assertIsDisplayed()
        rule.says(words(R.string.older_words_keep)).performScrollTo()
        rule.picture("end-first-words")
        assertNull("asking writes nothing", notebook.notePage(note).olderWordsGo)
        rule.press("erase-words-sure")
        rule.until("it goes") { notebook.notePage(note).olderWordsGo != null }
        rule.until("and is named no more") { rule.count("first-words") == 0 }
        rule.onNodeWithTag("erase-words").assertDoesNotExist()
        rule.tag("end-now").performClick()
        rule.tag("report-text")
        assertEquals("We weld it twice.", notebook.note(note).words)
        assertEquals(0u, notebook.encounter(example.visit, null).onlyMe)
    }

    @Test
    fun `the report is copied as plain text, and the clip is sensitive`() {
        val example = atTheEnd()
        rule.tag("end-now").performClick()
        rule.tag("report-text").assertIsDisplayed()
        rule.picture("report")
        rule.press("report-whole")
        rule.says(words(R.string.fewer)).performScrollTo().assertIsDisplayed()
        assertNotNull(notebook.encounter(example.visit, null).visit.ended)
        rule.press("copy")
        rule.tag("copied")
        val clip = requireNotNull(application.getSystemService(ClipboardManager::class.java)?.primaryClip)
        val text = clip.getItemAt(0).text.toString()
        assertEquals("not for outside", text.lines().first().lowercase())
        assertTrue(text.contains(example.said))
        assertTrue(clip.description.extras.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
        rule.press("send-${DocumentForm.Markdown.name}")
        rule.until("it is written and handed over") { shadowOf(application).peekNextStartedActivity() != null }
        val chooser = shadowOf(application).nextStartedActivity
        val sent = requireNotNull(chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java))
        val uri = requireNotNull(sent.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java))
        val copy = requireNotNull(application.contentResolver.openInputStream(uri)).use { it.reader().readText() }
        assertTrue(copy.contains("# "))
        assertTrue("no name of a customer's: $uri", !uri.toString().contains("Brightline"))
    }

    @Test
    fun `a report for others goes only through its preview, and a copy is fetched back`() {
        val example = atTheEnd()
        notebook.setConsent(example.will, ConsentChoice.QUOTE_NAMED)
        notebook.setConsent(example.rosa, ConsentChoice.QUOTE_NAMED)
        rule.tag("end-now").performClick()
        rule.press("to-preview")
        rule.tag("as-read")
        rule.tag("let-go").assertIsNotEnabled()
        rule.onNodeWithTag("copy").assertDoesNotExist()
        rule.onAllNodes(hasTestTag("to-read")).onFirst().performScrollTo().performClick()
        rule.picture("preview")
        rule.tag("to-whom").performTextInput("Colette, by mail")
        rule.tag("let-go").performClick()
        rule.tag("gone").assertIsDisplayed()
        rule.picture("preview-gone")
        val sent = notebook.wentOut(example.customer, null).items.single()
        assertEquals("Colette, by mail", sent.to)
        assertTrue(sent.notes > 0u)

        notebook.setConsent(example.will, ConsentChoice.TEAM_ONLY)
        rule.tag("back").performClick()
        rule.tag("back").performClick()
        rule.tag("face-After").performClick()
        rule.press("to-went-out")
        rule.says(words(R.string.fetch_back)).assertIsDisplayed()
        rule.picture("went-out")
        rule.press("is-back")
        rule.tag("is-out").assertIsDisplayed()
        assertTrue(notebook.wentOut(example.customer, null).items.single().fetchedBack)
    }

    @Test
    fun `nothing went out of a customer whom nothing was sent of`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        rule.tag("face-After").performClick()
        rule.press("to-went-out")
        rule.says(words(R.string.nothing_went_out)).assertIsDisplayed()
        assertNull(notebook.wentOut(example.customer, null).next)
        rule.onNodeWithText(words(R.string.went_out)).assertIsDisplayed()
    }
}
