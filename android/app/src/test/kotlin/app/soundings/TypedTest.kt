package app.soundings

import androidx.compose.runtime.mutableStateOf
import app.soundings.look.Typed
import app.soundings.look.typedBehind
import org.junit.Assert.assertEquals
import org.junit.Test

/** What stands in a field while and after its words are kept. */
class TypedTest {
    private val typed = Typed(mutableStateOf(""))

    @Test
    fun `what was kept is gone, and what was typed meanwhile stays`() {
        typed.text = "They weld it twice"
        var done = {}
        val asked = typed.kept { words, kept ->
            done = kept
            words
        }
        assertEquals("They weld it twice", asked)
        assertEquals("it stands until it is kept", "They weld it twice", typed.text)
        typed.text += ", on a Friday"
        done()
        assertEquals(", on a Friday", typed.text)
    }

    @Test
    fun `what is not kept stays`() {
        typed.text = "They weld it twice"
        typed.kept { _, _ -> }
        assertEquals("They weld it twice", typed.text)
    }

    @Test
    fun `nothing is taken from words that were changed meanwhile`() {
        assertEquals("They weld once", "They weld once".typedBehind("They weld it twice"))
        assertEquals("", "They weld it twice".typedBehind("They weld it twice"))
    }
}
