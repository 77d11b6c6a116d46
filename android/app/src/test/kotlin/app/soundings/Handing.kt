package app.soundings

import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.view.SurfaceHolder
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.rules.ActivityScenarioRule
import app.soundings.scan.CodeCamera
import app.soundings.scan.Frame
import app.soundings.scan.Looking
import app.soundings.scan.codeOf
import app.soundings.scan.textIn
import com.google.zxing.common.BitMatrix
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Files
import kotlin.math.cos
import kotlin.math.floor
import kotlin.math.sin
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.robolectric.Shadows.shadowOf

typealias Rule = AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>

/** A file outside the app. */
fun outside(name: String): File = File(Files.createTempDirectory("outside").toFile(), name)

/** The system's file picker was opened: this file is chosen. */
fun Rule.choose(file: File) = picker(Activity.RESULT_OK, Intent().setData(Uri.fromFile(file)))

/** It was opened, and left again. */
fun Rule.chooseNothing() = picker(Activity.RESULT_CANCELED, null)

private fun Rule.picker(result: Int, answer: Intent?) {
    waitForIdle()
    activityRule.scenario.onActivity { activity ->
        val asked = requireNotNull(shadowOf(activity).nextStartedActivityForResult) { "no picker was opened" }
        shadowOf(activity).receiveResult(asked.intent, result, answer)
    }
    waitForIdle()
}

/** Reads the code on the screen as a camera would: it is large enough, and black on white whatever the theme. */
fun Rule.readCode(): String {
    val node = tag("code").performScrollTo()
    waitForIdle()
    val size = node.fetchSemanticsNode().size
    assertTrue("${size.width}", with(density) { size.width >= 240.dp.roundToPx() })
    val picture = node.captureToImage().asAndroidBitmap()
    assertEquals("white around it", 0xFFFFFFFF.toInt(), picture.getPixel(2, 2))
    val brightness = ByteArray(picture.width * picture.height) { at ->
        (picture.getPixel(at % picture.width, at / picture.width) shr 8 and 0xFF).toByte()
    }
    return requireNotNull(textIn(Frame(brightness, picture.width, picture.height))) { "no camera reads it" }
}

/** A camera before which somebody holds a code; null: none can be used. */
class HeldBefore(private val text: String?) : CodeCamera {
    override val hasLight = false

    override fun look(sight: SurfaceHolder, seen: (Frame) -> Unit, gone: () -> Unit): Looking {
        val code = text?.let(::codeOf)
        if (code == null) gone() else seen(Held(code).before(code.width * 4, code.width * 4))
        return NoLooking
    }

    private object NoLooking : Looking {
        override fun light(on: Boolean) = Unit
        override fun close() = Unit
    }
}

/**
 * A code that is held before a camera.
 *
 * @param module how many points of the picture a module of the code is wide
 * @param turned by so many degrees
 * @param dark how bright what is black is seen, [bright] what is white
 * @param shade so much darker at the lower edge than at the upper
 * @param blurred by so many points
 */
class Held(
    private val code: BitMatrix, private val module: Double = 4.0, private val turned: Double = 0.0, private val dark: Int = 40,
    private val bright: Int = 200, private val shade: Int = 0, private val blurred: Int = 0,
) {
    private val random = Random(852)

    /** What a camera sees of it: every point a little wrong, and rows that may be longer than the picture is wide. */
    fun before(width: Int, height: Int, rowLength: Int = width): Frame {
        val sharp = Array(height) { row -> IntArray(width) { column -> seenAt(column - width / 2.0, row - height / 2.0) } }
        val plane = ByteBuffer.allocate(rowLength * (height - 1) + width)
        for (row in 0 until height) for (column in 0 until width) {
            val light = mean(sharp, row, column) - shade * row / height + random.nextInt(-4, 5)
            plane.put(row * rowLength + column, light.coerceIn(0, 255).toByte())
        }
        return Frame.of(plane, width, height, rowLength)
    }

    private fun seenAt(right: Double, down: Double): Int {
        val (sine, cosine) = Math.toRadians(turned).let { sin(it) to cos(it) }
        val column = floor((right * cosine + down * sine) / module + code.width / 2.0).toInt()
        val row = floor((down * cosine - right * sine) / module + code.height / 2.0).toInt()
        val inside = column in 0 until code.width && row in 0 until code.height
        return if (inside && code[column, row]) dark else bright
    }

    private fun mean(sharp: Array<IntArray>, row: Int, column: Int): Int {
        val rows = (row - blurred).coerceAtLeast(0)..(row + blurred).coerceAtMost(sharp.lastIndex)
        val columns = (column - blurred).coerceAtLeast(0)..(column + blurred).coerceAtMost(sharp[0].lastIndex)
        return rows.sumOf { at -> columns.sumOf { sharp[at][it] } } / (rows.count() * columns.count())
    }
}
