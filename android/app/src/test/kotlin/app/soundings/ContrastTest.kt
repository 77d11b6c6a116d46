package app.soundings

import android.graphics.Bitmap
import android.graphics.Color
import androidx.compose.ui.geometry.Rect
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What the pixels of a picture say of its words. */
@RunWith(RobolectricTestRunner::class)
class ContrastTest {
    private fun fault(letters: Int, ground: Int): String? {
        val picture = Bitmap.createBitmap(40, 20, Bitmap.Config.ARGB_8888).apply { eraseColor(ground) }
        // A letter, with a soft edge of neither colour.
        for (x in 10..14) for (y in 4..15) picture.setPixel(x, y, if (x == 10) Color.GRAY else letters)
        return Contrast(picture).fault("words", Rect(0f, 0f, 40f, 20f))
    }

    @Test
    fun `grey on white is hard to read, and a colour that is nearly its ground`() {
        assertNotNull(fault(Color.rgb(0x70, 0x70, 0x70), Color.WHITE))
        assertNotNull(fault(Color.rgb(0x76, 0x2A, 0x00), Color.rgb(0x12, 0x39, 0x5A)))
    }

    @Test
    fun `ink on paper and on the dark are easy to read`() {
        assertNull(fault(Color.rgb(0x0B, 0x21, 0x36), Color.rgb(0xF3, 0xF8, 0xFA)))
        assertNull(fault(Color.rgb(0xB9, 0xCB, 0xD8), Color.rgb(0x16, 0x31, 0x4A)))
    }
}
