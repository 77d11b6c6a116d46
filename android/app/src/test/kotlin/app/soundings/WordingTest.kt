package app.soundings

import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Words of people, which may run another way than ours, beside ours and inside our sentences. */
@RunWith(RobolectricTestRunner::class)
class WordingTest {
    @Test
    fun `what stands beside a thing turns nothing round, and what is not there leaves no mark`() {
        assertEquals("\u2068المصنع ٢\u2069 · \u2068٢ people\u2069", beside("المصنع ٢", null, "", "٢ people"))
        assertEquals("\u2068ليلى\u2069, \u2068Will\u2069", names(listOf("ليلى", "Will")))
    }

    @Test
    fun `a sentence keeps what it takes apart`() {
        assertEquals("\u2068شركة النور\u2069, \u2068المصنع ٢\u2069", words(R.string.visit_place, "شركة النور", "المصنع ٢"))
    }
}
