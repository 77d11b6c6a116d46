package app.soundings

import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

/** A list of twelve in pages of four, and which of its pages are read. */
class PagesTest {
    private val rows = (1..12).map { "row-$it" }.toMutableList()
    private val readAfter = mutableListOf<String?>()

    private val pages = Pages<List<String>>(
        read = { after ->
            readAfter += after
            rows.drop(after?.let { rows.indexOf(it) + 1 } ?: 0).take(4)
        },
        next = { page -> page.last().takeIf { it != rows.last() } },
        ids = { it.toSet() },
    )

    private fun after(change: Change) = runBlocking { pages.after(change)?.flatten() }

    private fun ids(vararg ids: String) = Change.Ids(ids.toSet())

    /** Three pages, read. */
    private fun three() {
        after(Change.Everything)
        repeat(2) {
            pages.more()
            after(ids())
        }
        readAfter.clear()
    }

    @Test
    fun `one page is read and one more whenever the end is reached`() {
        assertEquals(rows.take(4), after(Change.Everything))
        pages.more()
        assertEquals(rows.take(8), after(ids()))
        assertEquals(listOf(null, "row-4"), readAfter)
        assertNull("nothing changed and nothing was asked for", after(ids()))
    }

    @Test
    fun `only the page that shows what changed is read again`() {
        three()
        assertEquals(rows, after(ids("row-6")))
        assertEquals(listOf("row-4"), readAfter)
    }

    @Test
    fun `what is shown nowhere is looked for at both ends`() {
        three()
        rows += "row-13"
        assertEquals(rows.take(12), after(ids("row-13")))
        assertEquals(listOf(null, "row-8"), readAfter)
    }

    @Test
    fun `a new first row moves every page after it`() {
        three()
        rows.add(0, "row-0")
        assertEquals(rows.take(12), after(ids("row-0")))
        assertEquals(listOf(null, "row-3", "row-7"), readAfter)
    }

    @Test
    fun `what moves to a page before its own is shown there`() {
        three()
        rows.remove("row-10")
        rows.add(1, "row-10")
        assertEquals(rows, after(ids("row-10")))
        assertEquals("its page first, then every page", listOf("row-8", null, "row-3", "row-7"), readAfter)
    }

    @Test
    fun `a reset reads every page again`() {
        three()
        after(Change.Everything)
        assertEquals(listOf(null, "row-4", "row-8"), readAfter)
    }
}
