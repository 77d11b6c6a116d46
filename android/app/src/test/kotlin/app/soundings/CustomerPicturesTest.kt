package app.soundings

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.soundings.core.ConsentChoice
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val SMALL = "w360dp-h640dp"
private const val TALL = "w412dp-h915dp"

/** Customers and Team as they look, to be looked at. */
@RunWith(RobolectricTestRunner::class)
class CustomerPicturesTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun pictures(name: String, example: () -> Brightline = { Brightline() }) {
        rule.tag("name").performTextInput("Ada Okafor")
        rule.says(words(R.string.first_begin)).performScrollTo().performClick()
        rule.tag("go")
        val there = example()
        notebook.setConsent(there.rosa, ConsentChoice.QUOTE_NAMED)
        rule.onNodeWithText(words(R.string.customers)).performClick()
        rule.tag("customer-${there.customer}")
        rule.picture("customers-$name")
        rule.press("customer-${there.customer}")
        rule.tag("person-${there.rosa}")
        rule.picture("customer-$name")
        rule.press("person-${there.rosa}")
        rule.tag("consent")
        rule.picture("person-$name")
        rule.tag("back").performClick()
        rule.tag("back").performClick()
        rule.onNodeWithText(words(R.string.team)).performClick()
        rule.tag("alone")
        rule.picture("team-$name")
        rule.press("story")
        rule.tag("turn")
        rule.press("tell")
        rule.picture("story-$name")
    }

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi") fun `in the light`() = pictures("light")

    @Test @Config(qualifiers = "$TALL-night-xhdpi") fun `in the dark`() = pictures("dark")

    @Test @Config(qualifiers = "$TALL-notnight-xhdpi", fontScale = 2f) fun `with text twice as large`() = pictures("font-2")

    @Test @Config(qualifiers = "fr-$SMALL-notnight-xhdpi") fun `in French on a small phone`() = pictures("french")

    @Test @Config(qualifiers = "w640dp-h360dp-land-notnight-xhdpi") fun `on its side`() = pictures("landscape")

    @Test
    @Config(qualifiers = "$SMALL-notnight-xhdpi")
    fun `with long names`() = pictures("long") {
        Brightline(
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Instandhaltungshalle Nordwest 2b",
            "Maximiliane-Friederike von Wolkenstein-Rodenegg", "Everybody runs your recommended settings, at least as long as anybody is looking.",
        )
    }

    @Test
    @Config(qualifiers = "ar-ldrtl-$SMALL-notnight-xhdpi")
    fun `from right to left`() = pictures("rtl") { Brightline("شركة النور للمعادن", "المصنع ٢", "ليلى منصور", "لا نثق بالطبقة الأولى، فنلحم مرتين.") }
}
