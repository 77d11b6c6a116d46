package app.soundings.phones

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.core.content.FileProvider
import app.soundings.copyLent
import java.io.File
import java.io.IOException

/** What goes out of the app as a file, and what comes in: in the cache, until it was handed over. */
class HandedFiles(private val context: Context) {
    private val folder = File(context.cacheDir, "handed")

    /** A place for a new file; what was handed over before is gone. */
    fun place(name: String): File {
        folder.deleteRecursively()
        folder.mkdirs()
        return File(folder, name)
    }

    /** A copy of what somebody chose, in the cache. */
    fun takenIn(from: Uri, name: String): File = place(name).also { context.copyLent(from, it, Long.MAX_VALUE) }

    /** Writes a file to the place that somebody chose. */
    fun putOut(file: File, to: Uri) {
        val stream = context.contentResolver.openOutputStream(to) ?: throw IOException("nothing can be written there")
        stream.use { output -> file.inputStream().use { it.copyTo(output) } }
        file.delete()
    }

    /** The share sheet with this file. */
    fun share(file: File): Intent {
        val uri = FileProvider.getUriForFile(context, "app.soundings.pictures", file)
        val send = Intent(Intent.ACTION_SEND).setType("application/octet-stream").putExtra(Intent.EXTRA_STREAM, uri)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        return Intent.createChooser(send, null)
    }
}
