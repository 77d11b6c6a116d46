package app.soundings.capture

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.EncodeHintType
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import com.google.zxing.qrcode.QRCodeWriter
import java.io.File

/** Nobody's picture of a code needs more. */
private const val LONGEST = 1600

/** A text as a QR code, a pixel a module, black on white. */
fun codeOf(text: String): Bitmap {
    val modules = QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, mapOf(EncodeHintType.MARGIN to 0))
    val pixels = IntArray(modules.width * modules.height) { at ->
        if (modules[at % modules.width, at / modules.width]) Color.BLACK else Color.WHITE
    }
    return Bitmap.createBitmap(pixels, modules.width, modules.height, Bitmap.Config.ARGB_8888)
}

/** What the QR code in a picture says; null where there is none. */
fun codeIn(file: File): String? {
    val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    BitmapFactory.decodeFile(file.path, size)
    val sample = generateSequence(1) { it * 2 }.first { maxOf(size.outWidth, size.outHeight) / it <= LONGEST }
    return BitmapFactory.decodeFile(file.path, BitmapFactory.Options().apply { inSampleSize = sample })?.let(::codeIn)
}

fun codeIn(picture: Bitmap): String? {
    val pixels = IntArray(picture.width * picture.height)
    picture.getPixels(pixels, 0, picture.width, 0, 0, picture.width, picture.height)
    val bits = BinaryBitmap(HybridBinarizer(RGBLuminanceSource(picture.width, picture.height, pixels)))
    // The reader says by an exception that it found none.
    return runCatching { QRCodeReader().decode(bits, mapOf(DecodeHintType.TRY_HARDER to true)).text }.getOrNull()
}
