package app.soundings

import android.Manifest
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.Audience
import app.soundings.core.DebriefEnd
import app.soundings.core.DebriefQuestion
import app.soundings.core.EncounterKind
import app.soundings.core.GuideLanguage
import app.soundings.core.NewVisit
import app.soundings.core.Plan
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Five questions after a visit. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class DebriefTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun debriefing(): ExampleVisit {
        rule.begin()
        val example = ExampleVisit().start()
        notebook.endVisit(example.visit, false)
        rule.toVisit(example.objective)
        rule.press("to-debrief")
        rule.tag("opens")
        return example
    }

    private fun answers(example: ExampleVisit, question: DebriefQuestion) = notebook.debrief(example.visit).questions.first { it.question == question }.mine

    @Test
    fun `an answer is kept, written anew, and may stay only mine`() {
        val example = debriefing()
        rule.picture("debrief")
        rule.tag("answer-SURPRISE").performScrollTo().performTextInput("17 of 20 first passes were good")
        rule.press("only-me-SURPRISE")
        rule.press("keep-SURPRISE")
        assertTrue(eventually { rule.waitForIdle(); answers(example, DebriefQuestion.SURPRISE).size == 1 })
        assertEquals(Audience.ONLY_ME, answers(example, DebriefQuestion.SURPRISE).single().audience)
        rule.press("write-anew")
        rule.tag("answer-SURPRISE").performScrollTo().performTextInput("Really: ")
        rule.press("keep-SURPRISE")
        assertTrue(eventually { rule.waitForIdle(); answers(example, DebriefQuestion.SURPRISE).single().text.contains("Really") })
    }

    @Test
    fun `an answer is spoken and kept, and one that was cut off comes back`() {
        shadowOf(application).grantPermissions(Manifest.permission.RECORD_AUDIO)
        val voice = Voice(7)
        application.recorder = voice
        val example = debriefing()
        rule.press("speak-SURPRISE")
        rule.tag("speaking").performScrollTo().assertIsDisplayed()
        rule.picture("debrief-speaking")
        rule.press("spoken-keep")
        rule.until("it is the answer") { answers(example, DebriefQuestion.SURPRISE).singleOrNull()?.spoken?.size == 1 }
        assertEquals("", answers(example, DebriefQuestion.SURPRISE).single().text)
        assertTrue("the file is in the notebook now", application.door.spokenAnswers(example.visit).listFiles().orEmpty().isEmpty())
        rule.press("speak-AT_STAKE")
        assertTrue(voice.running)
        rule.tag("back").performClick()
        rule.waitForIdle()
        assertTrue("nothing hears any more", !voice.running)
        rule.until("whoever leaves has answered") { answers(example, DebriefQuestion.AT_STAKE).singleOrNull()?.spoken?.size == 1 }
        Voice(7).start(File(application.door.spokenAnswers(example.visit), "NEXT-1.aac"))
        rule.press("to-debrief")
        rule.until("what was cut off is kept") { answers(example, DebriefQuestion.NEXT).singleOrNull()?.spoken?.size == 1 }
        rule.tag("told").assertIsDisplayed()
        assertEquals("nothing twice", 1, answers(example, DebriefQuestion.AT_STAKE).size)
        rule.onAllNodes(hasTestTag("write-anew")).onFirst().performScrollTo().performClick()
        rule.tag("answer-SURPRISE").performScrollTo().performTextInput("17 of 20")
        rule.press("keep-SURPRISE")
        rule.until("it is typed up") { answers(example, DebriefQuestion.SURPRISE).single().text == "17 of 20" }
        rule.picture("debrief-spoken")
    }

    @Test
    fun `words that judge get a better question, which goes to the next visit`() {
        val example = debriefing()
        val next = notebook.planVisit(NewVisit(example.customer, example.site, EncounterKind.VISIT, "again", Plan("${today.plusDays(9)}T09:30", "America/Toronto")))
        rule.tag("answer-AT_STAKE").performScrollTo().performTextInput("they don't get it")
        rule.press("keep-AT_STAKE")
        rule.tag("nudge").performScrollTo().assertIsDisplayed()
        rule.picture("debrief-nudge")
        rule.press("ask-next")
        assertTrue(eventually { rule.waitForIdle(); notebook.planFace(next, GuideLanguage.ENGLISH).questions.isNotEmpty() })
    }

    @Test
    fun `every question can be skipped, and passing is an end`() {
        val example = debriefing()
        rule.tag("pass").performClick()
        rule.tag("visit-head")
        assertEquals(DebriefEnd.PASSED, notebook.debrief(example.visit).ended)
        rule.press("to-debrief")
        rule.says(words(R.string.debrief_open)).assertIsDisplayed()
        rule.onNodeWithTag("pass").assertDoesNotExist()
        rule.onNode(hasTestTag("answer-SURPRISE")).assertDoesNotExist()
    }
}
