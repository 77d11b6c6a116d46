package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.background.Arrival
import app.soundings.background.intent
import app.soundings.core.Search
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** *Look at an example*: a notebook of its own, marked on each screen, in which nothing is written. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ExampleTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun look() {
        rule.press("look-at-example")
        rule.tag("example").assertIsDisplayed()
    }

    private val example get() = WatchedNotebook.behind(requireNotNull(application.door.example.value).notebook)

    @Test
    fun `before there is a notebook the example is looked at and left, and there is none after it`() {
        rule.tag("name")
        rule.picture("first-run-example")
        look()
        rule.tag("today")
        rule.onNodeWithTag("go").assertDoesNotExist()
        rule.onNodeWithTag("settings").assertDoesNotExist()
        rule.onNodeWithTag("sharing").assertDoesNotExist()
        assertTrue("what would write is not offered", rule.count(hasText(words(R.string.one_thing_sort_go))) == 0)
        rule.picture("example-today")
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.picture("example-team")
        rule.tag("example").assertIsDisplayed()
        rule.tag("leave-example").performClick()
        rule.tag("name").assertIsDisplayed()
        assertEquals(DoorState.FirstRun, application.door.state.value)
    }

    @Test
    fun `all of it is read, and what would change it is refused in plain words`() {
        look()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        val customer = example.customers(null).items.first { it.people > 2u }
        rule.press("customer-${customer.id}")
        rule.tag("briefing").assertIsDisplayed()
        rule.picture("example-customer")
        rule.press("rename")
        rule.tag("rename-field").performScrollTo().performTextInput("Ours ")
        rule.press("rename-keep")
        rule.says(words(R.string.refusal_only_an_example)).assertExists()
        assertEquals(customer.name, example.aboutCustomer(customer.id).customer.name)
        rule.tag("example").assertIsDisplayed()
    }

    @Test
    fun `nothing of it is offered to be sorted`() {
        look()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        val customer = example.customers(null).items.first { it.people > 2u }
        rule.press("customer-${customer.id}")
        val visit = example.aboutCustomer(customer.id).visits.items.first { it.ended != null && it.notes > 0u }
        rule.press("visit-${visit.id}")
        rule.tag("to-report").assertExists()
        rule.onNodeWithTag("to-sort").assertDoesNotExist()
    }

    @Test
    fun `one's own notebook knows nothing of it, and whoever leaves it is where they were`() {
        rule.begin()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("alone").assertIsDisplayed()
        look()
        rule.onNodeWithText(words(R.string.visits)).performClick()
        assertFalse(example.visits(null).items.isEmpty())
        assertTrue("nothing of it is in one's own", notebook.visits(null).items.isEmpty() && notebook.customers(null).items.isEmpty())
        assertTrue(notebook.searchFor(Search("torch"), null).items.isEmpty())
        rule.activityRule.scenario.recreate()
        rule.tag("example").assertIsDisplayed()
        rule.tag("leave-example").performClick()
        rule.tag("alone").assertIsDisplayed()
        assertNull(application.door.example.value)
    }

    @Test
    fun `whoever is wanted elsewhere leaves it`() {
        rule.begin()
        rule.onNodeWithText(words(R.string.team)).performClick()
        look()
        application.arrivals.hear(Arrival.Start.intent(application))
        rule.tag("field").assertIsDisplayed()
        rule.onNodeWithTag("example").assertDoesNotExist()
        assertEquals(1, notebook.visits(null).items.size)
    }
}
