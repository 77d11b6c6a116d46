package app.soundings

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import app.soundings.notebook.DeviceClock
import java.io.File
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.ZonedDateTime
import java.util.TimeZone
import org.json.JSONObject

private val example = JSONObject(File(project, "core/example/day.json").readText())

/** The day that it is on the tests' phone: the example's. */
val today: LocalDate = LocalDate.parse(example.getString("day"))

/** Where it is. */
private val there: ZoneId = ZoneId.of(example.getString("zone"))

/** In every picture the day has just begun. */
val morning: ZonedDateTime = today.atTime(8, 52).atZone(there)

/**
 * The clock of a phone on which it is 08:52 of the example's day when a test begins. It goes on as clocks do, since what waits goes by
 * it; or [slow], by a millisecond whenever it is read, so that two pictures of one page show one minute. No two things are of one
 * moment. What Java had for a zone comes back with [close].
 */
class Morning(private val slow: Boolean = false) : DeviceClock, AutoCloseable {
    private val javas = TimeZone.getDefault()
    private val began = System.nanoTime()
    private var zone = there
    private var setTo = morning.toInstant().toEpochMilli()
    private var read = setTo

    init {
        TimeZone.setDefault(TimeZone.getTimeZone(there))
    }

    private val gone get() = if (slow) 0 else (System.nanoTime() - began) / 1_000_000

    @Synchronized
    override fun nowMs(): Long {
        read = maxOf(read + 1, setTo + gone)
        return read
    }

    @Synchronized
    override fun zone(): String = zone.id

    /** What a person reads on it. */
    @Synchronized
    fun shown(): ZonedDateTime = Instant.ofEpochMilli(maxOf(read, setTo + gone)).atZone(zone)

    /** Somebody, or a wrong network, sets it on, or back. */
    @Synchronized
    fun set(by: Duration) {
        setTo += by.toMillis()
        read += by.toMillis()
    }

    /** The phone is taken to another zone. */
    @Synchronized
    fun moveTo(another: String) {
        zone = ZoneId.of(another)
    }

    override fun close() = TimeZone.setDefault(javas)
}

/** What a phone takes of its screen for itself, in dp. */
class Taken(val keyboard: Int, val top: Int, val bottom: Int) {
    /** Draws what the phone would show there: the time, the bar that leads home, a keyboard. */
    fun draw(picture: Bitmap, density: Float): Bitmap = picture.copy(Bitmap.Config.ARGB_8888, true).also { drawn ->
        val behind = drawn.getPixel(drawn.width / 2, 1)
        val ink = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = if (Color.luminance(behind) > 0.5f) Color.BLACK else Color.WHITE }
        val canvas = Canvas(drawn)
        val (width, height) = drawn.width.toFloat() to drawn.height.toFloat()
        canvas.drawText(morning.toLocalTime().toString(), 24 * density, 17 * density, ink.apply { textSize = 13 * density })
        canvas.drawRoundRect(width - 44 * density, 8 * density, width - 24 * density, 17 * density, 2 * density, 2 * density, ink)
        if (keyboard > 0) canvas.drawRect(0f, height - keyboard * density, width, height, Paint().apply { color = Color.GRAY })
        val bar = height - (bottom / 2 + 2) * density
        canvas.drawRoundRect(width / 2 - 54 * density, bar, width / 2 + 54 * density, bar + 4 * density, 2 * density, 2 * density, ink)
    }
}
