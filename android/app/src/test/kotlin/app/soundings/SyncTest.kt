package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import app.soundings.core.FiledUnder
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.ObservationKind
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val TALL = "w412dp-h915dp"

/** *Sync* and *Settings*, with the real server over TLS; and the pictures of what a team brings. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class SyncTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    private fun shareANote() {
        val note = notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, "We weld it twice.")).id
        notebook.share(listOf(note))
        notebook.wake()
    }

    private fun standing(words: String) = rule.comes(hasAnyAncestor(hasTestTag("standing")) and hasText(words, substring = true))

    /** An entry that a teammate and I changed out of each other's sight. */
    private fun differ() {
        val jonas = server.teammate("Jonas Lindqvist")
        val rosa = jonas.addPerson(NewPerson(name = "Rosa Medeiros"))
        val map = jonas.newMap(NewMap(rosa, "a batch comes back"))
        val entry = jonas.addEntry(NewEntry(map, MapPart.PAIN, "Afraid a weld opens", emptyList(), emptyList()))
        server.together(jonas)
        assert(eventually { runCatching { notebook.map(map).parts.any { it.entries.isNotEmpty() } }.getOrDefault(false) })
        server.stop()
        notebook.editEntry(entry, "Afraid of her initials", null)
        server.serve(server.listen)
        jonas.editEntry(entry, "Afraid of being blamed", null)
        server.together(jonas)
        notebook.tryNow()
        jonas.shut()
        assert(eventually { notebook.syncScreen().needsYou.isNotEmpty() })
    }

    @Test
    fun `what waits is said and another try brings it over`() {
        rule.begin()
        rule.join(server)
        server.stop()
        rule.tag("sharing").performScrollTo().performClick()
        shareANote()
        standing(application.resources.getQuantityString(R.plurals.sharing_away_notes, 1, 1, "").substringBefore('.'))
        rule.onNodeWithTag("waits").performScrollTo().assertIsDisplayed()
        server.serve(server.listen)
        rule.tag("try-now").performScrollTo().performClick()
        standing(words(R.string.sharing_together).removeSuffix("."))
        rule.comes(hasText(words(R.string.sync_waiting_none)))
        rule.tag("back").performClick()
        rule.tag("go")
    }

    @Test
    fun `why nothing moves is said, and trying again finds the right server`() {
        rule.begin()
        rule.join(server)
        server.stop()
        val other = TeamServer()
        try {
            other.serve(server.listen)
            rule.tag("sharing").performScrollTo().performClick()
            rule.tag("try-now").performScrollTo().performClick()
            rule.comes(hasTestTag("stopped"))
            rule.says(words(R.string.refusal_wrong_hub)).assertIsDisplayed()
            rule.picture("sync-stopped")
        } finally {
            other.stop()
        }
        server.serve(server.listen)
        rule.tag("try-now").performScrollTo().performClick()
        standing(words(R.string.sharing_together).removeSuffix("."))
        rule.onNodeWithTag("stopped").assertDoesNotExist()
    }

    @Test
    fun `two versions are the one thing to do and where everything stands says why`() {
        rule.begin()
        rule.join(server)
        differ()
        rule.says(words(R.string.one_thing_compare)).performScrollTo()
        rule.says(words(R.string.note_compare)).performScrollTo()
        rule.tag("today").performScrollToNode(hasTestTag("sharing"))
        rule.tag("sharing").performClick()
        rule.tag("needs-you").performScrollTo()
        rule.says(words(R.string.needs_you_reason_versions)).assertIsDisplayed()
        rule.onNodeWithTag("retry").assertDoesNotExist()
    }

    @Test
    fun `alone, Settings and Team say so and lead to Join`() {
        rule.begin()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("join").performClick()
        rule.tag("invitation").assertIsDisplayed()
        rule.tag("back").performClick()
        rule.onNodeWithText(words(R.string.today)).performClick()
        rule.tag("settings").performClick()
        rule.says("Ada Okafor").assertIsDisplayed()
        rule.says(words(R.string.settings_no_team)).assertIsDisplayed()
        rule.tag("sharing").performScrollTo().performClick()
        rule.tag("standing").assertIsDisplayed()
        rule.tag("join").performClick()
        rule.tag("invitation").assertIsDisplayed()
    }

    private fun pictures(name: String) {
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("settings").performClick()
        rule.tag("you")
        rule.picture("settings-alone-$name")
        rule.tag("back").performClick()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("join")
        rule.picture("team-alone-$name")
        rule.onNodeWithText(words(R.string.today)).performClick()
        rule.open(server.invite())
        rule.tag("server").performScrollTo()
        rule.picture("join-$name")
        rule.tag("join-go").performScrollTo().performClick()
        rule.comes(hasTestTag("joined"))
        rule.tag("join-close").performClick()
        differ()
        server.stop()
        shareANote()
        assert(eventually { notebook.syncScreen().waitingOperations > 0u })
        rule.tag("settings").performClick()
        rule.tag("you")
        rule.picture("settings-$name")
        rule.tag("sharing").performScrollTo().performClick()
        rule.tag("needs-you")
        rule.picture("sync-$name")
        rule.tag("try-now").performScrollTo()
        rule.picture("sync-end-$name")
    }

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi") fun `in the light`() = pictures("light")

    @Test @Config(qualifiers = "$TALL-night-xhdpi") fun `in the dark`() = pictures("dark")

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2")

    @Test @Config(qualifiers = "fr-w360dp-h640dp-notnight-xhdpi") fun `in French on a small phone`() = pictures("french")
}
