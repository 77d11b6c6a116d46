package app.soundings.backup

import android.graphics.Paint
import android.graphics.Typeface
import android.graphics.pdf.PdfDocument
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import java.io.FileOutputStream
import java.io.IOException

/** In points: A4 and Letter both hold it. */
private const val WIDTH = 595
private const val HEIGHT = 792
private const val EDGE = 72f
private const val CODE_SIZE = 22f

/** A recovery code on one page of paper. */
class CodePage(private val title: String, private val code: String) : PrintDocumentAdapter() {
    override fun onLayout(
        before: PrintAttributes?, now: PrintAttributes?, cancel: CancellationSignal?, answer: LayoutResultCallback, more: Bundle?,
    ) = answer.onLayoutFinished(
        PrintDocumentInfo.Builder("soundings.pdf").setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT).setPageCount(1).build(), before != now,
    )

    override fun onWrite(pages: Array<out PageRange>?, to: ParcelFileDescriptor, cancel: CancellationSignal?, answer: WriteResultCallback) = try {
        FileOutputStream(to.fileDescriptor).use { out -> document().apply { writeTo(out) }.close() }
        answer.onWriteFinished(arrayOf(PageRange.ALL_PAGES))
    } catch (_: IOException) {
        answer.onWriteFailed(null)
    }

    private fun document() = PdfDocument().apply {
        val page = startPage(PdfDocument.PageInfo.Builder(WIDTH, HEIGHT, 1).create())
        val paint = Paint().apply { textSize = CODE_SIZE }
        page.canvas.drawText("Soundings · $title", EDGE, EDGE + CODE_SIZE, paint)
        paint.typeface = Typeface.MONOSPACE
        page.canvas.drawText(code, EDGE, EDGE + CODE_SIZE * 3, paint)
        finishPage(page)
    }
}
