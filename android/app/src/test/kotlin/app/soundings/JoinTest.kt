package app.soundings

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.Sharing
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Joining a team, with the real server over TLS, by the screens that a person sees. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class JoinTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun toJoin() {
        rule.tag("settings").performClick()
        rule.tag("join").performScrollTo().performClick()
        rule.tag("invitation")
    }

    private fun join(invitation: String) {
        rule.tag("invitation").performTextInput(invitation)
        rule.tag("join-go").performScrollTo().performClick()
    }

    @Test
    fun `an invitation that is pasted joins the team and notes arrive on both sides`() {
        val jonas = server.teammate("Jonas Lindqvist")
        val before = jonas.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, "8.0 NOT 9.5")).id
        jonas.share(listOf(before))
        server.together(jonas)

        rule.begin()
        toJoin()
        requireNotNull(application.getSystemService(ClipboardManager::class.java)).setPrimaryClip(ClipData.newPlainText("", server.invite()))
        rule.tag("paste-invitation").performScrollTo().performClick()
        rule.tag("server").performScrollTo().assertIsDisplayed()
        rule.says(words(R.string.join_server, server.url)).assertIsDisplayed()
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.picture("join-done")
        assertTrue(eventually { runCatching { notebook.note(before) }.isSuccess })

        rule.tag("join-close").performClick()
        rule.says(words(R.string.settings_server, server.url)).assertIsDisplayed()
        rule.onNodeWithTag("join").assertDoesNotExist()
        val note = notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.DID, "turned the wire speed down")).id
        notebook.share(listOf(note))
        notebook.wake()
        assertTrue(eventually { server.together(jonas); runCatching { jonas.note(note) }.isSuccess })
        assertEquals("Ada Okafor", jonas.note(note).engineer)
        rule.tag("back").performClick()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.says("Jonas Lindqvist").performScrollTo().assertIsDisplayed()
        rule.onNodeWithTag("join").assertDoesNotExist()
        jonas.shut()
    }

    @Test
    fun `what is no invitation and one that was used are refused in words and another one joins`() {
        val used = server.invite()
        server.teammate("Jonas Lindqvist", used).shut()
        rule.begin()
        toJoin()
        join("hello")
        rule.says(words(R.string.refusal_invite_unreadable)).performScrollTo().assertIsDisplayed()
        rule.open(used)
        rule.says(words(R.string.join_server, server.url))
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasText(words(R.string.refusal_invite_used)))
        rule.tag("refused").performScrollTo()
        rule.picture("join-refused")

        rule.open(server.invite())
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.onNodeWithTag("refused").assertDoesNotExist()
    }

    @Test
    fun `another server at the address gets nothing`() {
        val invitation = server.invite()
        val other = TeamServer()
        try {
            server.stop()
            other.serve(server.listen)
            rule.begin()
            rule.open(invitation)
            rule.tag("join-go").performScrollTo().performClick()
            rule.comes(hasText(words(R.string.refusal_wrong_hub)))
        } finally {
            other.stop()
        }
    }

    @Test
    fun `an invitation waits for a server that is away and says so`() {
        val invitation = server.invite()
        server.stop()
        rule.begin()
        toJoin()
        join(invitation)
        rule.comes(hasTestTag("joining"))
        assertTrue(eventually { (notebook.today().sharing as? Sharing.Joining)?.awaySince != null })
        pass(2_100)
        rule.tag("joining").performScrollTo()
        rule.picture("join-away")

        server.serve(server.listen)
        rule.tag("try-now").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
    }

    @Test
    fun `an invitation that is opened before there is a notebook is joined after the first question`() {
        val invitation = server.invite()
        rule.tag("name")
        rule.open(invitation)
        rule.says(words(R.string.first_invitation_next)).performScrollTo().assertIsDisplayed()
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        assertEquals(invitation, rule.tag("invitation").fetchSemanticsNode().config[SemanticsProperties.EditableText].text)
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.tag("back").performClick()
        rule.tag("go")
    }

    @Test
    fun `whoever says they have an invitation is asked for it after their name`() {
        rule.tag("invited").performScrollTo().performClick()
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("invitation").assertIsDisplayed()
    }

    @Test
    fun `the app opens what the server calls an invitation, in capitals or not`() {
        val scheme = server.invite().substringBefore(':')
        for (written in listOf(scheme, scheme.lowercase())) {
            val link = Intent(Intent.ACTION_VIEW, Uri.parse("$written:MFRGG")).addCategory(Intent.CATEGORY_BROWSABLE)
            assertNotNull(written, application.packageManager.resolveActivity(link, 0))
        }
    }
}
