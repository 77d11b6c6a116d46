package app.soundings

import android.graphics.Bitmap
import androidx.compose.ui.geometry.Rect
import kotlin.math.pow

/** Text is told from what is behind it by this much at least, whatever its size: it is read in the sun. */
private const val LEAST = 7.0

/** How well words are told from what is behind them, by the picture's own pixels. */
class Contrast(private val picture: Bitmap) {
    /** What is wrong with the words that stand in these bounds; null where nothing is, or where none of it is in the picture. */
    fun fault(words: String, bounds: Rect): String? {
        val colours = colours(bounds)
        val behind = colours.maxByOrNull { it.value }?.key ?: return null
        // Letters are drawn in the colour that is furthest from what is behind them; what stands between the two are their soft edges.
        val best = colours.keys.maxOf { ratio(it, behind) }
        return if (best < LEAST - 0.05) "hard to read, %.1f to 1: %s".format(best, words) else null
    }

    private fun colours(bounds: Rect): Map<Int, Int> {
        val across = bounds.left.toInt().coerceAtLeast(0) until bounds.right.toInt().coerceAtMost(picture.width)
        val down = bounds.top.toInt().coerceAtLeast(0) until bounds.bottom.toInt().coerceAtMost(picture.height)
        return down.flatMap { y -> across.map { x -> picture.getPixel(x, y) } }.groupingBy { it }.eachCount()
    }

    private fun ratio(one: Int, other: Int): Double {
        val (dark, light) = listOf(luminance(one), luminance(other)).sorted()
        return (light + 0.05) / (dark + 0.05)
    }

    private fun luminance(colour: Int): Double {
        fun part(shift: Int): Double {
            val share = (colour shr shift and 0xff) / 255.0
            return if (share <= 0.04045) share / 12.92 else ((share + 0.055) / 1.055).pow(2.4)
        }
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }
}
