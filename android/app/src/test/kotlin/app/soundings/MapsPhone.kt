package app.soundings

import androidx.activity.compose.setContent
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.unit.dp
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.StartVisit
import app.soundings.look.LocalColours
import app.soundings.look.SoundingsTheme
import app.soundings.look.Thumbed
import org.junit.Assert.assertTrue

/** The desk of the app's own open notebook. */
val desk: Desk get() = (application.door.state.value as DoorState.Open).desk

/** Opens a page of the family by its name, as a press elsewhere would. */
fun AndroidComposeTestRule<*, MainActivity>.open(page: Page, vararg about: String) {
    val desk = desk
    runOnUiThread {
        activity.setContent {
            SoundingsTheme { Thumbed(application.thumb) {
                val navigation = rememberNavController()
                val house = remember { House(application.door, desk, Ways(navigation)) { application.now() } }
                Box(Modifier.fillMaxSize().background(LocalColours.current.foam)) {
                    NavHost(navigation, "start") {
                        composable("start") {}
                        everyPage(house)
                    }
                }
                LaunchedEffect(page, about.toList()) { house.ways.to(page, *about) }
            } }
        }
    }
}

/** How many things with this tag are there. */
fun ComposeTestRule.count(tag: String): Int = onAllNodes(hasTestTag(tag)).fetchSemanticsNodes().size

/** Waits while the main thread, where a model lives, does its work. */
fun ComposeTestRule.until(what: String, there: () -> Boolean) = waitUntil(what, PATIENCE_MS) {
    waitForIdle()
    there()
}

/** Everything to press has words and room, and the screen a heading. */
fun ComposeTestRule.checkReach(name: String) {
    waitUntil("a heading of $name", PATIENCE_MS) { onAllNodes(isHeading()).fetchSemanticsNodes().isNotEmpty() }
    val least = with(density) { 48.dp.toPx() } - 1
    for (node in onAllNodes(hasClickAction()).fetchSemanticsNodes()) {
        val words = node.config.getOrElse(SemanticsProperties.Text) { emptyList() }.joinToString { it.text } +
            node.config.getOrElse(SemanticsProperties.ContentDescription) { emptyList() }.joinToString() +
            if (SemanticsProperties.EditableText in node.config) "field" else ""
        assertTrue("$name: something to press has no words", words.isNotBlank())
        // What rolls out of sight is as large as what is seen of it.
        val seen = node.boundsInRoot
        val whole = node.size.height > seen.height + 1 || node.size.width > seen.width + 1
        assertTrue("$name: $words is $seen", whole || seen.height >= least && seen.width >= least || SemanticsProperties.EditableText in node.config)
    }
}

/** The example visit: who was met, and what was noted. */
class ExampleNotes(
    objective: String? = "Why do they re-weld?", rosaIs: String = "Rosa Medeiros", exact: String = "If it opens at their site, it's my initials on the tag.",
    did: String = "turned wire speed from 9.5 to 8.0 m/min before striking the arc; didn't look at our card, which hangs behind the gas bottle",
) {
    val customer: String = notebook.addCustomer("Brightline Metals")
    val rosa: String = notebook.addPerson(NewPerson(customer = customer, name = rosaIs, role = "Welder"))
    val will: String = notebook.addPerson(NewPerson(customer = customer, name = "Will Tran", role = "Welding supervisor"))
    val visit: String = notebook.startVisit(StartVisit(customer = customer, objective = objective))
    val trust = note(ObservationKind.SAID, "We don't trust the first pass, so we weld it twice.", will, exact = true)
    val dial = note(ObservationKind.DID, did, rosa)
    val tape = note(ObservationKind.AROUND, "tape over our display, felt pen: 8.0 NOT 9.5, ask Rosa", starred = true)
    val initials = note(ObservationKind.SAID, exact, rosa, exact = true, starred = true)
    val blame = note(ObservationKind.THOUGHT, "they weld twice so nobody can be blamed, not because the weld is bad")

    fun note(kind: ObservationKind, words: String, by: String? = null, exact: Boolean = false, starred: Boolean = false): String =
        notebook.capture(NewObservation(FiledUnder.Visit(visit), kind, words, exact = exact, by = by?.let { Person.Known(it) }, starred = starred)).id
}
