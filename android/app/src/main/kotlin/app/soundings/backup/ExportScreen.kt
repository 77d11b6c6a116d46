package app.soundings.backup

import android.net.Uri
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.core.Exported
import app.soundings.core.Settings
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.PushedPage
import app.soundings.look.RollingAbove
import app.soundings.phones.HandedFiles
import app.soundings.settings.Body
import app.soundings.settings.Quiet
import app.soundings.sizeWords
import java.io.File
import java.util.Locale
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What was exported, and how large the one file is. */
class ExportedTo(val exported: Exported, val bytes: ULong)

/** Everything of one's own as files that other programs read, in one. */
class ExportModel(desk: Desk, private val files: HandedFiles) : ScreenModel<Settings>(desk) {
    private val done = MutableStateFlow<ExportedTo?>(null)
    private val busy = MutableStateFlow(false)

    /** Null before. */
    val made: StateFlow<ExportedTo?> = done.asStateFlow()
    val going: StateFlow<Boolean> = busy.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Settings = desk.read { it.settings() }

    fun export(to: Uri): Job {
        busy.value = true
        return attempt {
            try {
                done.value = desk.ask { book ->
                    val folder = files.place("export")
                    val exported = book.exportAll(folder.path, Locale.getDefault().toLanguageTag())
                    val one = File(folder.parentFile, "soundings.zip")
                    zipped(folder, one)
                    folder.deleteRecursively()
                    ExportedTo(exported, one.length().toULong()).also { files.putOut(one, to) }
                }
            } finally {
                busy.value = false
            }
        }
    }
}

private fun zipped(folder: File, to: File) = ZipOutputStream(to.outputStream()).use { out ->
    folder.walkTopDown().filter(File::isFile).forEach { file ->
        out.putNextEntry(ZipEntry(file.relativeTo(folder).invariantSeparatorsPath))
        file.inputStream().use { it.copyTo(out) }
        out.closeEntry()
    }
}

@Composable
fun ExportScreen(model: ExportModel, back: () -> Unit) = PushedPage(stringResource(R.string.sync_export), back) {
    Shown(model) { _, problem ->
        val made by model.made.collectAsStateWithLifecycle()
        val going by model.going.collectAsStateWithLifecycle()
        val choose = rememberLauncherForActivityResult(ActivityResultContracts.CreateDocument("application/zip")) { it?.let(model::export) }
        RollingAbove({
            BuoyButton(stringResource(R.string.sync_export), { choose.launch("soundings.zip") }, Modifier.fillMaxWidth().testTag("export-go"), !going)
        }) {
            Body(stringResource(R.string.export_words))
            problem?.let { ProblemLine(it, Modifier.testTag("refused")) }
            made?.let { exported ->
                Card(Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("exported")) {
                    Heading(stringResource(R.string.export_made, exported.bytes.sizeWords()))
                    val missing = exported.exported.leftOut.notHere.toInt()
                    if (missing > 0) Quiet(pluralStringResource(R.plurals.backup_not_here, missing, missing))
                }
            }
        }
    }
}
