package app.soundings

import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

private class Board(val items: List<String>, val next: String?)

/** A list of twelve in pages of four, and which of its pages were read. */
class PagesTest {
    private var rows = numbers(1..12)
    private val readAfter = mutableListOf<String?>()
    private var most = 10
    private var from: HeldPart? = null

    private val pages by lazy {
        Pages(PageOfRows(Board::items, Board::next) { items, next -> Board(items, next) }, most, from, ids = { it.items.toSet() }) { after ->
            readAfter += after
            val later = rows.filter { place(it) > (after?.let(::place) ?: -1) }
            Board(later.take(4), if (later.size > 4) later[3] else null)
        }
    }

    /** Where a row stands, though it may be gone, as the notebook's places do. */
    private fun place(row: String) = row.removePrefix("row-").toInt()

    private fun numbers(numbers: IntRange) = numbers.map { "row-$it" }

    private fun after(change: Change) = runBlocking { pages.after(change) }

    private fun rowsAfter(change: Change) = after(change)?.items

    private fun ids(vararg ids: String) = Change.Ids(ids.toSet())

    /** Three pages, read. */
    private fun three(most: Int = 10) {
        this.most = most
        after(Change.Everything)
        repeat(2) {
            pages.more()
            after(ids())
        }
        readAfter.clear()
    }

    @Test
    fun `one page is read and one more whenever the end is reached`() {
        assertEquals(numbers(1..4), rowsAfter(Change.Everything))
        pages.more()
        assertEquals(numbers(1..8), rowsAfter(ids()))
        assertEquals(listOf(null, "row-4"), readAfter)
        assertNull("nothing changed and nothing was asked for", after(ids()))
    }

    @Test
    fun `only the page that shows what changed is read again`() {
        three()
        assertEquals(rows, rowsAfter(ids("row-6")))
        assertEquals(listOf("row-4"), readAfter)
        pages.more()
        assertNull("there is nothing behind the end", after(ids()))
    }

    @Test
    fun `what is shown nowhere is looked for at both ends`() {
        three()
        rows += "row-13"
        val held = after(ids("row-13"))
        assertEquals(numbers(1..12) to "row-12", held?.items to held?.next)
        assertEquals(listOf(null, "row-8"), readAfter)
    }

    @Test
    fun `a new first row moves every page after it`() {
        three()
        rows = listOf("row-0") + rows
        assertEquals(numbers(0..11), rowsAfter(ids("row-0")))
        assertEquals(listOf(null, "row-3", "row-7"), readAfter)
    }

    @Test
    fun `what moves to a page before its own is shown there`() {
        var order = ('a'..'l').map { "$it" }
        val read = mutableListOf<String?>()
        val letters = Pages(PageOfRows(Board::items, Board::next) { items, next -> Board(items, next) }, ids = { it.items.toSet() }) { after ->
            read += after
            val start = after?.toInt() ?: 0
            Board(order.drop(start).take(4), "${start + 4}".takeIf { start + 4 < order.size })
        }
        runBlocking {
            letters.after(Change.Everything)
            repeat(2) {
                letters.more()
                letters.after(ids())
            }
            read.clear()
            order = listOf("a", "k") + order.drop(1).filter { it != "k" }
            assertEquals(order, letters.after(ids("k"))?.items)
        }
        assertEquals("its page first, then every page", listOf("8", null, "4", "8"), read)
    }

    @Test
    fun `a reset reads every page again`() {
        three()
        after(Change.Everything)
        assertEquals(listOf(null, "row-4", "row-8"), readAfter)
    }

    @Test
    fun `what is rolled away is held no more, and read again on the way back`() {
        three(most = 2)
        val end = after(Change.Everything)
        assertEquals(numbers(5..12) to null, end?.items to end?.next)
        assertEquals("row-4", pages.begins)
        readAfter.clear()
        pages.earlier()
        val start = after(ids())
        assertEquals(numbers(1..8) to "row-8", start?.items to start?.next)
        assertNull(pages.begins)
        assertEquals(listOf<String?>(null), readAfter)
        pages.earlier()
        assertNull("there is nothing before the beginning", after(ids()))
    }

    @Test
    fun `what came before the part that is held is there on the way back`() {
        rows = (1..12).map { "row-${it * 10}" }
        three(most = 2)
        rows = rows.take(1) + "row-15" + rows.drop(1)
        assertEquals("nothing moves in what is in sight", "row-50", rowsAfter(ids("row-15"))?.first())
        pages.earlier()
        val back = after(ids())
        assertEquals(rows.take(8) to "row-70", back?.items to back?.next)
    }

    @Test
    fun `where all that was held is gone the pages before it are shown`() {
        three(most = 1)
        assertEquals("row-8", pages.begins)
        rows = numbers(1..5)
        val left = after(Change.Everything)
        assertEquals(listOf("row-5") to null, left?.items to left?.next)
        assertEquals("row-4", pages.begins)
        rows = emptyList()
        assertEquals(emptyList<String>(), rowsAfter(Change.Everything))
        assertNull(pages.begins)
    }

    @Test
    fun `where a page names so much that any change may concern it, every page is read again`() {
        val read = mutableListOf<String?>()
        val all = Pages(PageOfRows(Board::items, Board::next) { items, next -> Board(items, next) }, ids = { null }) { after ->
            read += after
            Board(listOf("row after $after"), if (after == "2") null else "${(after ?: "0").toInt() + 1}")
        }
        runBlocking {
            all.after(Change.Everything)
            repeat(2) {
                all.more()
                all.after(ids())
            }
            read.clear()
            all.after(ids("anything"))
        }
        assertEquals(listOf(null, "1", "2"), read)
    }

    @Test
    fun `a list begun anew from the part that was held shows the same, and goes both ways`() {
        three(most = 2)
        val kept = pages.part
        assertEquals(HeldPart(listOf("row-4"), 2), kept)
        val anew = PagesTest().apply {
            most = 2
            from = kept
        }
        assertEquals(numbers(5..12), anew.rowsAfter(Change.Everything))
        assertEquals("what is held, and the first for what stands above", listOf("row-4", "row-8", null), anew.readAfter)
        anew.pages.earlier()
        assertEquals(numbers(1..8), anew.rowsAfter(ids()))
        assertTrue(anew.pages.part == HeldPart(emptyList(), 2))
    }
}
