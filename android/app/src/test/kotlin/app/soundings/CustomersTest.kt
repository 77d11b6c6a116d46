package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelected
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.lifecycle.SavedStateHandle
import app.soundings.core.ConsentChoice
import app.soundings.core.EncounterKind
import app.soundings.core.FiledUnder
import app.soundings.core.Mark
import app.soundings.core.NewMap
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NewVisit
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PhotoRule
import app.soundings.core.Plan
import app.soundings.core.SendReport
import app.soundings.core.StartVisit
import app.soundings.core.Use
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersPage
import app.soundings.customers.PeopleModel
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** The example's customer, as a visit left it. */
class Brightline(name: String = "Brightline Metals", site: String = "Plant 2", rosa: String = "Rosa Medeiros", said: String = "If it opens at their site, it's my initials on the tag.") {
    val customer = notebook.addCustomer(name)
    val site = notebook.addSite(customer, site, PhotoRule.ASK_EACH_TIME)
    val rosa = notebook.addPerson(NewPerson(customer = customer, name = rosa, role = "welder", site = this.site))
    val will = notebook.addPerson(NewPerson(customer = customer, name = "Will Tran", role = "welding supervisor"))
    val visit = notebook.startVisit(StartVisit(customer = customer, site = this.site, objective = "Why do they re-weld?"))
    val note = notebook.capture(NewObservation(FiledUnder.Visit(visit), ObservationKind.SAID, said, exact = true, by = Person.Known(this.rosa), starred = true)).id
    val promise = notebook.promise(
        NewPromise("a settings card, readable from the torch", listOf(Person.Known(this.rosa)), until = today.plusDays(5).toString(), visit = visit),
    )

    init {
        for (mark in listOf(Mark.QUESTION, Mark.CONCERN, Mark.PRIORITY)) notebook.mark(note, mark, true, null)
        notebook.newMap(NewMap(this.rosa, "a batch comes back"))
        notebook.endVisit(visit, false)
        notebook.planVisit(
            NewVisit(customer, this.site, EncounterKind.VISIT, "Try the card", Plan("${today.plusDays(7)}T09:30", "America/Toronto")),
        )
    }
}

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class CustomersTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val desk get() = (application.door.state.value as DoorState.Open).desk

    private fun customers() {
        rule.begin()
        rule.onNodeWithText(words(R.string.customers)).performClick()
    }

    @Test
    fun `a customer is added with a site and people, and a name kept until it is`() {
        customers()
        rule.tag("empty").assertIsDisplayed()
        rule.picture("customers-empty")
        rule.press("add-customer")
        rule.type("customer-field", "Brightline Metals")
        rule.activityRule.scenario.recreate()
        rule.press("customer-keep")
        rule.press("add-site")
        rule.type("site-field", "Plant 2")
        rule.press("site-keep")
        rule.says("Plant 2")
        rule.press("add-person")
        rule.type("role-field", "welder")
        rule.type("person-field", "Rosa Medeiros")
        rule.press("person-keep")
        rule.says("Rosa Medeiros")
        rule.press("add-person")
        rule.press("described")
        rule.type("person-field", "night operator, line 3")
        rule.press("person-keep")
        rule.says("night operator, line 3")
        rule.until("two people") { notebook.customers(null).items.single().people == 2u }
        val customer = notebook.customers(null).items.single()
        assertEquals(listOf("Plant 2"), customer.sites.map { it.name })
        assertEquals(setOf("Rosa Medeiros", "night operator, line 3"), notebook.peopleOf(customer.id, null).items.map { it.name }.toSet())
        assertEquals("welder", notebook.peopleOf(customer.id, null).items.first { it.name == "Rosa Medeiros" }.role)
    }

    @Test
    fun `a customer's page holds what is known of them and leads to each`() {
        rule.begin()
        val there = Brightline()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
        rule.tag("person-${there.rosa}").performScrollTo().assertIsDisplayed()
        rule.picture("customer")
        for (part in listOf(R.string.open_questions, R.string.concerns, R.string.priorities, R.string.promises_not_kept_yet, R.string.below_the_surface, R.string.who_knows)) {
            rule.onNodeWithText(words(part)).performScrollTo().assertIsDisplayed()
        }
        rule.press("outcomes")
        rule.press("add-outcome")
        rule.says(words(R.string.outcome_kind_new_work)).performScrollTo().performClick()
        rule.type("outcome-field", "three wire feeders")
        rule.press("outcome-keep")
        rule.says("three wire feeders")
        rule.until("an outcome") { notebook.outcomes(there.customer, null).items.isNotEmpty() }
        assertEquals("three wire feeders", notebook.outcomes(there.customer, null).items.single().text)
        rule.picture("outcomes")
        rule.tag("back").performClick()
        rule.press("site-${there.site}")
        rule.says(words(R.string.photo_rule_no)).performScrollTo().performClick()
        rule.until("the rule") { notebook.aboutSite(there.site).site.photoRule == PhotoRule.NO }
        rule.picture("site")
    }

    @Test
    fun `a customer of our own house is said to be one`() {
        rule.begin()
        val there = Brightline()
        rule.open(CustomersPage.Customer, there.customer)
        rule.press("own-house")
        rule.says(words(R.string.internal_customer)).performScrollTo().assertIsDisplayed()
        rule.until("it is one") { notebook.aboutCustomer(there.customer).customer.internal }
        rule.press("own-house")
        rule.until("it is none") { !notebook.aboutCustomer(there.customer).customer.internal }
    }

    @Test
    fun `a search from a customer's or a person's page finds what is theirs, and lists it before a word is typed`() {
        rule.begin()
        val there = Brightline()
        val other = Brightline("Norrland Kraft", "Umeå", "Linnea Ek", "We weld it twice.")
        rule.open(CustomersPage.Customer, there.customer)
        rule.press("search")
        rule.says("it's my initials", part = true).assertIsDisplayed()
        rule.picture("search-customer")
        rule.tag("search-field").performTextInput("weld")
        rule.until("only theirs") { rule.told().none { "weld it twice" in it } && rule.told().any { "Why do they re-weld?" in it } }
        rule.open(CustomersPage.Person, other.rosa)
        rule.press("search")
        rule.says("We weld it twice.", part = true).assertIsDisplayed()
        assertTrue(rule.told().none { "initials" in it })
    }

    @Test
    fun `nobody's consent is chosen beforehand, and who withdraws is told by the copies to ask back`() {
        rule.begin()
        val there = Brightline()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
        rule.press("person-${there.rosa}")
        rule.says(words(R.string.nobody_asked)).assertIsDisplayed()
        rule.onNode(isSelected()).assertDoesNotExist()
        assertNull(notebook.aboutPerson(there.rosa).consent.chosen)
        rule.picture("person-not-asked")
        rule.says(words(R.string.quote_me)).performScrollTo().performClick()
        rule.says(words(R.string.consent_choice_quote_named)).performScrollTo().performClick()
        rule.until("the choice") { notebook.aboutPerson(there.rosa).consent.chosen == ConsentChoice.QUOTE_NAMED }
        rule.press("finer")
        rule.press("use-${Use.NAME}")
        rule.until("the use") { notebook.consent(there.rosa).person.consent == ConsentChoice.QUOTE_UNNAMED }
        val preview = notebook.preview(there.visit, "en")
        notebook.sendReport(SendReport(there.visit, "Will, by mail", preview.lookedAt), "en")
        rule.says(words(R.string.speaks_of_them)).performScrollTo()
        rule.says(words(R.string.consent_choice_team_only)).performScrollTo().performClick()
        rule.says(words(R.string.copies_to_fetch_back)).performScrollTo().assertIsDisplayed()
        rule.picture("person-withdrawn")
        val copy = notebook.aboutPerson(there.rosa).consent.documents.single()
        rule.press("back-${copy.id}")
        rule.until("the copy back") { notebook.aboutPerson(there.rosa).consent.documents.single().fetchedBack }
        rule.tag("not-back-${copy.id}")
    }

    @Test
    fun `two of one name are told apart, and are one only when somebody says so`() {
        customers()
        val (one, other) = notebook.addCustomer("Brightline Metals") to notebook.addCustomer("Brightline Metals")
        notebook.addSite(one, "Plant 2", PhotoRule.YES)
        notebook.addSite(other, "Lyon", PhotoRule.YES)
        rule.says("Lyon", part = true)
        rule.picture("customers-same-name")
        rule.press("same")
        rule.tag("pair-$other").assertIsDisplayed()
        rule.picture("same")
        rule.press("one-$other")
        rule.tag("empty").assertIsDisplayed()
        assertEquals(1, notebook.customers(null).items.size)
        rule.tag("back").performClick()
        rule.press("customer-$one")
        rule.press("undo-same")
        rule.until("two again") { notebook.customers(null).items.size == 2 }
    }

    @Test
    fun `a question is answered, the customer told, and the answer corrected`() {
        rule.begin()
        val there = Brightline()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
        rule.press("all-${R.string.open_questions}")
        rule.press("answer-${there.note}")
        rule.type("answer-field", "The card.")
        rule.press("answer-keep")
        rule.tag("empty").assertIsDisplayed()
        rule.press("answered")
        val answer = notebook.questions(there.customer, true, null).items.single().answers.single()
        rule.press("told-${answer.id}")
        rule.until("told") { notebook.questions(there.customer, true, null).items.single().answers.single().told }
        rule.picture("questions-answered")
        rule.press("correct-${answer.id}")
        rule.type("correct-field", " Soon")
        rule.press("correct-keep")
        rule.until("corrected") { "Soon" in notebook.questions(there.customer, true, null).items.single().answers.single().text }
    }

    @Test
    fun `the briefing stands on one page and can be handed on`() {
        rule.begin()
        val there = Brightline()
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
        rule.press("briefing")
        rule.says(words(R.string.not_for_outside)).assertIsDisplayed()
        rule.says("Try the card", part = true)
        rule.picture("briefing")
        rule.press("hand-on")
        rule.until("an intent") { shadowOf(application).peekNextStartedActivity() != null }
    }

    @Test
    fun `customers and people come a page at a time`() {
        customers()
        val first = notebook.addCustomer("Customer 0")
        repeat(120) { notebook.addCustomer("Customer ${it + 1}") }
        repeat(120) { notebook.addPerson(NewPerson(customer = first, name = "Welder $it")) }
        val (model, people) = CustomersModel(desk, SavedStateHandle()) to PeopleModel(desk, first, SavedStateHandle())
        rule.until("a hundred") { model.record.value?.items?.size == 100 && people.record.value?.items?.size == 100 }
        model.more()
        people.more()
        rule.until("all") { model.record.value?.items?.distinctBy { it.id }?.size == 121 && people.record.value?.items?.distinctBy { it.id }?.size == 120 }
        assertTrue(rule.onAllNodes(hasText("Customer", substring = true) and hasClickAction()).fetchSemanticsNodes().size < 30)
    }

    @Test
    fun `a name that is none is refused in words, and what was typed stays`() {
        customers()
        rule.press("add-customer")
        rule.type("customer-field", "Bright\u0001line")
        rule.press("customer-keep")
        rule.tag("problem").assertIsDisplayed()
        rule.onNodeWithTag("customer-field").assertExists()
        assertTrue(notebook.customers(null).items.isEmpty())
        assertTrue(rule.onAllNodes(hasTestTag("customer-keep")).fetchSemanticsNodes().isNotEmpty())
    }
}
