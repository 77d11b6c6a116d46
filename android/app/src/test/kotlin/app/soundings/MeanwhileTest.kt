package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.SavedStateHandle
import androidx.navigation.compose.rememberNavController
import app.soundings.capture.NoteModel
import app.soundings.capture.NoteScreen
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.NewObservation
import app.soundings.core.NewQuestion
import app.soundings.core.ObservationKind
import app.soundings.core.QuestionSource
import app.soundings.core.QuestionsOf
import app.soundings.core.StartVisit
import app.soundings.look.SoundingsTheme
import app.soundings.visits.AfterModel
import app.soundings.visits.EncounterModel
import app.soundings.visits.EncounterScreen
import app.soundings.visits.PlanFaceModel
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What a person does while the notebook has not answered yet. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class MeanwhileTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()
    private val busy = Busy()
    private val door by lazy { busy.door() }
    private val desk get() = (door.state.value as DoorState.Open).desk

    private fun show(content: @Composable () -> Unit) = rule.activityRule.scenario.onActivity { it.setContent { SoundingsTheme { content() } } }

    /** The app begins with a visit under way, of which the notebook does not tell yet. */
    private fun beginUnderWay() {
        desk.notebook.startVisit(StartVisit())
        busy.busy(true)
        show { RootScreen(door) }
    }

    @Test
    fun `a visit under way leads to Capture`() {
        beginUnderWay()
        rule.onNodeWithTag("field").assertDoesNotExist()
        busy.busy(false)
        rule.tag("field")
    }

    @Test
    fun `but not over the page that was turned to meanwhile`() {
        beginUnderWay()
        rule.onNodeWithText(words(R.string.visits)).performClick()
        busy.busy(false)
        rule.tag("visits").assertIsDisplayed()
        rule.onNodeWithTag("field").assertDoesNotExist()
    }

    @Test
    fun `what is typed on while something is kept stays in its field`() {
        val note = desk.notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.DID, "turned the dial")).id
        val tags = { desk.notebook.note(note).tags }
        show { NoteScreen(NoteModel(desk, note, SavedStateHandle(), application.loudspeaker, application.cacheDir), Ways(rememberNavController())) }
        rule.type("tag-field", "first pass")
        busy.busy(true)
        rule.press("tag-keep")
        rule.tag("tag-field").performTextInput("rework")
        busy.busy(false)
        rule.until("only what is new is left") { rule.written("tag-field") == "rework" }
        assertEquals(listOf("first pass"), tags())

        rule.tag("words").performScrollTo().performTextInput("Rosa ")
        busy.busy(true)
        rule.press("save-words")
        rule.tag("words").performTextInput("herself ")
        busy.busy(false)
        rule.until("the first are kept") { desk.notebook.note(note).words == "Rosa turned the dial" }
        rule.press("save-words")
        rule.until("then the others") { desk.notebook.note(note).words == "Rosa herself turned the dial" }
    }

    @Test
    fun `what is typed of a question goes with it where another phone moves it`() {
        val visit = desk.notebook.startVisit(StartVisit())
        val of = QuestionsOf.Visit(visit)
        val ask = { words: String -> desk.notebook.addQuestion(of, NewQuestion(words, QuestionSource.OWN)) }
        val first = ask("First?")
        val second = ask("Second?")
        val model = PlanFaceModel(desk, visit, GuideLanguage.ENGLISH)
        show { EncounterScreen(EncounterModel(desk, visit, SavedStateHandle()), model, AfterModel(desk, visit), Ways(rememberNavController())) }
        rule.tag("face-Plan").performClick()
        rule.pressWords("Second?")
        rule.tag("question-words").performScrollTo().performTextInput("And the ")
        desk.notebook.moveQuestion(of, second, first)
        val height = { words: String -> rule.onNode(hasText(words) and !hasSetTextAction(), useUnmergedTree = true).fetchSemanticsNode().positionInRoot.y }
        rule.until("it stands first") { height("Second?") < height("First?") }
        assertEquals("And the Second?", rule.written("question-words"))
        rule.press("keep-words")
        rule.until("it is kept") { model.record.value?.face?.questions?.map { it.text } == listOf("And the Second?", "First?") }
        rule.onNodeWithTag("question-words").assertDoesNotExist()
    }
}
