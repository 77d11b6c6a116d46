package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotSelected
import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** On a tablet the visit log and the customers stand beside what was chosen in them. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w1280dp-h800dp-land-notnight-mdpi")
class BesideListTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun beside(words: String) = rule.onNode(hasText(words, substring = true) and hasAnyAncestor(hasTestTag("beside")) and !hasTestTag("search"))

    @Test
    fun `another visit is chosen beside the one that is read, and back leads past both to the log`() {
        rule.begin()
        val first = ExampleVisit()
        val other = ExampleVisit(customerName = "Acme Pumps", siteName = "Hall 1", objective = "Why do they stop on Fridays?")
        rule.toVisit(first.objective)
        beside(first.objective).assertIsSelected()
        beside(other.objective).assertIsNotSelected()
        rule.picture("tablet-visit")
        beside(other.objective).performClick()
        rule.until("the other is read") { rule.count("visit-head") == 1 }
        beside(other.objective).assertIsSelected()
        beside(first.objective).assertIsNotSelected()
        rule.activityRule.scenario.recreate()
        beside(other.objective).assertIsSelected()
        rule.tag("back").performClick()
        rule.tag("visits")
        rule.onNodeWithTag("beside").assertDoesNotExist()
    }

    @Test
    fun `customers stand beside a customer and the people of theirs`() {
        rule.begin()
        ExampleVisit()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.says("Brightline Metals").performClick()
        rule.tag("beside").assertIsDisplayed()
        beside("Brightline Metals").assertIsSelected()
        rule.picture("tablet-customer")
        rule.onNodeWithText(words(R.string.today)).performClick()
        rule.onNodeWithTag("beside").assertDoesNotExist()
    }

    @Test
    @Config(qualifiers = "w915dp-h412dp-land-notnight-xhdpi")
    fun `a phone on its side has room for one`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        rule.onNodeWithTag("beside").assertDoesNotExist()
    }

    @Test
    @Config(qualifiers = "ar-ldrtl-w1280dp-h800dp-land-night-mdpi")
    fun `from right to left the list stands at the right`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        rule.picture("tablet-visit-rtl-dark")
        val (list, head) = listOf("beside", "visit-head").map { rule.tag(it).fetchSemanticsNode().boundsInRoot }
        assert(list.left >= head.right) { "$list, $head" }
    }
}
