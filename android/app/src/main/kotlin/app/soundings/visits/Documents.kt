package app.soundings.visits

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.PersistableBundle
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.core.content.FileProvider
import app.soundings.R
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.printPaper
import app.soundings.notebook.ReportPages
import java.io.File

/** What marks a clip as one that no keyboard shows, before the platform had a name for it too. */
private const val SENSITIVE = "android.content.extra.IS_SENSITIVE"

/** A file a document goes as. Its name says nothing of a customer: it stands in mail programs and lists of downloads. */
enum class DocumentForm(val file: String, val type: String, val word: Int) {
    Html("report.html", "text/html", R.string.send_html),
    Markdown("report.md", "text/markdown", R.string.send_markdown),
    ;

    fun of(pages: ReportPages): String = when (this) {
        Html -> pages.html
        Markdown -> pages.markdown
    }
}

/** Copies a document as plain text; the clip is marked sensitive. */
internal fun copy(context: Context, text: String) {
    val clip = ClipData.newPlainText("", text)
    clip.description.extras = PersistableBundle().apply {
        putBoolean(if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else SENSITIVE, true)
    }
    context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(clip)
}

/** Hands a document to another app as a file. Of those made before none stays. */
internal fun send(context: Context, form: DocumentForm, text: String) {
    val folder = File(context.cacheDir, "documents")
    folder.deleteRecursively()
    folder.mkdirs()
    val file = File(folder, form.file).apply { writeText(text) }
    val uri = FileProvider.getUriForFile(context, "app.soundings.pictures", file)
    val send = Intent(Intent.ACTION_SEND).setType(form.type).putExtra(Intent.EXTRA_STREAM, uri).addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
    send.clipData = ClipData.newRawUri("", uri)
    context.startActivity(Intent.createChooser(send, null))
}

/** The ways out of a document: copied, sent, printed. */
@Composable
internal fun WaysOut(pages: ReportPages, copied: () -> Unit) {
    val context = LocalContext.current
    val name = stringResource(R.string.document_kind_report)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        PlainButton(stringResource(R.string.copy_text), {
            copy(context, pages.text)
            copied()
        }, Modifier.testTag("copy"))
        DocumentForm.entries.forEach { form ->
            PlainButton(stringResource(form.word), { send(context, form, form.of(pages)) }, Modifier.testTag("send-${form.name}"))
        }
        PlainButton(stringResource(R.string.print_pdf), { printPaper(context, name, pages.html) }, Modifier.testTag("print"))
    }
}
