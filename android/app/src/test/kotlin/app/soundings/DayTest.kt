package app.soundings

import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import java.io.File
import java.util.zip.ZipFile
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private val TAPS = File(project, "docs/taps.md")
private val HEAD = listOf(
    "# What a day costs the thumb", "",
    "The whole day of tests/end_to_end/day/day.json on one Android phone, counted by the test that lives it (`DayTest`). A tap is a",
    "press of anything: a key, a chip, the way back, a field that is not yet written in. Rolling a page is not counted. The test",
    "fails where a part needs more, or less, than stands here; `UPDATE_TAPS=1` writes it anew.", "",
    "| | taps | characters |", "| --- | --: | --: |",
)

/** The whole day, by taps and typing alone. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class DayTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createEmptyComposeRule()

    /** Left in target/days/android, where `cargo xtask test android` holds it against the terminal's. */
    @Test
    fun `a day is lived by taps and typing, and costs no more of them than is written down`() {
        val activity = Robolectric.buildActivity(MainActivity::class.java).setup()
        val hand = Hand(rule, { activity.get() })
        val everything = outside("everything.zip")
        Day(hand).live(everything)
        unpacked(everything, File(project, "target/days/android"))
        val page = page(hand.efforts)
        if (System.getenv("UPDATE_TAPS") != null) TAPS.writeText(page)
        assertEquals("UPDATE_TAPS=1 writes ${TAPS.name} anew, if it is to be so", TAPS.readText(), page)
        activity.pause().stop().destroy()
    }

    private fun page(efforts: Map<String, Effort>): String {
        val row = { what: String, effort: Effort -> "| $what | ${effort.taps} | ${effort.characters} |" }
        val all = Effort(efforts.values.sumOf { it.taps }, efforts.values.sumOf { it.characters })
        return (HEAD + efforts.map { (what, effort) -> row(what, effort) } + row("**The whole day**", all)).joinToString("\n", postfix = "\n")
    }
}

/** An export as the app leaves it, unpacked. */
fun unpacked(zip: File, to: File) {
    to.deleteRecursively()
    ZipFile(zip).use { all ->
        all.entries().asSequence().forEach { entry ->
            File(to, entry.name).apply { parentFile?.mkdirs() }.outputStream().use { out -> all.getInputStream(entry).use { it.copyTo(out) } }
        }
    }
}
