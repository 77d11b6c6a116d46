package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import app.soundings.core.EncounterKind
import app.soundings.core.EngineerTask
import app.soundings.core.ExpectationOutcome
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.Mark
import app.soundings.core.NewExpectation
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NewVisit
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PhotoRule
import app.soundings.core.Plan
import app.soundings.core.StartVisit
import app.soundings.core.Sureness
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A visit at the example's customer, planned, and what stands there. */
class ExampleVisit(
    customerName: String = "Brightline Metals", siteName: String = "Plant 2", val objective: String = "Why do they re-weld?",
    val willName: String = "Will Tran", rosaName: String = "Rosa Medeiros", val said: String = "We don't trust the first pass, so we weld it twice.",
) {
    val customer = notebook.addCustomer(customerName)
    val site = notebook.addSite(customer, siteName, PhotoRule.ASK_EACH_TIME)
    val will = notebook.addPerson(NewPerson(customer = customer, name = willName, site = site, role = "welding supervisor"))
    val rosa = notebook.addPerson(NewPerson(customer = customer, name = rosaName, site = site, role = "welder"))
    val visit = notebook.planVisit(
        NewVisit(customer, site, EncounterKind.VISIT, objective, Plan("${today.plusDays(3)}T09:30", "America/Toronto")),
    )

    fun start() = apply {
        notebook.expect(NewExpectation(visit, "porosity from damp wire", Sureness.FAIRLY_SURE))
        notebook.startVisit(StartVisit(visit = visit))
        val here = FiledUnder.Visit(visit)
        notebook.capture(NewObservation(here, ObservationKind.SAID, said, exact = true, by = Person.Known(will)))
        notebook.capture(NewObservation(here, ObservationKind.DID, "turned wire speed from 9.5 to 8.0 m/min", by = Person.Known(rosa)))
        notebook.capture(NewObservation(here, ObservationKind.AROUND, "tape over our display: 8.0 NOT 9.5", starred = true))
        notebook.capture(NewObservation(here, ObservationKind.THOUGHT, "they don't get it: so nobody can be blamed"))
        notebook.promise(NewPromise("A settings card for 1.2 mm wire", listOf(Person.Known(will), Person.Known(rosa)), until = today.plusDays(5).toString(), visit = visit))
    }
}

/** Presses the words, wherever they rolled to. */
fun ComposeTestRule.pressWords(words: String) = says(words).performScrollTo().performClick()

/** From Today to the page of the visit log's first visit. */
fun ComposeTestRule.toVisit(objective: String) {
    onNodeWithText(words(R.string.visits)).performClick()
    tag("visits").performScrollToNode(hasText(objective))
    says(objective).performClick()
    tag("visit-head")
}

/** The visit log, the search, and one visit's page with its three faces. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class VisitsTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun toVisits() {
        rule.onNodeWithText(words(R.string.visits)).performClick()
        rule.tag("visits")
    }

    @Test
    fun `a call to ourselves begins with its script, and its first words can be typed`() {
        rule.begin()
        toVisits()
        rule.tag("call-ourselves").performClick()
        rule.tag("field").performTextInput("nobody picks up")
        rule.press("key-did")
        rule.until("it is a note of the call") { notebook.today().underWay?.let { notebook.encounter(it.id, null).notes.size } == 1 }
        val call = requireNotNull(notebook.today().underWay)
        assertEquals(EncounterKind.CALL_TO_OURSELVES, call.kind)
        assertTrue("it has its script", notebook.planFace(call.id, GuideLanguage.ENGLISH).questions.isNotEmpty())
    }

    @Test
    fun `a note gets its key and its visit where notes wait`() {
        rule.begin()
        val example = ExampleVisit()
        val note = notebook.capture(NewObservation(FiledUnder.Nowhere, null, "the card hangs behind the gas bottle")).id
        toVisits()
        rule.picture("visits")
        rule.tag("file-notes").performClick()
        rule.tag("waiting")
        rule.picture("not-filed")
        rule.says(words(R.string.observation_kind_around_key)).performClick()
        assertTrue(eventually { rule.waitForIdle(); notebook.note(note).kind == ObservationKind.AROUND })
        rule.tag("choose-visit").performClick()
        rule.says(example.objective).performClick()
        rule.says(words(R.string.all_filed)).assertIsDisplayed()
        assertEquals(example.visit, notebook.note(note).visit)
    }

    @Test
    fun `an empty log says what goes there`() {
        rule.begin()
        toVisits()
        rule.says(words(R.string.visits_empty)).assertIsDisplayed()
        rule.picture("visits-empty")
    }

    @Test
    fun `one field finds notes, people and promises and leads to the visit`() {
        rule.begin()
        val example = ExampleVisit().start()
        toVisits()
        rule.tag("search").performClick()
        rule.says(words(R.string.search_begin)).assertIsDisplayed()
        rule.tag("search-field").performTextInput("weld")
        rule.says(words(R.string.exact_quote, example.said)).assertIsDisplayed()
        rule.picture("search")
        rule.onNodeWithText(words(R.string.shareable_kind_visit)).performClick()
        rule.says(example.objective).performClick()
        rule.tag("visit-head").assertIsDisplayed()
    }

    @Test
    fun `what is found nowhere is said`() {
        rule.begin()
        toVisits()
        rule.tag("search").performClick()
        rule.tag("search-field").performTextInput("porosity")
        rule.says(words(R.string.search_nothing)).assertIsDisplayed()
    }

    @Test
    fun `a visit is planned with a customer nobody knew, a day and an hour`() {
        rule.begin()
        toVisits()
        rule.tag("plan-visit").performClick()
        rule.tag("customer").performTextInput("Brightline Metals")
        rule.says(words(R.string.customer_new, "Brightline Metals"))
        rule.tag("objective").performScrollTo().performTextInput("Why do they re-weld?")
        rule.press("day")
        val day = today.plusDays(1)
        rule.onAllNodes(hasText(", ${day.year}", substring = true).and(hasText(" ${day.dayOfMonth},", substring = true))).onFirst().performClick()
        rule.pictureOfDialog("plan-day")
        rule.says(words(R.string.choose)).performClick()
        rule.press("time")
        rule.pictureOfDialog("plan-time")
        rule.says(words(R.string.choose)).performClick()
        rule.picture("plan-visit")
        rule.tag("plan-it").performClick()
        rule.tag("visit-head").assertIsDisplayed()
        val visit = notebook.visits(null).items.single()
        assertEquals("Brightline Metals", visit.customer)
        assertEquals("${day}T09:00", visit.planned?.local)
        rule.picture("plan-face")
    }

    @Test
    fun `the plan takes tasks, a guide, own questions, what we expect, and a seat`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        rule.pressWords(words(EngineerTask.WRITES.word()))
        val guide = notebook.guides(GuideLanguage.ENGLISH).first()
        rule.pressWords(guide.name)
        val first = notebook.guide(guide.id, GuideLanguage.ENGLISH).questions.first().text
        rule.says(first)
        rule.tag("own-question").performScrollTo().performTextInput("Who do you ask when it stops at night?")
        rule.press("add-question")
        assertTrue(eventually { rule.waitForIdle(); notebook.planFace(example.visit, GuideLanguage.ENGLISH).questions.any { it.text.endsWith("at night?") } })
        rule.tag("expect").performScrollTo().performTextInput("porosity from damp wire")
        rule.pressWords(words(Sureness.HUNCH.word()))
        rule.tag("expectation").performScrollTo().assertIsDisplayed()
        rule.tag("seat-what-for").performScrollTo().performTextInput("watch the second shift")
        rule.press("seat-offer")
        rule.tag("seat").performScrollTo().assertIsDisplayed()
        rule.picture("plan-face-full")
        val face = notebook.planFace(example.visit, GuideLanguage.ENGLISH)
        assertEquals(EngineerTask.WRITES, face.tasks.single().task)
        assertEquals(Sureness.HUNCH, face.expectations.single().sureness)
        assertEquals("watch the second shift", notebook.seatsOf(example.visit).single().whatFor)
    }

    @Test
    fun `a question is written anew, moved up, and left out`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        for (own in listOf("First?", "Second?")) {
            rule.tag("own-question").performScrollTo().performTextInput(own)
            rule.press("add-question")
            assertTrue(eventually { rule.waitForIdle(); notebook.planFace(example.visit, GuideLanguage.ENGLISH).questions.any { it.text == own } })
            rule.waitUntil("an empty field", PATIENCE_MS) { rule.onAllNodes(hasText(own) and hasSetTextAction()).fetchSemanticsNodes().isEmpty() }
        }
        val questions = { notebook.planFace(example.visit, GuideLanguage.ENGLISH).questions.map { it.text } }
        rule.pressWords("Second?")
        rule.press("move-up")
        assertTrue(eventually { rule.waitForIdle(); questions() == listOf("Second?", "First?") })
        rule.tag("question-words").performScrollTo().performTextInput("And the ")
        rule.press("keep-words")
        assertTrue(eventually { rule.waitForIdle(); questions().size == 2 && "Second?" !in questions() })
        rule.pressWords("First?")
        rule.press("leave-out")
        assertTrue(eventually { rule.waitForIdle(); questions().size == 1 })
    }

    @Test
    fun `notes stand by their time, thoughts are folded, and a mark is kept`() {
        rule.begin()
        val example = ExampleVisit().start()
        rule.toVisit(example.objective)
        rule.says(words(R.string.exact_quote, example.said)).assertIsDisplayed()
        rule.onNodeWithText("they don't get it: so nobody can be blamed").assertDoesNotExist()
        rule.picture("notes-face")
        rule.tag("thoughts").performClick()
        rule.says("they don't get it: so nobody can be blamed").assertIsDisplayed()
        rule.onAllNodes(hasTestTag("mark-menu")).onFirst().performClick()
        rule.says(words(R.string.mark_concern)).performClick()
        assertTrue(eventually { rule.waitForIdle(); notebook.encounter(example.visit, null).notes.any { it.marks == listOf(Mark.CONCERN) } })
    }

    @Test
    fun `after a visit expectations are settled and what came of it is written down`() {
        rule.begin()
        val example = ExampleVisit().start()
        notebook.endVisit(example.visit, false)
        rule.toVisit(example.objective)
        rule.tag("promise-row").performScrollTo().assertIsDisplayed()
        rule.pressWords(words(ExpectationOutcome.OTHERWISE.word()))
        assertTrue(eventually { rule.waitForIdle(); notebook.debrief(example.visit).expected.single().outcome == ExpectationOutcome.OTHERWISE })
        rule.pressWords(words(R.string.outcome_kind_complaint_solved))
        rule.tag("outcome-words").performScrollTo().performTextInput("no second pass since March")
        rule.press("add-outcome")
        rule.tag("outcome").performScrollTo()
        rule.picture("after-face-end")
        assertEquals("no second pass since March", notebook.encounter(example.visit, null).outcomes.single().text)
        rule.onNodeWithTag("to-report").performScrollTo()
        rule.picture("after-face")
        rule.tag("continue").performClick()
        rule.tag("field")
        assertEquals(example.visit, notebook.today().underWay?.id)
    }

    @Test
    fun `a planned visit starts from its page and ends from it`() {
        rule.begin()
        val example = ExampleVisit()
        rule.toVisit(example.objective)
        rule.tag("start-this").performClick()
        rule.tag("field")
        rule.tag("back").performClick()
        rule.tag("end").performClick()
        rule.tag("end-now").assertIsDisplayed()
        assertEquals(example.visit, notebook.today().underWay?.id)
    }
}
