package app.soundings

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Test

/** What looks like a heading is one: on the screens that is `SeenThrough`'s, of whatever has no picture it is this. */
class HeadingsTest {
    @Test
    fun `no screen draws in the style of a heading but by what makes it one`() {
        val screens = File(project, "android/app/src/main/kotlin/app/soundings").walkTopDown().filter { it.extension == "kt" && it.parentFile?.name != "look" }
        val drawn = screens.filter { Regex("""Styles\.(title|heading)\b""").containsMatchIn(it.readText()) }.map { it.name }.toList()
        assertEquals(emptyList<String>(), drawn)
    }
}
