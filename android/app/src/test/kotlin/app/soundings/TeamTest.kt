package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.lifecycle.SavedStateHandle
import app.soundings.core.ConsentChoice
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PromiseStanding
import app.soundings.core.PromiseState
import app.soundings.core.Promises
import app.soundings.core.StartVisit
import app.soundings.team.SummaryModel
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class TeamTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun team(): Brightline {
        rule.begin()
        val there = Brightline()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("alone")
        return there
    }

    @Test
    fun `alone it says so, and what is made of the visits is there all the same`() {
        rule.begin()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("alone").assertIsDisplayed()
        rule.tag("join").assertIsDisplayed()
        rule.picture("team-alone")
        rule.says(words(R.string.own_hours)).performScrollTo().assertIsDisplayed()
    }

    @Test
    fun `a seat is offered on a planned visit, and withdrawn`() {
        team()
        rule.press("all-seats")
        rule.press("offer")
        rule.says("Try the card", part = true).performScrollTo().performClick()
        rule.type("offer-field", "watch the torch")
        rule.press("offer-keep")
        rule.until("a seat") { notebook.seats().isNotEmpty() }
        val seat = notebook.seats().single()
        assertEquals("watch the torch", seat.whatFor)
        rule.tag("withdraw-${seat.id}")
        rule.picture("seats")
        rule.press("take-${seat.id}")
        rule.press("leave-${seat.id}")
        rule.tag("take-${seat.id}")
        rule.press("withdraw-${seat.id}")
        rule.tag("empty").assertIsDisplayed()
    }

    @Test
    fun `a promise gets another day, is told and settled, and its history says so`() {
        val there = team()
        rule.press("all-promises")
        rule.tag("promise-${there.promise}").assertIsDisplayed()
        rule.picture("promises")
        rule.press("promise-${there.promise}")
        rule.press("change")
        rule.press("next-friday")
        rule.until("another day") { notebook.promisePage(there.promise).history.size == 2 }
        rule.press("tell")
        rule.until("told") { notebook.promisePage(there.promise).toldOfAll }
        rule.press("became-${PromiseState.KEPT}")
        rule.until("kept") { notebook.promisePage(there.promise).promise.standing == PromiseStanding.KEPT }
        rule.says(words(R.string.promise_not_told)).performScrollTo()
        rule.picture("promise-page")
        rule.tag("back").performClick()
        rule.tag("empty").assertIsDisplayed()
        rule.says(words(R.string.promise_state_kept)).performClick()
        rule.tag("promise-${there.promise}").assertIsDisplayed()
        assertEquals(1, notebook.promises(Promises.Became(PromiseState.KEPT), null).items.size)
    }

    @Test
    fun `the story of the week is taken, passed on, and told with what it rests on`() {
        val there = team()
        rule.press("story")
        rule.says(words(R.string.story_your_turn)).assertIsDisplayed()
        rule.press("take")
        rule.says(words(R.string.story_you_took)).assertIsDisplayed()
        rule.picture("story-turn")
        rule.press("tell")
        rule.type("story-field", "She asked us for a card before we offered one.")
        rule.type("customer-find", "bright")
        rule.press("customer-${there.customer}")
        rule.type("notes-find", "initials")
        rule.press("notes-${there.note}")
        rule.activityRule.scenario.recreate()
        rule.press("story-keep")
        rule.tag("told").performScrollTo().assertIsDisplayed()
        rule.picture("story-told")
        val story = requireNotNull(notebook.storyPage().story)
        assertEquals(listOf(there.note), story.about.map { it.id })
        assertEquals("Brightline Metals", story.customer)
        rule.press("stories")
        rule.tag("story-${story.id}").assertIsDisplayed()
    }

    @Test
    fun `an insight rests on notes of two visits, and takes one more`() {
        val there = team()
        val visit = notebook.startVisit(StartVisit(customer = there.customer))
        val here = FiledUnder.Visit(visit)
        val other = notebook.capture(NewObservation(here, ObservationKind.DID, "checked the corner twice", by = Person.Known(there.will))).id
        val third = notebook.capture(NewObservation(here, ObservationKind.AROUND, "tape at the corner")).id
        rule.press("all-insights")
        rule.tag("empty").assertIsDisplayed()
        rule.press("add-insight")
        rule.type("insight-field", "The second pass insures a name.")
        rule.press("insight-keep")
        rule.tag("problem").assertIsDisplayed()
        rule.type("notes-find", "initials")
        rule.press("notes-${there.note}")
        rule.onNodeWithTag("notes-find").performTextReplacement("corner twice")
        rule.press("notes-$other")
        rule.press("insight-keep")
        rule.until("an insight") { notebook.insights(null).items.isNotEmpty() }
        val insight = notebook.insights(null).items.single()
        rule.press("insight-${insight.id}")
        rule.tag("note-$other").performScrollTo()
        rule.press("link")
        rule.type("notes-find", "tape")
        rule.press("notes-$third")
        rule.until("three notes") { notebook.insight(insight.id).notes.size == 3 }
        rule.tag("note-$third").performScrollTo()
        rule.picture("insight")
        rule.press("unlink-$other")
        rule.until("two notes") { notebook.insight(insight.id).notes.size == 2 }
    }

    @Test
    fun `a poster is put together of what may hang, changed and taken down`() {
        val there = team()
        notebook.setConsent(there.rosa, ConsentChoice.WALL)
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.press("customer-${there.customer}")
        rule.press("person-${there.rosa}")
        rule.press("new-poster")
        rule.press("piece-${R.string.what_they_said}-${there.note}")
        rule.picture("poster-new")
        rule.press("poster-keep")
        rule.tag("standing").assertIsDisplayed()
        val poster = notebook.posters(null).items.single()
        assertEquals(listOf(there.note), poster.words.map { it.id })
        rule.picture("poster")
        rule.press("down")
        rule.says(words(R.string.poster_is_down)).assertIsDisplayed()
        rule.press("down")
        rule.says(words(R.string.poster_hangs)).assertIsDisplayed()
        notebook.setConsent(there.rosa, ConsentChoice.TEAM_ONLY)
        rule.says(words(R.string.poster_withdrawn)).assertIsDisplayed()
    }

    @Test
    fun `the meeting pack, one's own hours and customers not met say what there is`() {
        val there = team()
        val other = notebook.addCustomer("Halden Press")
        rule.press("pack")
        rule.tag("promise-${there.promise}").assertIsDisplayed()
        rule.says("Halden Press").performScrollTo()
        rule.picture("meeting-pack")
        rule.tag("back").performClick()
        rule.press("own-hours")
        rule.says(words(R.string.own_hours_alone)).assertIsDisplayed()
        rule.picture("own-hours")
        rule.tag("back").performClick()
        rule.press("not-met-$other")
        rule.says(words(R.string.nobody_knows)).performScrollTo()
    }

    @Test
    fun `a summary is checked for plain words, seen, and goes to somebody`() {
        val there = team()
        notebook.setConsent(there.rosa, ConsentChoice.QUOTE_NAMED)
        val model = SummaryModel((application.door.state.value as DoorState.Open).desk, there.visit, GuideLanguage.ENGLISH, SavedStateHandle())
        rule.until("a preview") { model.record.value != null }
        model.say("We will utilize the PLC.")
        pass(400)
        rule.until("jargon") { model.record.value?.plain?.jargon?.any { it.found.word == "utilize" } == true }
        assertTrue(model.record.value!!.page.html.contains("initials"))
        model.address("Will, by mail")
        model.send()
        rule.until("gone") { model.sent.value != null }
        assertEquals("Will, by mail", notebook.wentOut(there.customer, null).items.single().to)
    }

    @Test
    fun `whoever writes on while a preview is read lets go of what they wrote, and is not told that it changed`() {
        val busy = Busy()
        val desk = (busy.door().state.value as DoorState.Open).desk
        val visit = desk.notebook.startVisit(StartVisit(customer = desk.notebook.addCustomer("Brightline Metals")))
        val model = SummaryModel(desk, visit, GuideLanguage.ENGLISH, SavedStateHandle())
        rule.until("a preview") { model.record.value != null }
        busy.busy(true)
        model.load()
        model.say("We will utilize the PLC.")
        busy.busy(false)
        pass(400)
        rule.until("what was written") { model.record.value?.plain?.jargon?.isNotEmpty() == true }
        assertFalse(model.looked.changed.value)
        model.address("Will, by mail")
        model.send()
        rule.until("gone") { model.sent.value != null }
    }
}
