package app.soundings

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import app.soundings.core.ConsentChoice
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.NoteChange
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.capture.CapturePage
import app.soundings.customers.CustomersPage
import app.soundings.maps.MapsPage
import app.soundings.visits.VisitsPage
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val TALL = "w412dp-h915dp"

/** Tags, names, what goes, a new map, a preview that changed and the example as they look, to be looked at. */
@RunWith(RobolectricTestRunner::class)
class ChangingPicturesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun pictures(name: String, also: String, example: () -> Brightline = { Brightline() }) {
        rule.press("look-at-example")
        rule.tag("today")
        rule.picture("example-$name")
        rule.tag("leave-example").performClick()
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("go")
        val there = example()
        notebook.setConsent(there.rosa, ConsentChoice.QUOTE_NAMED)
        notebook.changeNote(there.note, NoteChange(tags = listOf("rework", "first pass")), null)
        notebook.capture(NewObservation(FiledUnder.Visit(there.visit), ObservationKind.DID, also, by = Person.Known(there.will)))
        rule.open(CapturePage.Note, there.note)
        rule.tag("tag-field").performScrollTo()
        rule.picture("note-tags-$name")
        rule.open(CustomersPage.Person, there.rosa)
        rule.press("rename")
        rule.picture("person-rename-$name")
        rule.open(VisitsPage.Erase, there.rosa)
        rule.tag("would-erase").performScrollToNode(hasTestTag("named-row"))
        rule.tag("erase-this").performClick()
        rule.picture("erase-named-$name")
        rule.open(MapsPage.NewMap)
        rule.picture("new-map-$name")
        rule.open(VisitsPage.Preview, there.visit)
        rule.tag("let-go")
        notebook.correctNote(there.note, also, null)
        rule.tag("changed-since")
        rule.picture("preview-changed-$name")
    }

    private val english = "Will asked Rosa Medeiros to weld it twice"

    @Test @Config(qualifiers = "$TALL-night-xhdpi") fun `in the dark`() = pictures("dark", english)

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2", english)

    @Test @Config(qualifiers = "fr-$SMALL-notnight-xhdpi") fun `in French on a small phone`() = pictures("french", english)

    @Test
    @Config(qualifiers = "ar-ldrtl-$SMALL-notnight-xhdpi")
    fun `from right to left`() = pictures("rtl", "سأل ليلى منصور أن تلحم مرتين") {
        Brightline("شركة النور للمعادن", "المصنع ٢", "ليلى منصور", "لا نثق بالطبقة الأولى، فنلحم مرتين.")
    }
}
