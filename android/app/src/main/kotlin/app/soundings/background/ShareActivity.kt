package app.soundings.background

import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.widget.Toast
import androidx.activity.ComponentActivity
import androidx.core.content.IntentCompat
import androidx.lifecycle.lifecycleScope
import app.soundings.MOST_ATTACHED_BYTES
import app.soundings.Problem
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.Troubled
import app.soundings.copyLent
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.Refusal
import app.soundings.nameOfLent
import app.soundings.notebook.SoundingsException
import app.soundings.unreadable
import app.soundings.visits.sharedFiles
import app.soundings.words
import java.io.File
import java.util.UUID
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** So many at once. */
private const val MOST_FILES = 20

/** Files that are looked at before anything of them comes in, by type or by the end of their name. */
private val IMPORTED = mapOf("text/vcard" to "vcf", "text/x-vcard" to "vcf", "text/markdown" to "md", "text/csv" to "csv")

/**
 * What the share sheet brings: words, pictures and files become a note without a key, also while the notebook is locked or shut; cards,
 * tables and reports lead to their preview. Nothing is shown here.
 */
class ShareActivity : ComponentActivity() {
    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        if (saved != null) return finish()
        lifecycleScope.launch {
            var said = R.string.share_in_kept
            Problem.of { said = take(intent) }?.let { said = it.words() }
            if (said != 0) Toast.makeText(applicationContext, said, Toast.LENGTH_LONG).show()
            finish()
        }
    }

    /** What to say; nothing where the preview says it. */
    private suspend fun take(intent: Intent): Int {
        val files = files(intent)
        if (files.size > MOST_FILES) throw Troubled(Problem.Notebook(SoundingsException.Refused(Refusal.TOO_MANY)))
        val imported = files.singleOrNull()?.let { importedAs(it, intent) }
        if (imported != null) {
            val file = File(sharedFiles(this), "${UUID.randomUUID()}.$imported").also { copy(files.single(), it) }
            startActivity(Arrival.Import(file.name).intent(this))
            return 0
        }
        val words = intent.getStringExtra(Intent.EXTRA_TEXT).orEmpty()
        if (words.isBlank() && files.isEmpty()) return R.string.share_in_none
        val folder = File(cacheDir, "shared/${UUID.randomUUID()}")
        try {
            val copies = files.mapIndexed { place, file -> File(folder, "$place/${nameOfLent(file)}").also { copy(file, it) } }
            val note = NewObservation(visit = FiledUnder.Nowhere, kind = null, text = words, attachments = copies.map { it.path })
            (application as SoundingsApplication).door.captureBeside(note)
        } finally {
            // Sealed or not, no plain copy stays behind.
            withContext(NonCancellable + Dispatchers.IO) { folder.deleteRecursively() }
        }
        return R.string.share_in_kept
    }

    private fun files(intent: Intent): List<Uri> = when (intent.action) {
        Intent.ACTION_SEND -> listOfNotNull(IntentCompat.getParcelableExtra(intent, Intent.EXTRA_STREAM, Uri::class.java))
        Intent.ACTION_SEND_MULTIPLE -> IntentCompat.getParcelableArrayListExtra(intent, Intent.EXTRA_STREAM, Uri::class.java).orEmpty()
        else -> emptyList()
    }

    private suspend fun importedAs(file: Uri, intent: Intent): String? = withContext(Dispatchers.IO) {
        IMPORTED[contentResolver.getType(file)] ?: IMPORTED[intent.type]
            ?: IMPORTED.values.firstOrNull { file.lastPathSegment.orEmpty().endsWith(".$it", ignoreCase = true) }
    }

    /** A copy of one's own: what was lent is taken back when this is over. Only what another app lends, never a file of ours. */
    private suspend fun copy(from: Uri, to: File) = withContext(Dispatchers.IO) {
        if (from.scheme != "content" || from.authority?.startsWith(packageName) == true) throw unreadable()
        copyLent(from, to, MOST_ATTACHED_BYTES)
    }
}
