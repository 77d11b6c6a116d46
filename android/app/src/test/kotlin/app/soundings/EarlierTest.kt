package app.soundings

import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.StartVisit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Joining shares nothing earlier; the rest is picked from a list. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-notnight-xhdpi")
class EarlierTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun nowhere(words: String) = notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, words)).id

    private fun pick(words: String) = rule.onNode(hasTestTag("pick") and hasText(words, substring = true)).performScrollTo().performClick()

    @Test
    fun `whoever joined picks what of before the team gets, and nothing else goes`() {
        rule.begin()
        val (mine, shared) = nowhere("the card hangs behind the gas bottle") to nowhere("8.0 NOT 9.5")
        val visit = notebook.startVisit(StartVisit(objective = "why do they re-weld?"))
        val noted = notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.SAID, "We weld it twice.")).id
        notebook.endVisit(visit, false)
        rule.open(server.invite())
        rule.tag("server")
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.press("to-earlier")
        rule.tag("share-picked").assertIsNotEnabled()
        pick("8.0 NOT 9.5")
        pick(words(R.string.shareable_kind_visit))
        rule.activityRule.scenario.recreate()
        rule.onNode(hasTestTag("pick") and hasText("8.0 NOT 9.5")).assertIsOn()
        rule.picture("earlier")
        rule.tag("share-picked").performClick()
        rule.until("what was picked is no longer only mine") { notebook.shareable(null).items.map { it.id } == listOf(mine) }
        val jonas = server.teammate("Jonas Lindqvist")
        assert(eventually { notebook.tryNow(); server.together(jonas); runCatching { jonas.note(shared); jonas.note(noted) }.isSuccess })
        assertThrows(Exception::class.java) { jonas.note(mine) }
        assertEquals(1, rule.count("pick"))
        jonas.shut()
    }

    @Test
    fun `where the team has everything it says so`() {
        rule.begin()
        rule.join(server)
        rule.tag("sharing").performScrollTo().performClick()
        rule.press("to-earlier")
        rule.tag("empty")
        rule.picture("earlier-none")
        assertEquals(0, rule.count("share-picked"))
    }
}
