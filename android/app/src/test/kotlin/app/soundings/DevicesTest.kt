package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.lifecycle.Lifecycle
import app.soundings.core.Audience
import app.soundings.core.FiledUnder
import app.soundings.core.KeyState
import app.soundings.core.NeedsYouReason
import app.soundings.core.NewObservation
import app.soundings.core.NoteChange
import app.soundings.core.ObservationKind
import app.soundings.notebook.Notebook
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What *Sync* says once devices met that did, or were told, different things. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class DevicesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun noted(book: Notebook, words: String): String = book.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, words)).id

    private fun toSync() {
        rule.tag("today").performScrollToNode(hasTestTag("sharing"))
        rule.tag("sharing").performClick()
        rule.tag("standing")
    }

    @Test
    fun `a note that was to stay only mine and was shared from another phone is left shared by one press`() {
        rule.begin()
        rule.join(server)
        val second = server.teammate("Ada Okafor", server.invite("Ada Okafor"))
        assertTrue(eventually { notebook.phones().engineers.any { it.engineer.name == "Ada Okafor" && it.phones > 0u } })
        second.takeKey(notebook.handOver(second.showDevice().text).text)
        assertEquals(KeyState.HERE, second.phones().key)
        val note = noted(notebook, "We weld it twice.")
        notebook.wake()
        assertTrue(eventually { server.together(second); runCatching { second.note(note) }.isSuccess })
        server.stop()
        notebook.share(listOf(note))
        second.changeNote(note, NoteChange(onlyMe = true), null)
        server.serve(server.listen)
        notebook.tryNow()
        server.together(second)
        second.shut()
        val told = { notebook.syncScreen().needsYou.any { it.reason == NeedsYouReason.SHARED_MEANWHILE } }
        assertTrue(eventually(told))
        toSync()
        rule.tag("leave-shared").performScrollTo().assertIsDisplayed()
        rule.picture("sync-shared-meanwhile")
        rule.tag("leave-shared").performClick()
        rule.until("nothing needs anybody") { !told() && rule.count("needs-you") == 0 }
        assertEquals(Audience.TEAM, notebook.note(note).audience)
    }

    @Test
    fun `whom the server told other things is said, with whom`() {
        rule.begin()
        rule.join(server)
        val jonas = server.teammate("Jonas Lindqvist")
        assertTrue(eventually { notebook.phones().engineers.any { it.engineer.name == "Jonas Lindqvist" && it.phones > 0u } })
        server.together(jonas)
        toSync()
        server.forgets {
            notebook.share(listOf(noted(notebook, "We weld it twice.")))
            notebook.tryNow()
            assertTrue(eventually { notebook.syncScreen().waitingOperations == 0u })
            // The app goes to the back, where nothing is in contact.
            rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        }
        server.serve(server.listen)
        jonas.share(listOf(noted(jonas, "8.0 NOT 9.5")))
        server.together(jonas)
        server.stop()
        rule.onNodeWithTag("told-apart").assertDoesNotExist()
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        val file = outside("jonas.bundle")
        jonas.makeBundle(notebook.engineer().id, file.path, false)
        jonas.shut()
        notebook.takeBundle(file.path)
        rule.comes(hasText(words(R.string.sync_told_apart, "Jonas Lindqvist"), substring = true))
        rule.tag("told-apart").performScrollTo()
        rule.picture("sync-told-apart")
    }
}
