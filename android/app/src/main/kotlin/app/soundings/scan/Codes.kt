package app.soundings.scan

import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.EncodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.BitMatrix
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import com.google.zxing.qrcode.QRCodeWriter
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import java.nio.ByteBuffer

/** The white around a code, in its modules: a reader needs it. */
private const val QUIET = 4

/** A text as a QR code, one bit a module, with the white around it. */
fun codeOf(text: String): BitMatrix = QRCodeWriter().encode(
    text, BarcodeFormat.QR_CODE, 0, 0,
    mapOf(EncodeHintType.MARGIN to QUIET, EncodeHintType.ERROR_CORRECTION to ErrorCorrectionLevel.L, EncodeHintType.CHARACTER_SET to "UTF-8"),
)

/** A picture of a camera: how bright each point is, row by row. */
class Frame(val brightness: ByteArray, val width: Int, val height: Int, val rowLength: Int = width) {
    companion object {
        /** Out of a camera's plane, whose rows may be longer than the picture is wide, and whose last row may end with the picture. */
        fun of(plane: ByteBuffer, width: Int, height: Int, rowLength: Int): Frame {
            val bytes = ByteArray(rowLength * height)
            plane.get(bytes, 0, minOf(bytes.size, plane.remaining()))
            return Frame(bytes, width, height, rowLength)
        }
    }
}

/** What a code in the frame says; null where there is none that can be read. */
fun textIn(frame: Frame): String? {
    val source = PlanarYUVLuminanceSource(frame.brightness, frame.rowLength, frame.height, 0, 0, frame.width, frame.height, false)
    val reader = QRCodeReader()
    val hints = mapOf(DecodeHintType.TRY_HARDER to true, DecodeHintType.CHARACTER_SET to "UTF-8")
    return try {
        reader.decode(BinaryBitmap(HybridBinarizer(source)), hints).text
    } catch (_: ReaderException) {
        null
    }
}
