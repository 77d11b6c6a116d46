package app.soundings

import android.content.Context
import android.net.Uri
import android.provider.OpenableColumns
import java.io.File
import java.io.IOException

/** What a file of this size or more is, the core does not take: no more than this is copied of one that is larger, and it is refused. */
const val MOST_ATTACHED_BYTES = 101L * 1024 * 1024

/**
 * Copies what another app lends: it may be read only as long as this app runs. No more than [most] bytes and a buffer, however much
 * is said to be there.
 */
fun Context.copyLent(from: Uri, to: File, most: Long) {
    val stream = contentResolver.openInputStream(from) ?: throw IOException("nothing is there")
    to.parentFile?.mkdirs()
    stream.use { input ->
        to.outputStream().use { output ->
            val buffer = ByteArray(64 * 1024)
            var all = 0L
            while (all <= most) {
                val read = input.read(buffer)
                if (read < 0) break
                output.write(buffer, 0, read)
                all += read
            }
        }
    }
}

/** What a file that another app lends is called there; no place, only a name. */
fun Context.nameOfLent(file: Uri): String {
    val named = contentResolver.query(file, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use { if (it.moveToFirst()) it.getString(0) else null }
    return File(named ?: file.lastPathSegment.orEmpty()).name.ifEmpty { "file" }
}
