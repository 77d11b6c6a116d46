package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import app.soundings.core.ConsentChoice
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NoteChange
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PosterChange
import app.soundings.customers.CustomersPage
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** What can be changed of a thing: tags, names; what goes with it when it is erased; and what changes while it is looked at. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ChangingTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun toCustomer(there: Brightline) {
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
    }

    /** A person's page, its note's page behind it. */
    private fun toNote(there: Brightline) {
        toCustomer(there)
        rule.press("person-${there.rosa}")
        rule.press("note-${there.note}")
        rule.tag("note")
    }

    @Test
    fun `a note gets tags and loses them, and moves to another day`() {
        rule.begin()
        val there = Brightline()
        toNote(there)
        rule.type("tag-field", " first pass ")
        rule.press("tag-keep")
        rule.until("it has a tag, and the field is empty") { notebook.note(there.note).tags == listOf("first pass") && rule.written("tag-field").isEmpty() }
        rule.type("tag-field", "rework")
        rule.activityRule.scenario.recreate()
        rule.press("tag-keep")
        rule.until("it has two") { notebook.note(there.note).tags.size == 2 }
        rule.says("rework").performScrollTo().assertIsDisplayed()
        rule.picture("note-tags")
        rule.onNodeWithText("first pass").performScrollTo().performClick()
        rule.until("one is left") { notebook.note(there.note).tags == listOf("rework") }
        rule.tag("day").performScrollTo().performClick()
        rule.pictureOfDialog("note-day")
    }

    @Test
    fun `a customer, a site and a person get another name`() {
        rule.begin()
        val there = Brightline(name = "Brigthline Metals", site = "Plant 3", rosa = "Rosa Mederios")
        toCustomer(there)
        rule.press("rename")
        rule.tag("rename-field").performScrollTo().performTextReplacement("Brightline Metals")
        rule.picture("customer-rename")
        rule.activityRule.scenario.recreate()
        rule.press("rename-keep")
        rule.says("Brightline Metals")
        rule.until("it is kept") { notebook.aboutCustomer(there.customer).customer.name == "Brightline Metals" }
        rule.press("site-${there.site}")
        rule.press("rename")
        rule.tag("rename-field").performScrollTo().performTextReplacement("Plant 2")
        rule.press("rename-keep")
        rule.until("the site is renamed") { notebook.aboutSite(there.site).site.name == "Plant 2" }
        rule.tag("back").performClick()
        rule.press("person-${there.rosa}")
        rule.pressWords(words(R.string.change_person))
        rule.tag("rename-field").performScrollTo().performTextReplacement("Rosa Medeiros")
        rule.tag("new-role-field").performScrollTo().performTextReplacement("lead welder")
        rule.press("rename-keep")
        rule.until("she is") { notebook.aboutPerson(there.rosa).named == "Rosa Medeiros" }
        assertEquals("lead welder", notebook.aboutPerson(there.rosa).consent.person.role)
    }

    @Test
    fun `whose somebody is, and where, can be said later, and the site names its people`() {
        rule.begin()
        val there = Brightline()
        val operator = notebook.addPerson(NewPerson(description = "night operator, line 3"))
        rule.open(CustomersPage.Person, operator)
        rule.onNodeWithText(words(R.string.give_name)).performScrollTo().performClick()
        rule.tag("customer").performScrollTo().performTextInput("brightline METALS")
        rule.pressWords("Plant 2")
        rule.picture("person-whose")
        rule.press("rename-keep")
        rule.until("they have a customer") { notebook.aboutPerson(operator).customer == there.customer }
        assertEquals("nobody was made twice", 1, notebook.customers(null).items.size)
        assertEquals("Plant 2", notebook.aboutPerson(operator).site)
        rule.open(CustomersPage.Site, there.site)
        rule.press("person-$operator")
        rule.says("night operator, line 3", part = true).assertIsDisplayed()
    }

    @Test
    fun `who was only described is given a name, and stays who they are`() {
        rule.begin()
        val there = Brightline()
        val operator = notebook.addPerson(NewPerson(customer = there.customer, description = "night operator, line 3"))
        toCustomer(there)
        rule.press("person-$operator")
        rule.onNodeWithText(words(R.string.give_name)).performScrollTo().performClick()
        rule.tag("rename-field").performScrollTo().performTextReplacement("Imran Siddiqui")
        rule.picture("person-name")
        rule.press("rename-keep")
        rule.until("she has a name") { notebook.aboutPerson(operator).named == "Imran Siddiqui" }
        rule.says("Imran Siddiqui")
        val about = notebook.aboutPerson(operator)
        assertEquals("Imran Siddiqui" to "night operator, line 3", about.named to about.described)
        assertNull("the role was left alone", about.consent.person.role)
    }

    @Test
    fun `erasing a person says what goes and where the name still stands, and comes back from what is gone`() {
        rule.begin()
        val there = Brightline()
        notebook.capture(NewObservation(FiledUnder.Visit(there.visit), ObservationKind.DID, "Will asked Rosa Medeiros to weld it twice", by = Person.Known(there.will)))
        toCustomer(there)
        rule.press("person-${there.rosa}")
        rule.press("erase")
        val would = rule.tag("would-erase")
        rule.picture("erase-person")
        rule.onAllNodes(hasTestTag("goes-kind")).onFirst().assertIsDisplayed()
        would.performScrollToNode(hasTestTag("named-row"))
        rule.picture("erase-person-named")
        rule.tag("named-row").performClick()
        rule.tag("note").assertIsDisplayed()
        rule.tag("back").performClick()
        rule.tag("erase-this").performClick()
        rule.tag("erase-sure").assertIsDisplayed()
        rule.tag("erase-for-good").performClick()
        rule.tag("erasing").assertIsDisplayed()
        rule.tag("erase-done").performClick()
        rule.onNodeWithTag("erase-done").assertDoesNotExist()
        // Her page is not come back to: the customer's is.
        rule.tag("person-${there.will}").performScrollTo().assertIsDisplayed()
        assertTrue(notebook.deleted(null).items.any { it.id == there.rosa && it.beingErased })
    }

    @Test
    fun `a customer, a site, a visit and a picture each lead to what would go with them`() {
        rule.begin()
        val there = Brightline()
        toCustomer(there)
        rule.press("erase")
        rule.tag("would-erase")
        rule.picture("erase-customer")
        rule.tag("back").performClick()
        rule.press("site-${there.site}")
        rule.press("erase")
        rule.tag("would-erase")
        rule.tag("back").performClick()
        rule.tag("back").performClick()
        rule.press("visit-${there.visit}")
        rule.tag("face-After").performClick()
        rule.press("erase")
        val would = rule.tag("would-erase")
        would.performScrollToNode(hasTestTag("goes"))
        rule.picture("erase-visit")
        rule.onNodeWithTag("named-nowhere").assertDoesNotExist()
    }

    @Test
    fun `what is older than the team keeps things leads to Erase from Settings`() {
        rule.begin()
        Brightline()
        rule.tag("settings").performClick()
        rule.press("to-together")
        rule.onNodeWithText(counted(R.plurals.settings_retention_years, 1)).performClick()
        rule.until("it is chosen") { notebook.settings().retentionYears == 1u }
        rule.tag("back").performClick()
        rule.press("to-older")
        rule.tag("empty").assertIsDisplayed()
        rule.picture("older-empty")
    }

    @Test
    fun `a report that changed since it was looked at is shown anew, in words, before it goes`() {
        rule.begin()
        val there = Brightline()
        notebook.setConsent(there.rosa, ConsentChoice.QUOTE_NAMED)
        toCustomer(there)
        rule.press("visit-${there.visit}")
        rule.tag("face-After").performClick()
        rule.press("to-report")
        rule.press("to-preview")
        rule.tag("to-whom").performTextInput("Will, by mail")
        notebook.capture(
            NewObservation(FiledUnder.Visit(there.visit), ObservationKind.SAID, "We weld it twice.", exact = true, by = Person.Known(there.rosa)),
        )
        rule.tag("changed-since").assertIsDisplayed()
        rule.onNodeWithTag("let-go").assertDoesNotExist()
        rule.activityRule.scenario.recreate()
        rule.tag("changed-since").assertIsDisplayed()
        rule.picture("preview-changed")
        rule.tag("looked-again").performClick()
        rule.tag("let-go").performClick()
        rule.tag("gone").assertIsDisplayed()
        assertEquals(1, notebook.wentOut(there.customer, null).items.size)
    }

    @Test
    fun `a summary and a poster that changed since they were looked at wait for another look`() {
        rule.begin()
        val there = Brightline()
        notebook.setConsent(there.rosa, ConsentChoice.WALL)
        toCustomer(there)
        rule.press("visit-${there.visit}")
        rule.tag("face-After").performClick()
        rule.press("to-summary")
        rule.type("to", "Will, by mail")
        rule.tag("send").performScrollTo().assertIsDisplayed()
        notebook.changeNote(there.note, NoteChange(starred = false), null)
        rule.tag("changed-since").performScrollTo().assertIsDisplayed()
        rule.picture("summary-changed")
        rule.press("looked-again")
        rule.press("send")
        rule.tag("gone").assertIsDisplayed()

        rule.tag("back").performClick()
        rule.tag("back").performClick()
        rule.press("person-${there.rosa}")
        rule.press("new-poster")
        rule.press("piece-${R.string.what_they_said}-${there.note}")
        rule.press("poster-keep")
        rule.press("print")
        rule.type("to-field", "A3, in the hall")
        val poster = notebook.posters(null).items.single()
        notebook.setConsent(there.will, ConsentChoice.WALL)
        notebook.changePoster(poster.id, PosterChange(words = emptyList(), noPicture = true), null)
        rule.tag("changed-since").performScrollTo().assertIsDisplayed()
        rule.picture("poster-changed")
        assertEquals("nothing went", 1, notebook.aboutPerson(there.rosa).consent.documents.size)
        rule.press("looked-again")
        rule.press("to-keep")
        rule.until("it is written down") { notebook.aboutPerson(there.rosa).consent.documents.size == 2 }
    }
}
