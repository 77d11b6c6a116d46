package app.soundings.visits

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.PersistableBundle
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.core.content.FileProvider
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.printPaper
import app.soundings.notebook.ReportPages
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

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

/** Where what is handed to another app lies, in the clear. */
private fun handedOver(context: Context) = File(context.cacheDir, "documents")

/** A place for what is handed to another app. Of what was handed over before nothing stays. */
internal fun toHandOver(context: Context, name: String): File = File(handedOver(context).apply { deleteRecursively(); mkdirs() }, name)

/** Nothing of what was handed over stays: whoever opens the app is done with it elsewhere. */
internal suspend fun forgetHandedOver(context: Context) = withContext(Dispatchers.IO) {
    for (folder in listOf(handedOver(context), File(context.cacheDir, "shared"))) folder.deleteRecursively()
}

/** Hands a document to another app as a file. */
internal suspend fun send(context: Context, form: DocumentForm, text: String) {
    val file = withContext(Dispatchers.IO) { toHandOver(context, form.file).apply { writeText(text) } }
    val uri = FileProvider.getUriForFile(context, "app.soundings.pictures", file)
    val send = Intent(Intent.ACTION_SEND).setType(form.type).putExtra(Intent.EXTRA_STREAM, uri).addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
    send.clipData = ClipData.newRawUri("", uri)
    context.startActivity(Intent.createChooser(send, null))
}

/** The ways out of a document: copied, sent, printed. */
@Composable
internal fun WaysOut(pages: ReportPages) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    val context = LocalContext.current
    val sending = rememberCoroutineScope()
    var copied by rememberSaveable { mutableStateOf(false) }
    var wrong by remember { mutableStateOf<Problem?>(null) }
    val name = stringResource(R.string.document_kind_report)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        PlainButton(stringResource(R.string.copy_text), {
            copy(context, pages.text)
            copied = true
        }, Modifier.testTag("copy"))
        DocumentForm.entries.forEach { form ->
            PlainButton(stringResource(form.word), { sending.launch { wrong = Problem.of { send(context, form, form.of(pages)) } } }, Modifier.testTag("send-${form.name}"))
        }
        PlainButton(stringResource(R.string.print_pdf), { printPaper(context, name, pages.html) }, Modifier.testTag("print"))
    }
    wrong?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
    if (copied) Quiet(stringResource(R.string.copied), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("copied"))
}

/** A document among ourselves: as it is read, and its ways out. */
@Composable
internal fun AmongUs(@StringRes title: Int, model: ScreenModel<ReportPages>, ways: Ways) = PushedPage(stringResource(title), ways::back) {
    Shown(model) { pages, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            WaysOut(pages)
        }) {
            Quiet(stringResource(R.string.not_for_outside))
            AsRead(pages.html)
        }
    }
}
