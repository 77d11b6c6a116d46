package app.soundings

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import com.sun.jna.NativeLibrary
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val FIRST = 1_000
private const val ALL = 10_000
private const val MIB = 1_048_576L

/** Mebibytes by which the own heap may grow. A kibibyte that each of the notes left behind would be nine. */
private const val MOST = 8

/** MiB. SQLite keeps 8 of pages, opened, for each of a notebook's three connections, and a thousand notes have not filled them. */
private const val MOST_OUTSIDE = 24

/** What many notes leave in memory. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w412dp-h915dp-xhdpi")
class MemoryTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun take(notes: IntRange) = notes.forEach { number ->
        runBlocking { application.door.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.DID, "note $number of the second pass")) }
        if (number % 100 == 0) rule.waitForIdle()
    }

    /** Bytes in use once nothing unneeded is kept: of the heap, and of what is allocated outside it. */
    private fun held(): Pair<Long, Long> {
        repeat(3) {
            System.gc()
            Thread.sleep(50)
        }
        val heap = Runtime.getRuntime()
        return heap.totalMemory() - heap.freeMemory() to allocatedOutside()
    }

    /** By the C library's own account of every arena: what it has of the system, but for what is free in it. */
    private fun allocatedOutside(): Long {
        val account = File.createTempFile("malloc", ".xml")
        val c = NativeLibrary.getInstance("c")
        val file = c.getFunction("fopen").invokePointer(arrayOf<Any>(account.path, "w"))
        c.getFunction("malloc_info").invokeInt(arrayOf<Any>(0, file))
        c.getFunction("fclose").invokeInt(arrayOf<Any>(file))
        val all = account.readText().substringAfterLast("</heap>")
        account.delete()
        val size = { what: String -> Regex("<$what[^>]* size=\"(\\d+)\"/>").find(all)?.groupValues?.get(1)?.toLong() ?: error("no $what in $all") }
        return size("system type=\"current\"") + size("total type=\"mmap\"") - size("total type=\"fast\"") - size("total type=\"rest\"")
    }

    @Test
    fun `from the thousandth note to the ten thousandth neither heap grows`() {
        rule.begin()
        rule.start()
        take(0 until FIRST)
        val (own, outside) = held()
        take(FIRST until ALL)
        val (ownAfter, outsideAfter) = held()
        assertEquals(ALL.toUInt(), notebook.today().underWay?.notes)
        println("the heap grew by ${(ownAfter - own) / 1024} KiB, what is outside it by ${(outsideAfter - outside) / 1024} KiB")
        assertTrue("the heap grew by ${(ownAfter - own) / MIB} MiB", ownAfter - own < MOST * MIB)
        assertTrue("what is outside it grew by ${(outsideAfter - outside) / MIB} MiB", outsideAfter - outside < MOST_OUTSIDE * MIB)
    }
}
