package app.soundings

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import com.sun.jna.NativeLibrary
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset
import java.util.TimeZone
import kotlin.math.abs

/** In every picture the day has just begun. */
private val MORNING: LocalTime = LocalTime.of(8, 52)

/** The day that it is. */
val today: LocalDate get() = LocalDate.now()

/**
 * A zone in which it is 08:52 now, for the library: a clock that stood still would stand still for what waits, too. Java goes by
 * Greenwich, where it is the same day. What was there before comes back with [close].
 */
class Morning : AutoCloseable {
    private val before = TimeZone.getDefault()
    private val named = System.getenv("TZ")

    init {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"))
        val minutes = Duration.between(Instant.now().atOffset(ZoneOffset.UTC).toLocalTime(), MORNING).toMinutes().toInt()
        // A zone's sign is the other way round there: how far Greenwich is ahead. Its name has three letters at least.
        library("<Morning>%s%d:%02d".format(if (minutes > 0) "-" else "+", abs(minutes) / 60, abs(minutes) % 60))
    }

    override fun close() {
        TimeZone.setDefault(before)
        library(named)
    }

    companion object {
        /** Takes the phone to a zone that has a name. */
        fun moveTo(zone: String) = library(zone)

        private fun library(zone: String?) {
            val system = NativeLibrary.getInstance("c")
            if (zone == null) system.getFunction("unsetenv").invokeInt(arrayOf<Any>("TZ"))
            else system.getFunction("setenv").invokeInt(arrayOf<Any>("TZ", zone, 1))
        }
    }
}

/** What a phone takes of its screen for itself, in dp. */
class Taken(val keyboard: Int, val top: Int, val bottom: Int) {
    /** Draws what the phone would show there: the time, the bar that leads home, a keyboard. */
    fun draw(picture: Bitmap, density: Float): Bitmap = picture.copy(Bitmap.Config.ARGB_8888, true).also { drawn ->
        val behind = drawn.getPixel(drawn.width / 2, 1)
        val ink = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = if (Color.luminance(behind) > 0.5f) Color.BLACK else Color.WHITE }
        val canvas = Canvas(drawn)
        val (width, height) = drawn.width.toFloat() to drawn.height.toFloat()
        canvas.drawText(MORNING.toString(), 24 * density, 17 * density, ink.apply { textSize = 13 * density })
        canvas.drawRoundRect(width - 44 * density, 8 * density, width - 24 * density, 17 * density, 2 * density, 2 * density, ink)
        if (keyboard > 0) canvas.drawRect(0f, height - keyboard * density, width, height, Paint().apply { color = Color.GRAY })
        val bar = height - (bottom / 2 + 2) * density
        canvas.drawRoundRect(width / 2 - 54 * density, bar, width / 2 + 54 * density, bar + 4 * density, 2 * density, 2 * density, ink)
    }
}
