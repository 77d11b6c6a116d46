package app.soundings

import androidx.activity.ComponentActivity
import androidx.compose.foundation.layout.Column
import androidx.compose.ui.test.junit4.StateRestorationTester
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import app.soundings.look.SoundingsTheme
import app.soundings.look.Writing
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The phone is turned while words are being kept. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class TurnedTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<ComponentActivity>()

    @Test
    fun `a field that is turned meanwhile lets go of what was kept, and of nothing that was typed since`() {
        val kept = mutableListOf<() -> Unit>()
        val turning = StateRestorationTester(rule)
        turning.setContent { SoundingsTheme { Column { Writing("What they do", "Keep", "words") { _, done -> kept += done } } } }
        rule.tag("words-field").performTextInput("They weld it twice")
        rule.tag("words-keep").performClick()
        turning.emulateSavedInstanceStateRestore()
        assertEquals("it stands until it is kept", "They weld it twice", rule.written("words-field"))
        rule.tag("words-field").performTextReplacement("They weld it twice, on a Friday")
        rule.runOnUiThread { kept.single()() }
        rule.waitForIdle()
        assertEquals(", on a Friday", rule.written("words-field"))
    }
}
