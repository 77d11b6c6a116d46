package app.soundings

import android.content.Intent
import android.net.Uri
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeDown
import androidx.compose.ui.test.swipeUp
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val PHONE = "w360dp-h640dp-xhdpi"

/** What is left when the process dies, and when nothing of it is. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = PHONE)
class ProcessDeathTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createEmptyComposeRule()

    @Test
    fun `the text survives the death of the process`() {
        val before = Robolectric.buildActivity(MainActivity::class.java).setup()
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("do not lose me")
        rule.waitForIdle()
        val after = Robolectric.buildActivity(MainActivity::class.java).setup(before.dead())
        assertEquals("do not lose me", rule.field())
        after.pause().stop().destroy()
    }

    @Test
    fun `death at any moment of a note loses no character of it nor who said it`() {
        val random = Random(852)
        var activity = Robolectric.buildActivity(MainActivity::class.java).setup()
        rule.begin()
        rule.start()
        var written = ""
        repeat(20) { time ->
            val more = listOf("we ", "weld ", "it twice, ", "às vezes, ", "😀 ").random(random)
            rule.tag("field").performTextInput(more)
            written += more
            if (time == 3) rule.tag("star").performClick()
            if (random.nextBoolean()) pass(random.nextLong(600))
            activity = Robolectric.buildActivity(MainActivity::class.java).setup(activity.dead())
            assertEquals(written, rule.field())
        }
        rule.tag("star").assertIsOn()
        rule.tag("key-said").performClick()
        rule.waitUntil(PATIENCE_MS) { rule.field().isEmpty() }
        val note = notebook.encounter(requireNotNull(notebook.today().underWay).id, null).notes.single()
        assertEquals(written.trim() to true, note.words to note.starred)
        activity.pause().stop().destroy()
    }

    @Test
    fun `an invitation that was opened survives the death of the process, and is not opened twice`() {
        val link = Intent(Intent.ACTION_VIEW, Uri.parse("soundings2:MFRGG"))
        val before = Robolectric.buildActivity(MainActivity::class.java, link).setup()
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("invitation").performTextInput(" and more")
        rule.waitForIdle()
        val after = Robolectric.buildActivity(MainActivity::class.java, link).setup(before.dead())
        val text = rule.tag("invitation").fetchSemanticsNode().config[SemanticsProperties.EditableText].text
        assertTrue(text, "soundings2:MFRGG" in text && "and more" in text)
        assertNull(application.door.invitation.value)
        after.pause().stop().destroy()
    }

    @Test
    fun `without a saved state the text comes back from the core`() {
        val before = Robolectric.buildActivity(MainActivity::class.java).setup()
        rule.begin()
        rule.start()
        rule.tag("field").performTextInput("a draft")
        val visit = notebook.today().underWay?.id
        pass(300)
        rule.waitUntil(PATIENCE_MS) { notebook.draft(visit) == "a draft" }
        before.pause().stop().destroy()
        val after = Robolectric.buildActivity(MainActivity::class.java).setup()
        // With a visit under way, the app begins where one writes.
        rule.waitUntil(PATIENCE_MS) { rule.field() == "a draft" }
        rule.tag("back").performClick()
        rule.tag("under-way").assertIsDisplayed()
        after.pause().stop().destroy()
    }

    @Test
    fun `far down a list death leaves the rows in sight where they are`() {
        val mortal = Mortal(rule)
        rule.begin()
        takeIn(manyVisits(1_500))
        rule.says(words(R.string.visits)).performClick()
        rule.tag("visits")
        val inSight = { rule.told().mapNotNull { Regex("row (\\d+) of all").find(it)?.groupValues?.get(1)?.toInt() } }
        rule.until("row 1200") {
            rule.tag("visits").performTouchInput { swipeUp(durationMillis = 60) }
            (inSight().lastOrNull() ?: 0) > 1_200
        }
        mortal.die("far down the log")
        val first = inSight().first()
        assertTrue("$first is the first in sight", first > 1_100)
        rule.until("a row further up") {
            rule.tag("visits").performTouchInput { swipeDown(durationMillis = 60) }
            (inSight().firstOrNull() ?: 0) < 100
        }
        mortal.end()
    }
}
