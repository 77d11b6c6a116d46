package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.getBoundsInRoot
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.EncounterKind
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.NewPromise
import app.soundings.core.NewVisit
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.PhotoRule
import app.soundings.core.Plan
import app.soundings.core.StartVisit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val PHONE = "w360dp-h640dp"
private const val TALL = "w412dp-h915dp"

/** A customer, a person and what they said, in the lengths that another language or another customer needs. */
private class Example(
    val customer: String, val site: String, val objective: String, val people: List<String>, val said: String, val did: String,
    val writing: String, val promise: String,
)

private val norring = Example(
    "Brightline Metals", "Plant 2", "Why do they re-weld?", listOf("Will Tran", "Rosa Medeiros", "Imran Qureshi", "Colette Dubois"),
    "We don't trust the first pass, so we weld it twice.",
    "turned wire speed from 9.5 to 8.0 m/min before striking the arc; didn't look at our card",
    "tape over our display, felt pen: “8.0 NOT 9.5", "A settings card for 1.2 mm wire, readable from the torch",
)
private val long = Example(
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Instandhaltungshalle Nordwest 2b",
    "Why does the second shift switch the line off and on again?",
    listOf("Maximiliane-Friederike von Wolkenstein-Rodenegg", "the night operator, line 3, who came from the other plant"),
    "Everybody runs your recommended settings, at least as long as anybody is looking.",
    "walked to the cabinet behind the gas bottles, opened it without a key and switched everything off and on again",
    "they have all done this before, and nobody has", "The cabinet's plan, in their language, laminated, on the inside of its door",
)
private val arabic = Example(
    "شركة النور للمعادن", "المصنع ٢", "لماذا يعيدون اللحام؟", listOf("سمير حداد", "ليلى منصور"), "لا نثق بالطبقة الأولى، فنلحم مرتين.",
    "خفّض سرعة السلك من 9.5 إلى 8.0 قبل البدء", "شريط لاصق فوق شاشتنا", "بطاقة إعدادات تُقرأ من مكان اللحام",
)

@RunWith(RobolectricTestRunner::class)
class PicturesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun pictures(name: String, example: Example = norring) {
        rule.tag("name").performTextInput("Ada Okafor")
        rule.insets()
        rule.picture("first-run-$name")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("go")
        rule.picture("today-first-$name")
        fill(example)
        rule.tag("under-way")
        rule.picture("today-$name")
        rule.tag("go").performClick()
        rule.says(example.said, part = true)
        rule.tag("field").performTextInput(example.writing)
        rule.tag("key-around").assertIsDisplayed()
        rule.picture("capture-$name")
    }

    private fun fill(example: Example) {
        val customer = notebook.addCustomer(example.customer)
        val site = notebook.addSite(customer, example.site, PhotoRule.ASK_EACH_TIME)
        val people = example.people.map { notebook.addPerson(NewPerson(customer = customer, name = it, site = site)) }
        val visit = notebook.startVisit(StartVisit(customer = customer, site = site, objective = example.objective))
        notebook.planVisit(
            NewVisit(customer, site, EncounterKind.CALL_MADE, example.objective, Plan("${today.plusDays(3)}T09:30", "America/Toronto")),
        )
        val here = FiledUnder.Visit(visit)
        notebook.capture(NewObservation(here, ObservationKind.DID, example.did, by = Person.Known(people[1]), starred = true))
        notebook.capture(NewObservation(here, ObservationKind.THOUGHT, "so nobody can be blamed"))
        notebook.capture(NewObservation(here, ObservationKind.SAID, example.said, exact = true, by = Person.Known(people[0])))
        notebook.promise(NewPromise(example.promise, people.take(2).map { Person.Known(it) }, until = today.plusDays(5).toString(), visit = visit))
    }

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi") fun `in the light`() = pictures("light")

    @Test @Config(qualifiers = "$TALL-night-xhdpi") fun `in the dark`() = pictures("dark")

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2")

    @Test @Config(qualifiers = "fr-$PHONE-notnight-xhdpi") fun `in French on a small phone`() = pictures("french")

    @Test @Config(qualifiers = "$PHONE-notnight-xhdpi") fun `with long names`() = pictures("long", long)

    @Test @Config(qualifiers = "ar-ldrtl-$PHONE-notnight-xhdpi") fun `from right to left`() = pictures("rtl", arabic)

    @Test @Config(qualifiers = "w640dp-h360dp-land-notnight-xhdpi") fun `on its side`() = pictures("landscape")

    @Test
    @Config(qualifiers = "$PHONE-notnight-xhdpi")
    fun `the days of a promise`() {
        rule.begin()
        fill(norring)
        rule.tag("under-way")
        rule.tag("go").performClick()
        rule.says(norring.people[0]).performClick()
        rule.tag("field").performTextInput(norring.promise)
        rule.tag("promise").performClick()
        rule.says(words(R.string.until_next_friday)).performScrollTo().assertIsDisplayed()
        rule.picture("promise")
        rule.says(words(R.string.until_pick)).performScrollTo().performClick()
        rule.says(words(R.string.cancel)).assertIsDisplayed()
        rule.pictureOfDialog("promise-day")
    }

    @Test
    @Config(qualifiers = "$PHONE-notnight-xhdpi")
    fun `a screen that can't be read`() {
        rule.begin()
        notebook.shut()
        rule.says(words(R.string.visits)).performClick()
        rule.tag("not-read").assertIsDisplayed()
        rule.picture("not-read")
    }

    private fun aboveKeyboard(name: String, example: Example) {
        rule.begin()
        fill(example)
        rule.tag("under-way")
        rule.tag("go").performClick()
        rule.insets(keyboard = 256)
        rule.tag("field").performTextInput(example.writing)
        rule.picture("capture-$name")
    }

    @Test
    @Config(qualifiers = "$PHONE-notnight-xhdpi")
    fun `above the keyboard`() {
        aboveKeyboard("keyboard", norring)
        for (part in listOf("last", "people", "field", "key-said", "key-did", "key-around", "key-thought")) rule.tag(part).assertIsDisplayed()
    }

    @Test @Config(qualifiers = "$PHONE-notnight-xhdpi") fun `above the keyboard with long names`() = aboveKeyboard("keyboard-long", long)

    @Test
    @Config(qualifiers = "$PHONE-notnight-xhdpi", fontScale = 1.3f)
    fun `above the keyboard with larger text the last note is whole`() {
        aboveKeyboard("keyboard-font-1.3", norring)
        for (part in listOf("where", "last", "people", "field", "key-said")) {
            val node = rule.tag(part).fetchSemanticsNode()
            assertEquals(part, node.size.height.toFloat(), node.boundsInRoot.height, 1f)
        }
        assertTrue(rule.tag("last").getBoundsInRoot().top >= rule.tag("where").getBoundsInRoot().bottom)
    }

    @Test @Config(qualifiers = "$PHONE-notnight-xhdpi", fontScale = 2f) fun `above the keyboard with text twice as large`() = aboveKeyboard("keyboard-font-2", norring)
}
