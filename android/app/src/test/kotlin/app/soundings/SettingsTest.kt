package app.soundings

import android.Manifest
import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.assertIsOff
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isOn
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import app.soundings.lock.AppLock
import app.soundings.lock.ScreenLock
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

private const val TALL = "w412dp-h915dp"

/** The phone's own lock, as somebody answers it. */
class AnsweredLock(var set: Boolean = true, var yes: Boolean = true) : ScreenLock {
    var asked = 0

    override fun isSet() = set

    override fun ask(activity: ComponentActivity, title: String, answered: (Boolean) -> Unit) {
        asked++
        answered(yes)
    }
}

/** *Settings*, the team's own words, what the team decides, and the lock. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class SettingsTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun toSettings() {
        rule.begin()
        rule.tag("settings").performClick()
        rule.tag("you")
    }

    private fun press(tag: String) = rule.tag(tag).performScrollTo().performClick()

    /** Waits while the notebook's thread keeps it and the screen reads again. */
    private fun becomes(there: () -> Boolean) = rule.until("what was chosen is kept", there)

    @Test
    fun `notes from the notification are allowed here, and once that was refused the phone's own page is opened`() {
        toSettings()
        rule.tag("notify").assertIsOff()
        press("notify")
        val asked = requireNotNull(shadowOf(rule.activity).lastRequestedPermission)
        assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked.requestedPermissions.toList())
        rule.runOnUiThread { rule.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(-1)) }
        rule.says(words(R.string.settings_remind_refused)).assertIsDisplayed()
        press("notify")
        rule.until("the phone's page is opened") { shadowOf(rule.activity).peekNextStartedActivity()?.action == Settings.ACTION_APP_NOTIFICATION_SETTINGS }
    }

    @Test
    fun `what is chosen is kept by the notebook and shown`() {
        toSettings()
        rule.tag("nudges").assertIsOn()
        press("nudges")
        becomes { !notebook.settings().nudges }
        press("names")
        becomes { notebook.settings().namesInReminders }
        rule.comes(hasTestTag("names") and isOn())
        val wifiOnly = notebook.fileSettings().wifiOnly
        press("wifi-only")
        becomes { notebook.fileSettings().wifiOnly != wifiOnly }
        press("largest")
        rule.tag("free").performScrollTo()
        rule.onNode(hasText("100", substring = true)).performScrollTo().performClick()
        becomes { notebook.fileSettings().largest == 100_000_000uL }
        press("free")
        rule.comes(hasTestTag("freed"))
        rule.picture("settings-files")
        rule.onNodeWithTag("nudges").performScrollTo().assertIsOff()
    }

    @Test
    fun `the team's retention and zone are chosen on their own page`() {
        phone.clock.moveTo("Europe/Berlin")
        toSettings()
        press("to-together")
        rule.says(words(R.string.settings_retention_none)).assertIsDisplayed()
        rule.says(counted(R.plurals.settings_retention_years, 3)).performScrollTo().performClick()
        becomes { notebook.settings().retentionYears == 3u }
        press("zone-here")
        becomes { notebook.settings().storyZone == "Europe/Berlin" }
        rule.until("it is the zone already") { rule.count("zone-here") == 0 }
        rule.picture("settings-together")
        rule.says(words(R.string.settings_retention_none)).performScrollTo().performClick()
        becomes { notebook.settings().retentionYears == null }
    }

    @Test
    fun `own words are added and taken off and what is being typed survives`() {
        toSettings()
        press("to-own-words")
        rule.says(words(R.string.own_words_none)).assertIsDisplayed()
        rule.tag("own-word").performTextInput("undercut")
        rule.activityRule.scenario.recreate()
        rule.tag("own-word")
        press("add-word")
        rule.tag("word-undercut").performScrollTo().assertIsDisplayed()
        assertEquals(listOf("undercut"), notebook.ownWords())
        rule.tag("own-word").performTextInput("porosity")
        press("add-word")
        rule.tag("word-porosity")
        rule.picture("own-words")
        press("remove-undercut")
        becomes { notebook.ownWords() == listOf("porosity") }
        rule.tag("own-word").performTextInput("porosity")
        press("add-word")
    }

    @Test
    fun `the lock asks whose phone it is, guards reading, takes notes, and comes back to the same page`() {
        val lock = AnsweredLock(yes = false)
        application.screenLock = lock
        toSettings()
        press("lock")
        rule.tag("lock").assertIsOff()
        lock.yes = true
        press("lock")
        rule.tag("lock").assertIsOn()
        assertTrue(application.lock.on.value)
        rule.tag("back").performClick()
        rule.start()
        rule.note("We weld it twice.")
        rule.tag("field").performTextInput("half a thought")

        // A new process begins locked.
        val again = AppLock(application, { lock })
        assertTrue(again.locked.value)
        lockNow()
        rule.tag("locked").assertIsDisplayed()
        rule.picture("locked")
        assertNotEquals(0, flags())
        rule.onNode(hasText("We weld it twice.", substring = true)).assertDoesNotExist()
        rule.onNode(hasText("half a thought", substring = true)).assertDoesNotExist()
        rule.tag("locked-field").assertIsFocused().performTextInput("turned the wire speed down")
        rule.tag("key-did").performClick()
        rule.says(words(R.string.locked_kept)).assertIsDisplayed()
        assertEquals(2u, requireNotNull(notebook.today().underWay).notes)
        lock.yes = false
        rule.tag("unlock").performClick()
        rule.says(words(R.string.locked_failed)).assertIsDisplayed()
        lock.yes = true
        rule.tag("unlock").performClick()
        assertEquals("half a thought", rule.field())
        assertEquals("the text that was begun before is where it was", "half a thought", notebook.draft(notebook.today().underWay?.id))
    }

    private fun lockNow() {
        application.lock.left()
        pass(120_000)
        org.robolectric.shadows.ShadowSystemClock.advanceBy(java.time.Duration.ofMinutes(2))
        application.lock.cameBack()
        rule.waitForIdle()
    }

    private fun flags() = rule.activity.window.attributes.flags and android.view.WindowManager.LayoutParams.FLAG_SECURE

    @Test
    fun `a moment in the camera is no absence, and a phone without a screen lock is not locked`() {
        val lock = AnsweredLock()
        var now = 0L
        val app = AppLock(application, { lock }, { now })
        app.turn(true)
        app.left()
        now = 30_000
        app.cameBack()
        assertFalse(app.locked.value)
        app.left()
        now = 200_000
        app.cameBack()
        assertTrue(app.locked.value)
        lock.set = false
        app.left()
        app.cameBack()
        assertFalse("nobody could ever open it", app.locked.value)
    }

    @Test
    fun `after the first visit it is asked once how to keep the notes`() {
        application.screenLock = AnsweredLock()
        rule.begin()
        rule.onNodeWithTag("keep-safe").assertDoesNotExist()
        rule.start()
        rule.note("We weld it twice.")
        notebook.endVisit(null, false)
        rule.tag("back").performClick()
        rule.tag("today").performScrollToNode(hasTestTag("keep-safe"))
        rule.picture("today-keep-safe")
        press("keep-later")
        becomes { !notebook.today().asksHowToKeep }
        rule.until("the question is gone") { rule.count("keep-safe") == 0 }
    }

    private fun pictures(name: String) {
        application.screenLock = AnsweredLock()
        toSettings()
        rule.picture("settings-top-$name")
        rule.tag("lock").performScrollTo()
        rule.picture("settings-middle-$name")
        rule.tag("language").performScrollTo()
        rule.picture("settings-end-$name")
    }

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi") fun `in the light`() = pictures("light")

    @Test @Config(qualifiers = "$TALL-night-xhdpi") fun `in the dark`() = pictures("dark")

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2")

    @Test @Config(qualifiers = "fr-w360dp-h640dp-notnight-xhdpi") fun `in French on a small phone`() = pictures("french")
}
