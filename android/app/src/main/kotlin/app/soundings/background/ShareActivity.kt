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
import app.soundings.copyLent
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.words
import java.io.File
import java.io.IOException
import java.util.UUID
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** So many pictures at once. */
private const val MOST_PICTURES = 20

/** Files that are looked at before anything of them comes in, by type or by the end of their name. */
private val IMPORTED = mapOf("text/vcard" to "vcf", "text/x-vcard" to "vcf", "text/markdown" to "md", "text/csv" to "csv")

/**
 * What the share sheet brings: words and pictures become a note without a key, also while the notebook is locked or shut; cards,
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
        val imported = files.firstOrNull()?.let(::importedAs) ?: IMPORTED[intent.type].takeIf { files.isNotEmpty() }
        if (imported != null) {
            val file = copied(files.first(), File(cacheDir, "imported"), imported)
            startActivity(Arrival.Import(file).intent(this))
            return 0
        }
        val words = intent.getStringExtra(Intent.EXTRA_TEXT).orEmpty()
        val pictures = files.take(MOST_PICTURES).map { copied(it, File(cacheDir, "pictures"), "jpg").path }
        if (words.isBlank() && pictures.isEmpty()) return R.string.share_in_none
        val note = NewObservation(visit = FiledUnder.Nowhere, kind = null, text = words, attachments = pictures)
        (application as SoundingsApplication).door.captureBeside(note)
        return R.string.share_in_kept
    }

    private fun files(intent: Intent): List<Uri> = when (intent.action) {
        Intent.ACTION_SEND -> listOfNotNull(IntentCompat.getParcelableExtra(intent, Intent.EXTRA_STREAM, Uri::class.java))
        Intent.ACTION_SEND_MULTIPLE -> IntentCompat.getParcelableArrayListExtra(intent, Intent.EXTRA_STREAM, Uri::class.java).orEmpty()
        else -> emptyList()
    }

    private fun importedAs(file: Uri): String? = IMPORTED[contentResolver.getType(file)]
        ?: IMPORTED.values.firstOrNull { file.lastPathSegment.orEmpty().endsWith(".$it", ignoreCase = true) }

    /** A copy of one's own: what was lent is taken back when this is over. Only what another app lends, never a file of ours. */
    private suspend fun copied(from: Uri, folder: File, end: String): File = withContext(Dispatchers.IO) {
        if (from.scheme != "content" || from.authority?.startsWith(packageName) == true) throw IOException("lent by nobody")
        File(folder, "${UUID.randomUUID()}.$end").also { copyLent(from, it, MOST_ATTACHED_BYTES) }
    }
}
