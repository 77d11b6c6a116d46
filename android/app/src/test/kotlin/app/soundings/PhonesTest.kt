package app.soundings

import android.Manifest
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Intent
import android.view.WindowManager
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import app.soundings.core.FiledUnder
import app.soundings.core.KeyState
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.notebook.Notebook
import java.io.File
import java.nio.file.Files
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Phone to phone, and from an old phone to a new one, with the real server over TLS. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class PhonesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun to(page: String) {
        rule.tag("today").performScrollToNode(hasTestTag("sharing"))
        rule.tag("sharing").performClick()
        rule.tag(page).performScrollTo().performClick()
    }

    private fun said(book: Notebook, words: String): String {
        val note = book.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, words)).id
        book.share(listOf(note))
        return note
    }

    private fun known(name: String) = assertTrue(eventually { notebook.phones().engineers.any { it.engineer.name == name && it.phones > 0u } })

    @Test
    fun `what a teammate lacks goes in one file by the share sheet and theirs is taken in`() {
        rule.begin()
        rule.join(server)
        val jonas = server.teammate("Jonas Lindqvist")
        known("Jonas Lindqvist")
        server.together(jonas)
        server.stop()
        val mine = said(notebook, "We weld it twice.")
        to("to-phones")
        rule.tag("make-Jonas Lindqvist").performScrollTo().performClick()
        rule.comes(hasTestTag("share-bundle"))
        rule.picture("phones-made")
        rule.tag("share-bundle").performScrollTo().performClick()
        val sheet = requireNotNull(shadowOf(rule.activity).nextStartedActivity)
        assertEquals(Intent.ACTION_CHOOSER, sheet.action)
        jonas.takeBundle(File(application.cacheDir, "handed/soundings.soundingsbundle").path)
        assertEquals("We weld it twice.", jonas.note(mine).words)

        val theirs = said(jonas, "8.0 NOT 9.5")
        val file = outside("jonas.bundle")
        jonas.makeBundle(notebook.engineer().id, file.path, false)
        rule.tag("take").performScrollTo().performClick()
        rule.choose(file)
        rule.comes(hasText("Jonas Lindqvist", substring = true) and hasAnyAncestor(hasTestTag("bundle")))
        assertEquals("8.0 NOT 9.5", notebook.note(theirs).words)
        jonas.shut()
    }

    @Test
    fun `what is no bundle and what is for somebody else are refused in words and change nothing`() {
        rule.begin()
        rule.join(server)
        val jonas = server.teammate("Jonas Lindqvist")
        val mia = server.teammate("Mia Brandt")
        server.together(jonas)
        known("Mia Brandt")
        to("to-phones")
        rule.tag("take").performScrollTo().performClick()
        rule.choose(outside("letter.txt").apply { writeText("no bundle") })
        rule.comes(hasText(words(R.string.refusal_no_bundle)))
        val file = outside("mia.bundle")
        jonas.makeBundle(mia.engineer().id, file.path, false)
        rule.tag("take").performScrollTo().performClick()
        rule.choose(file)
        rule.comes(hasText(words(R.string.refusal_bundle_not_for_you)))
        rule.tag("refused").performScrollTo()
        rule.picture("phones-refused")
        listOf(jonas, mia).forEach { it.shut() }
    }

    @Test
    fun `alone, nobody can be given anything, and a new phone gets a backup`() {
        rule.begin()
        to("to-phones")
        rule.says(words(R.string.bundle_nobody)).assertIsDisplayed()
        rule.tag("back").performClick()
        rule.tag("to-new-phone").performScrollTo().performClick()
        rule.tag("to-backup").assertIsDisplayed()
    }

    private fun paste(text: String, tag: String) {
        requireNotNull(application.getSystemService(ClipboardManager::class.java)).setPrimaryClip(ClipData.newPlainText("", text))
        rule.tag(tag).performScrollTo().performClick()
    }

    private fun secure() = rule.activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE

    @Test
    @Config(qualifiers = "w360dp-h640dp-night-xhdpi")
    fun `the old phone hands its key to a new one by a code that no screenshot holds`() {
        rule.begin()
        rule.join(server)
        assertEquals(0, secure())
        second.join(server.invite("Ada Okafor"))
        server.together(second)
        known("Ada Okafor")
        to("to-new-phone")
        paste("no code", "paste-new")
        rule.comes(hasTestTag("refused"))
        paste(second.showDevice().text, "paste-new")
        val answer = rule.readCode()
        rule.picture("new-phone-answer-dark")
        assertNotEquals(0, secure())
        second.takeKey(answer)
        assertEquals(KeyState.HERE, second.phones().key)
        rule.tag("back").performClick()
        rule.waitForIdle()
        assertEquals(0, secure())
        second.shut()
    }

    /** Another phone of the same engineer's. */
    private val second: Notebook by lazy {
        Notebook.create(File(Files.createTempDirectory("second").toFile(), "notebook").path, ByteArray(32) { 8 }, KeyringInMemory(), "Ada Okafor")
    }

    @Test
    fun `the new phone shows itself, scans what the old one answers, and has the key`() {
        val old = server.teammate("Ada Okafor")
        rule.begin()
        rule.open(server.invite("Ada Okafor"))
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.tag("join-close").performClick()
        assertTrue(eventually { notebook.phones().key == KeyState.WANTED })
        server.together(old)
        to("to-new-phone")
        rule.tag("show-device").performScrollTo().performClick()
        val answer = old.handOver(rule.readCode()).text
        rule.picture("new-phone-shown")

        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        application.camera = HeldBefore(null)
        rule.tag("scan-old").performScrollTo().performClick()
        rule.says(words(R.string.scan_no_camera))
        rule.tag("scan-cancel").performScrollTo().performClick()
        application.camera = HeldBefore(answer)
        rule.tag("scan-old").performScrollTo().performClick()
        rule.comes(hasTestTag("key-taken"))
        rule.picture("new-phone-done")
        assertEquals(KeyState.HERE, notebook.phones().key)
        rule.onNodeWithTag("code").assertDoesNotExist()
        old.shut()
    }

    @Test
    fun `a camera that is refused says so, and the code can be pasted`() {
        rule.begin()
        rule.tag("settings").performClick()
        rule.tag("join").performScrollTo().performClick()
        rule.tag("scan-invitation").performScrollTo().performClick()
        rule.waitForIdle()
        rule.activityRule.scenario.onActivity { activity ->
            val asked = shadowOf(activity).lastRequestedPermission
            assertEquals(listOf(Manifest.permission.CAMERA), asked.requestedPermissions.toList())
            activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(-1))
        }
        rule.tag("scan-refused").performScrollTo().assertIsDisplayed()
        rule.picture("scan-refused")
    }

    @Test
    fun `an invitation that is scanned stands in the field and joins`() {
        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        application.camera = HeldBefore(server.invite())
        rule.begin()
        rule.tag("settings").performClick()
        rule.tag("join").performScrollTo().performClick()
        rule.tag("scan-invitation").performScrollTo().performClick()
        rule.tag("server").performScrollTo().assertIsDisplayed()
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
    }
}
