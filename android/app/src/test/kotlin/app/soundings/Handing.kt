package app.soundings

import android.app.Activity
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.rules.ActivityScenarioRule
import app.soundings.scan.CodeCamera
import app.soundings.scan.Frame
import app.soundings.scan.codeOf
import app.soundings.scan.textIn
import java.io.File
import java.nio.file.Files
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.robolectric.Shadows.shadowOf

typealias Rule = AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>

/** A file outside the app. */
fun outside(name: String): File = File(Files.createTempDirectory("outside").toFile(), name)

/** The system's file picker was opened: this file is chosen. */
fun Rule.choose(file: File) {
    waitForIdle()
    activityRule.scenario.onActivity { activity ->
        val asked = requireNotNull(shadowOf(activity).nextStartedActivityForResult) { "no picker was opened" }
        shadowOf(activity).receiveResult(asked.intent, Activity.RESULT_OK, Intent().setData(Uri.fromFile(file)))
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
    override fun look(preview: android.view.Surface?, seen: (Frame) -> Unit, gone: () -> Unit): AutoCloseable {
        val code = text?.let(::codeOf)
        if (code == null) gone() else seen(seenAt(code))
        return AutoCloseable { }
    }

    /** Four points a module, as a camera sees it: grey, not black on white. */
    private fun seenAt(code: com.google.zxing.common.BitMatrix): Frame {
        val (width, height) = code.width * 4 to code.height * 4
        return Frame(ByteArray(width * height) { at -> if (code[at % width / 4, at / width / 4]) 40 else 200.toByte() }, width, height)
    }
}
