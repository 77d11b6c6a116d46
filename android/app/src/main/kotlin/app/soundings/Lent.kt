package app.soundings

import android.content.Context
import android.net.Uri
import android.provider.OpenableColumns
import app.soundings.core.Refusal
import app.soundings.notebook.SoundingsException
import java.io.File

/** What a file of this size or more is, the core does not take: no more than this is copied of one that is larger, and it is refused. */
const val MOST_ATTACHED_BYTES = 101L * 1024 * 1024

/** What was chosen can't be read: another app took it back, or would fetch it from where there is no signal. */
fun unreadable() = Troubled(Problem.Notebook(SoundingsException.Refused(Refusal.FILE_UNREADABLE)))

/**
 * Copies what another app lends: it may be read only as long as this app runs. No more than [most] bytes and a buffer, however much
 * is said to be there.
 */
fun Context.copyLent(from: Uri, to: File, most: Long) {
    to.parentFile?.mkdirs()
    lent { contentResolver.openInputStream(from) }.use { input ->
        to.outputStream().use { output ->
            val buffer = ByteArray(64 * 1024)
            var all = 0L
            while (all <= most) {
                val read = lent { input.read(buffer) }
                if (read < 0) break
                output.write(buffer, 0, read)
                all += read
            }
        }
    }
}

/** What a file that another app lends is called there; no place, only a name. */
fun Context.nameOfLent(file: Uri): String {
    val named = lent {
        contentResolver.query(file, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use { if (it.moveToFirst()) it.getString(0) else null }
            ?: file.lastPathSegment.orEmpty()
    }
    return File(named).name.ifEmpty { "file" }
}

/** What the other app answers, which may be anything. */
private fun <T : Any> lent(answer: () -> T?): T = try {
    answer()
} catch (@Suppress("TooGenericExceptionCaught") _: Exception) {
    null
} ?: throw unreadable()
