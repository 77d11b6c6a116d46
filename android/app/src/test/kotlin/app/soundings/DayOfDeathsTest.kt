package app.soundings

import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import java.io.File
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val DEATHS = 100
private const val SEED = 852

/** The whole day on a phone that lets the app die whenever it likes. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class DayOfDeathsTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createEmptyComposeRule()

    /** A hundred times, where a seed says: before a tap, or between two words of what is being typed. */
    @Test
    fun `the process dies a hundred times in the day, which loses nothing and comes back on the same screen`() {
        val random = Random(SEED)
        val mortal = Mortal(rule)
        var deaths = 0
        var alive = false
        val hand = Hand(rule, { mortal.activity }) { act, letter ->
            // The day has some 315 places to die at.
            if (alive && deaths < DEATHS && random.nextInt(5) < 2) {
                mortal.die("before act $act, letter $letter")
                deaths += 1
            }
            alive = true
        }
        val everything = outside("everything.zip")
        Day(hand).live(everything)
        assertEquals(DEATHS, deaths)
        unpacked(everything, File(project, "target/days/android-died"))
        mortal.end()
    }
}
