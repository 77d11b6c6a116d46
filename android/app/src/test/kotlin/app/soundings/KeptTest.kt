package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.SavedStateHandle
import androidx.navigation.compose.rememberNavController
import app.soundings.core.GuideLanguage
import app.soundings.core.ImportNeed
import app.soundings.look.SoundingsTheme
import app.soundings.visits.DeletedModel
import app.soundings.visits.DeletedScreen
import app.soundings.visits.EraseModel
import app.soundings.visits.EraseScreen
import app.soundings.visits.ImportModel
import app.soundings.visits.ImportScreen
import app.soundings.visits.VisitsPage
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What was deleted, what is erased, what is taken in, and guides. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class KeptTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val desk get() = (application.door.state.value as DoorState.Open).desk

    /** A page of its own, wherever the ways lead: what leads here is another family's. */
    private fun show(page: @Composable (Ways) -> Unit) = rule.activityRule.scenario.onActivity {
        it.setContent { SoundingsTheme { page(Ways(rememberNavController())) } }
    }

    @Test
    fun `what was deleted is brought back`() {
        rule.begin()
        val example = ExampleVisit().start()
        val note = notebook.encounter(example.visit, null).notes.first().id
        notebook.delete(note)
        show { DeletedScreen(DeletedModel(desk, SavedStateHandle()), it) }
        rule.says(example.said).assertIsDisplayed()
        rule.picture("deleted")
        rule.tag("bring-back").performClick()
        rule.says(words(R.string.nothing_deleted)).assertIsDisplayed()
        assertEquals(note, notebook.note(note).id)
    }

    @Test
    fun `erasing takes two steps, says what goes, and can be taken back`() {
        rule.begin()
        val example = ExampleVisit().start()
        val asked = notebook.wouldErase(example.visit)
        show { EraseScreen(EraseModel(desk, example.visit), it) }
        rule.says(counted(R.plurals.goes_note, asked.notes.toInt())).assertIsDisplayed()
        rule.picture("erase")
        rule.tag("erase-this").performClick()
        rule.tag("erase-sure").assertIsDisplayed()
        assertNotNull("asking writes nothing", notebook.encounter(example.visit, null))
        rule.picture("erase-sure")
        rule.tag("erase-for-good").performClick()
        rule.tag("erasing").assertIsDisplayed()
        rule.picture("erasing")
        assertTrue(runCatching { notebook.encounter(example.visit, null) }.isFailure)
        rule.tag("take-back").performClick()
        assertTrue(eventually { rule.waitForIdle(); runCatching { notebook.encounter(example.visit, null) }.isSuccess })
    }

    @Test
    fun `whoever meant only to delete does that instead, and has it back`() {
        rule.begin()
        val example = ExampleVisit().start()
        rule.open(VisitsPage.Erase, example.visit)
        rule.tag("only-delete").performClick()
        rule.until("it is gone") { runCatching { notebook.encounter(example.visit, null) }.isFailure }
        rule.open(VisitsPage.Deleted)
        rule.press("to-erase")
        rule.tag("erase-this").assertIsDisplayed()
        rule.onNodeWithTag("only-delete").assertDoesNotExist()
        notebook.undoDelete(example.visit)
        assertEquals(example.visit, notebook.encounter(example.visit, null).visit.id)
    }

    @Test
    fun `a guide of one's own is made and asked`() {
        rule.begin()
        rule.onNodeWithText(words(R.string.visits)).performClick()
        rule.tag("guides").performClick()
        rule.tag("guide-name").performScrollTo().performTextInput("Night shift")
        rule.picture("guides")
        rule.press("add-guide")
        rule.tag("own-question").performTextInput("Who do you ask when it stops?")
        rule.press("add-question")
        rule.until("it is asked, and the field is empty") { rule.written("own-question").isEmpty() }
        rule.says("Who do you ask when it stops?").assertIsDisplayed()
        rule.picture("guide")
        val guide = notebook.guides(GuideLanguage.ENGLISH).first { it.name == "Night shift" }
        assertEquals(1, notebook.guide(guide.id, GuideLanguage.ENGLISH).questions.size)
        rule.press("delete-guide")
        assertTrue(eventually { rule.waitForIdle(); notebook.guides(GuideLanguage.ENGLISH).none { it.name == "Night shift" } })
    }

    @Test
    fun `a table is shown before it is taken in, and all of it is undone`() {
        rule.begin()
        notebook.addCustomer("Brightline Metals")
        val file = File(application.cacheDir, "customers.csv").apply {
            writeText("Company,Name,Role\nBrightline Metals Inc,Will Tran,welding supervisor\nHarbour Foundry,Imran Qureshi,inspector\n")
        }
        val model = ImportModel(desk, SavedStateHandle())
        show { ImportScreen(model, it) }
        rule.tag("choose-file").assertIsDisplayed()
        rule.picture("import")
        rule.tag("choose-file").performClick()
        rule.choose(outside("taken back.csv"))
        rule.says(words(R.string.refusal_file_unreadable)).assertIsDisplayed()
        rule.tag("choose-file").performClick()
        rule.choose(file)
        rule.tag("things")
        rule.picture("import-preview")
        assertTrue("nothing is written yet", notebook.customers(null).items.size == 1)
        while (requireNotNull(model.record.value?.preview).needs.contains(ImportNeed.DECISION)) {
            val before = model.record.value
            rule.onAllNodes(hasTestTag("new-one")).let { it[0] }.performScrollTo().performClick()
            assertTrue(eventually { rule.waitForIdle(); model.record.value != before })
        }
        rule.tag("take-in").performClick()
        rule.tag("made").assertIsDisplayed()
        rule.picture("import-made")
        assertTrue(notebook.customers(null).items.any { it.name == "Harbour Foundry" })
        rule.tag("undo-import").performClick()
        assertTrue(eventually { rule.waitForIdle(); notebook.customers(null).items.none { it.name == "Harbour Foundry" } })
    }
}
