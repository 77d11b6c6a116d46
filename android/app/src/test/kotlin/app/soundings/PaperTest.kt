package app.soundings

import android.content.ClipboardManager
import android.print.PrintAttributes
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.look.printAttributes
import app.soundings.maps.MapsPage
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What comes from paper, and what goes onto it. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-notnight-xhdpi")
class PaperTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    /** What the page asked of the notebook. */
    private fun asked(press: () -> Unit): List<String> {
        val asked = mutableListOf<String>()
        WatchedNotebook.refuses = { call -> synchronized(asked) { asked += call }.let { null } }
        press()
        return asked
    }

    @Test
    fun `a page that was written by hand is pinned to its visit, and notes are typed beside it`() {
        rule.begin()
        val there = Brightline()
        rule.open(VisitsPage.Visit, there.visit)
        rule.tag("face-After").performClick()
        rule.press("to-paper")
        rule.choose(photograph())
        rule.tag("beside-words").performScrollTo().assertIsDisplayed()
        rule.press("beside-said")
        rule.tag("beside-words").performTextInput("they weld twice")
        rule.picture("note-beside-page")
        rule.tag("beside-did").performScrollTo().performClick()
        rule.tag("kept-beside").performScrollTo().assertIsDisplayed()
        rule.until("the field is empty again") { rule.told().none { it == "they weld twice" } }
        val notes = notebook.encounter(there.visit, null).notes
        val page = notes.single { note -> note.attachments.any { it.page } }
        val beside = notes.single { it.words == "they weld twice" }
        assertEquals(ObservationKind.DID to page.happened, beside.kind to beside.happened)
        assertEquals("no copy stays", emptyList<String>(), File(application.cacheDir, "pictures").list().orEmpty().toList())
    }

    @Test
    fun `who chooses no page comes back to the visit as it was`() {
        rule.begin()
        val there = Brightline()
        rule.open(VisitsPage.Visit, there.visit)
        rule.tag("face-After").performClick()
        rule.press("to-paper")
        rule.chooseNothing()
        rule.tag("to-paper").assertIsDisplayed()
        assertEquals(1, notebook.encounter(there.visit, null).notes.size)
    }

    @Test
    fun `the cards of a role-play are printed`() {
        rule.begin()
        val there = Brightline()
        val map = notebook.newMap(NewMap(there.rosa, "a batch comes back"))
        notebook.addEntry(NewEntry(map, MapPart.GAIN, "A number she can trust"))
        rule.open(MapsPage.Deck, map)
        val asked = asked { rule.press("print") }
        rule.until("the cards are made") { synchronized(asked) { "deckPage" in asked } }
    }

    @Test
    fun `a map is read on one sheet that lies on its side, and its words are copied`() {
        rule.begin()
        val there = Brightline()
        val map = notebook.newMap(NewMap(there.rosa, "a batch comes back"))
        notebook.addEntry(NewEntry(map, MapPart.GAIN, "A number she can trust"))
        rule.open(MapsPage.MapOnSheet, map)
        rule.tag("as-read").assertIsDisplayed()
        rule.picture("map-on-sheet")
        val sheet = notebook.mapPage(map, GuideLanguage.ENGLISH)
        assertEquals(PrintAttributes.MediaSize.UNKNOWN_LANDSCAPE, printAttributes(sheet.html).mediaSize)
        assertEquals(null, printAttributes(notebook.meetingPackPage(GuideLanguage.ENGLISH).html).mediaSize)
        rule.tag("copy").performClick()
        rule.tag("copied").assertIsDisplayed()
        val clip = requireNotNull(application.getSystemService(ClipboardManager::class.java)?.primaryClip)
        assertTrue("A number she can trust" in clip.getItemAt(0).text)
    }

    @Test
    fun `what a call to ourselves brought is read, copied, sent and printed`() {
        rule.begin()
        val call = notebook.startCallToOurselves(GuideLanguage.ENGLISH)
        notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.DID, "was on hold for nine minutes"))
        notebook.endVisit(call, false)
        rule.open(TeamPage.Findings)
        rule.tag("as-read").assertIsDisplayed()
        rule.picture("findings")
        rule.tag("copy").performClick()
        rule.tag("copied").assertIsDisplayed()
        val clip = requireNotNull(application.getSystemService(ClipboardManager::class.java)?.primaryClip)
        assertTrue("nine minutes" in clip.getItemAt(0).text)
    }
}
