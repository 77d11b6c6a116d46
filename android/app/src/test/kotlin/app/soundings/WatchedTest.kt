package app.soundings

import java.io.File
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What every test with a phone holds of the app, held of itself. */
@RunWith(RobolectricTestRunner::class)
class WatchedTest {
    @get:Rule val phone = Phone()

    @After
    fun forgive() = WatchedNotebook.begin()

    @Test
    fun `a call of the notebook's on the main thread is seen, and one beside it is not`() {
        val watched = WatchedNotebook.over(LongLists(3))
        Thread { watched.customers(null) }.apply { start(); join() }
        assertEquals(emptyList<String>(), WatchedNotebook.onMainThread)
        assertEquals(3, watched.maps(null).items.size)
        assertEquals(listOf("maps"), WatchedNotebook.onMainThread)
    }

    @Test
    fun `a file that is not closed is seen`() {
        val file = File(application.cacheDir, "left.txt").apply { writeText("words") }
        assertEquals(emptyList<String>(), leftOpen())
        file.inputStream().use { assertEquals(listOf(file.path), leftOpen()) }
        assertEquals(emptyList<String>(), leftOpen())
    }
}
