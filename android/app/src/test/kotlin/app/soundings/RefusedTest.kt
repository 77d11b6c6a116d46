package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextReplacement
import app.soundings.core.Moment
import app.soundings.core.NeedsYouReason
import app.soundings.core.RefusedThing
import app.soundings.core.RefusedWords
import app.soundings.look.PushedPage
import app.soundings.look.SoundingsTheme
import app.soundings.sync.Refused
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What the team's server refused, as it is drawn: a real server refuses nothing that a real app of its age writes. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class RefusedTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val typed = mutableStateMapOf<String, String>()
    private val done = mutableListOf<String>()

    private fun show(reason: NeedsYouReason, number: UShort?, vararg says: RefusedWords) = rule.activityRule.scenario.onActivity {
        val refused = RefusedThing("note-1", "note", reason, number, Moment(1_762_180_000_000, 0, "UTC"), says.toList())
        it.setContent {
            SoundingsTheme {
                PushedPage(words(R.string.sync_needs_you), {}) {
                    Refused(refused, null, { says -> typed[says.field] ?: says.words }, typed::set, { done += "sent" }, { done += "kept" })
                }
            }
        }
    }

    @Test
    fun `what was refused is said otherwise or kept as a copy`() {
        val said = RefusedWords("first-words", "They weld it twice, and the code of the furnace is in it.", true)
        show(NeedsYouReason.TOO_LARGE, null, RefusedWords("kind", "said", false), said)
        rule.says(words(R.string.needs_you_reason_too_large)).assertIsDisplayed()
        rule.tag("says-first-words").performScrollTo().performTextReplacement("They weld it twice.")
        rule.picture("refused")
        rule.tag("send").performScrollTo().performClick()
        rule.tag("keep").performScrollTo().performClick()
        assertEquals(mapOf("first-words" to "They weld it twice."), typed.toMap())
        assertEquals(listOf("sent", "kept"), done)
    }

    @Test
    fun `a reason that is not known here is shown by its number, and nothing is to be changed then`() {
        show(NeedsYouReason.NOT_KNOWN_HERE, 77u, RefusedWords("first-words", "They weld it twice.", false))
        rule.says(words(R.string.sync_reason_number, 77)).assertIsDisplayed()
        rule.says(words(R.string.refused_no_words)).performScrollTo().assertIsDisplayed()
        rule.onNodeWithTag("send").assertDoesNotExist()
    }
}
