package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import app.soundings.capture.Loudspeaker
import app.soundings.core.DebriefQuestion
import app.soundings.core.FiledUnder
import app.soundings.core.FileSettings
import app.soundings.core.FileStanding
import app.soundings.core.NewDebriefAnswer
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.StartVisit
import java.io.File
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Hears what it is to play. */
private class Ear(private val plays: Boolean = true) : Loudspeaker {
    var heard: ByteArray? = null
    var ended: (() -> Unit)? = null

    override fun play(sound: File, ended: () -> Unit): Boolean {
        heard = sound.readBytes()
        this.ended = ended.takeIf { plays }
        return plays
    }

    override fun stop() {
        ended = null
    }
}

/** Spoken notes are heard on the phone, and files that wait to be asked for come when they are. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ListeningTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private val said by lazy { File(application.cacheDir, "said.aac").also { Voice(7).start(it) } }

    private fun plainCopies() = application.cacheDir.listFiles().orEmpty().map { it.name }.filter { it.startsWith("heard-") }

    private fun toSpokenNote() {
        rule.begin()
        rule.start()
        notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.SAID, "", attachments = listOf(said.path)))
        rule.tag("last").performClick()
        rule.tag("attached").performScrollTo()
    }

    @Test
    fun `a spoken note is heard beside its words, to its end or until it is stopped, and no plain copy stays`() {
        val ear = Ear()
        application.loudspeaker = ear
        toSpokenNote()
        rule.press("listen")
        rule.tag("stop-listening")
        assertArrayEquals(said.readBytes(), ear.heard)
        assertEquals(emptyList<String>(), plainCopies())
        rule.picture("note-listening")
        rule.runOnUiThread { requireNotNull(ear.ended)() }
        rule.press("listen")
        rule.press("stop-listening")
        rule.tag("listen")
        assertNull(ear.ended)
        rule.press("listen")
        rule.tag("stop-listening")
        rule.tag("back").performClick()
        rule.until("nothing is heard once the page is left") { ear.ended == null }
    }

    @Test
    fun `what the phone cannot play says so, and a copy can be shared`() {
        application.loudspeaker = Ear(plays = false)
        toSpokenNote()
        rule.press("listen")
        rule.tag("not-played").performScrollTo().assertIsDisplayed()
        rule.tag("share-copy").performScrollTo().assertIsDisplayed()
    }

    @Test
    fun `a spoken answer is heard in the debrief`() {
        val ear = Ear()
        application.loudspeaker = ear
        rule.begin()
        val example = ExampleVisit().start()
        notebook.endVisit(example.visit, false)
        notebook.speakDebrief(NewDebriefAnswer(example.visit, DebriefQuestion.SURPRISE, "", false), said.path)
        rule.toVisit(example.objective)
        rule.press("to-debrief")
        rule.press("listen")
        rule.tag("stop-listening")
        assertArrayEquals(said.readBytes(), ear.heard)
    }

    @Test
    fun `a file that comes when it is asked for is brought here by a press and heard then`() {
        val ear = Ear()
        application.loudspeaker = ear
        rule.begin()
        rule.join(server)
        notebook.setFileSettings(FileSettings(wifiOnly = false, largest = 64uL))
        val jonas = server.teammate("Jonas Lindqvist")
        val visit = jonas.startVisit(StartVisit(objective = "why do they re-weld?"))
        val note = jonas.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.SAID, "", attachments = listOf(said.path))).id
        jonas.endVisit(visit, true)
        server.together(jonas)
        jonas.shut()
        val standing = { runCatching { notebook.note(note).attachments.single().file }.getOrNull() }
        rule.until("it waits to be asked for") { notebook.tryNow(); standing() == FileStanding.ASKS_FOR_YOU }
        rule.toVisit("why do they re-weld?")
        rule.tag("face-Notes").performClick()
        rule.tag("note")
        rule.onAllNodes(hasTestTag("note")).onFirst().performScrollTo().performClick()
        rule.tag("fetch").performScrollTo()
        rule.onNodeWithTag("listen").assertDoesNotExist()
        rule.picture("note-asks-for-you")
        rule.press("fetch")
        rule.comes(hasTestTag("listen"))
        rule.press("listen")
        rule.tag("stop-listening")
        assertArrayEquals(said.readBytes(), ear.heard)
        assertTrue(standing() != FileStanding.ASKS_FOR_YOU)
    }
}
