package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.lifecycle.SavedStateHandle
import app.soundings.core.EncounterKind
import app.soundings.core.NewVisit
import app.soundings.core.Plan
import app.soundings.visits.VisitsModel
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What a screen says when it can't read, and how lists follow what changes. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ReadingTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun `a screen that can't be read says so and offers to try again`() {
        rule.begin()
        notebook.shut()
        for (destination in listOf(R.string.visits, R.string.customers, R.string.team)) {
            rule.onNodeWithText(words(destination)).performClick()
            rule.tag("not-read").assertIsDisplayed()
            rule.says(words(R.string.error_closed)).assertIsDisplayed()
            rule.says(words(R.string.try_again)).performClick()
            rule.tag("not-read").assertIsDisplayed()
        }
    }

    @Test
    fun `what was read stays in sight when it can't be read again`() {
        rule.begin()
        notebook.shut()
        application.door.lookAgain()
        rule.says(words(R.string.error_closed)).assertIsDisplayed()
        rule.tag("go").assertIsDisplayed()
        rule.onNodeWithTag("not-read").assertDoesNotExist()
    }

    @Test
    fun `the visit log grows by the page and shows what is new`() {
        rule.begin()
        val customer = notebook.addCustomer("Brightline Metals")
        repeat(130) {
            val plan = Plan("2031-%02d-%02dT09:30".format(1 + it / 28, 1 + it % 28), "America/Toronto")
            notebook.planVisit(NewVisit(customer, null, EncounterKind.VISIT, "visit $it", plan))
        }
        val model = VisitsModel((application.door.state.value as DoorState.Open).desk, SavedStateHandle())
        rule.until("100 rows") { model.record.value?.items?.size == 100 }
        model.more()
        rule.until("130 rows") { model.record.value?.items?.size == 130 }
        assertEquals(130, model.record.value?.items?.distinctBy { it.id }?.size)
        notebook.planVisit(NewVisit(customer, null, EncounterKind.VISIT, "one more", Plan("2032-01-01T09:30", "America/Toronto")))
        rule.until("the newest on top") { model.record.value?.items?.first()?.objective == "one more" }
    }
}
