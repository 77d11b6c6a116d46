package app.soundings.backup

import android.net.Uri
import androidx.activity.compose.BackHandler
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.core.OpensWith
import app.soundings.lock.Secret
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.RollingAbove
import app.soundings.notebook.Cancel
import app.soundings.notebook.backupOpensWith
import app.soundings.phones.HandedFiles
import app.soundings.settings.Body
import app.soundings.settings.Quiet
import app.soundings.sizeWords
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** A backup as it lies there, before it is restored. */
data class ChosenBackup(val file: File, val bytes: ULong, val opensWith: OpensWith)

/** What was said of a restore. Nothing secret is saved. */
data class Restoring(val chosen: ChosenBackup? = null, val typed: String = "", val going: Boolean = false, val problem: Problem? = null)

/** A notebook made of a backup, where there is none yet. */
class RestoreModel(private val door: Door, private val files: HandedFiles) : ViewModel() {
    private val now = MutableStateFlow(Restoring())
    private val cancel = MutableStateFlow<Cancel?>(null)
    val state: StateFlow<Restoring> = now.asStateFlow()

    /** Looks at what somebody chose. Nothing is written yet. */
    fun choose(from: Uri) = viewModelScope.launch {
        var chosen: ChosenBackup? = null
        val failed = Problem.of {
            chosen = withContext(Dispatchers.IO) {
                val file = files.takenIn(from, "restore.backup")
                ChosenBackup(file, file.length().toULong(), backupOpensWith(file.path))
            }
        }
        now.value = Restoring(chosen, problem = failed)
    }

    fun type(words: String) = now.update { it.copy(typed = words) }

    fun restore() = viewModelScope.launch {
        val chosen = now.value.chosen ?: return@launch
        val goesOn = Cancel()
        cancel.value = goesOn
        now.update { it.copy(going = true, problem = null) }
        val failed = Problem.of { door.restore(chosen.file, now.value.typed, goesOn) }
        if (failed == null) chosen.file.delete()
        now.update { it.copy(going = false, problem = failed) }
    }

    fun stop() {
        cancel.value?.cancel()
    }
}

/** A backup is chosen, looked at, and restored with what opens it. */
@Composable
fun RestoreScreen(model: RestoreModel, back: () -> Unit) = PushedPage(stringResource(R.string.restore), back) {
    val state by model.state.collectAsStateWithLifecycle()
    val choose = rememberLauncherForActivityResult(ActivityResultContracts.OpenDocument()) { it?.let(model::choose) }
    BackHandler(onBack = back)
    Secret()
    RollingAbove({
        if (state.going) {
            Body(stringResource(R.string.restore_restoring))
            PlainButton(stringResource(R.string.backup_stop), model::stop, Modifier.fillMaxWidth().testTag("stop"))
        } else if (state.chosen != null) {
            BuoyButton(stringResource(R.string.restore_go), { model.restore() }, Modifier.fillMaxWidth().testTag("restore-go"), state.typed.isNotBlank())
        }
    }) {
        Body(stringResource(R.string.restore_words))
        PlainButton(stringResource(R.string.restore_choose), { choose.launch(arrayOf("*/*")) }, Modifier.testTag("choose"))
        state.problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("refused")) }
        state.chosen?.let { Chosen(it, state, model) }
    }
}

@Composable
private fun Chosen(chosen: ChosenBackup, state: Restoring, model: RestoreModel) {
    Card(Modifier.testTag("chosen")) {
        Heading(stringResource(chosen.opensWith.asks()))
        Quiet(chosen.bytes.sizeWords())
    }
    when (chosen.opensWith) {
        OpensWith.PASSPHRASE -> SecretLine(stringResource(R.string.backup_passphrase_field), state.typed, model::type, "typed")
        OpensWith.CODE -> SecretLine(stringResource(R.string.restore_code_field), state.typed, model::type, "typed", hidden = false)
    }
}

private fun OpensWith.asks(): Int = when (this) {
    OpensWith.PASSPHRASE -> R.string.restore_asks_passphrase
    OpensWith.CODE -> R.string.restore_asks_code
}
