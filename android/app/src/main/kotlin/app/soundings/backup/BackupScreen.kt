package app.soundings.backup

import android.content.Context
import android.print.PrintManager
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.clock
import app.soundings.core.BackedUp
import app.soundings.day
import app.soundings.lock.Secret
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Choices
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.settings.Body
import app.soundings.settings.Quiet
import app.soundings.sizeWords

/** One sealed file, opened by a passphrase or a printed code, put where the system's file picker says. */
@Composable
fun BackupScreen(model: BackupModel, back: () -> Unit) = PushedPage(stringResource(R.string.backup), back) {
    val asked by model.asked.collectAsStateWithLifecycle()
    val going by model.going.collectAsStateWithLifecycle()
    val choose = rememberLauncherForActivityResult(ActivityResultContracts.CreateDocument("application/octet-stream")) { it?.let(model::backUp) }
    Shown(model) { settings, problem ->
        RollingAbove({
            if (going) {
                Text(stringResource(R.string.backup_making), Modifier.semantics { liveRegion = LiveRegionMode.Polite }, LocalColours.current.ink, style = Styles.body)
                PlainButton(stringResource(R.string.backup_stop), model::stop, Modifier.fillMaxWidth().testTag("stop"))
            } else {
                BuoyButton(
                    stringResource(R.string.only_here_back_up), { choose.launch("soundings.soundingsbackup") }, Modifier.fillMaxWidth().testTag("back-up"), asked.ready,
                )
            }
        }) {
            Body(stringResource(R.string.backup_words))
            val last = settings.lastBackup
            Quiet(last?.let { stringResource(R.string.settings_backup_last, it.day(), it.clock()) } ?: stringResource(R.string.settings_backup_never))
            problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("refused")) }
            val made by model.made.collectAsStateWithLifecycle()
            made?.let { Made(it, asked.opens) }
            Part(stringResource(R.string.backup_lock)) {
                Choices(Opens.entries, asked.opens, { stringResource(it.words) }) { model.choose(it) }
                when (asked.opens) {
                    Opens.Passphrase -> Passphrase(model, asked)
                    Opens.Code -> Code(model, asked)
                }
            }
        }
    }
}

@Composable
private fun Passphrase(model: BackupModel, asked: Asked) {
    Secret()
    SecretLine(stringResource(R.string.backup_passphrase_field), asked.passphrase, model::passphrase, "passphrase", stringResource(R.string.backup_passphrase_more))
    SecretLine(
        stringResource(R.string.backup_again), asked.again, model::again, "again",
        stringResource(R.string.backup_differs).takeIf { asked.again.isNotEmpty() && asked.again != asked.passphrase },
    )
}

@Composable
private fun Code(model: BackupModel, asked: Asked) {
    Secret()
    val context = LocalContext.current
    LaunchedEffect(Unit) { model.needsCode() }
    val title = stringResource(R.string.restore_code_field)
    asked.code?.let { code ->
        Card(Modifier.testTag("code-words")) { SelectionContainer { Body(code) } }
        Quiet(stringResource(R.string.backup_code_words))
        PlainButton(stringResource(R.string.backup_print), { printed(context, title, code) }, Modifier.testTag("print"))
        OnOff(stringResource(R.string.backup_code_kept), asked.kept, Modifier.testTag("kept")) { model.kept(it) }
    }
}

private fun printed(context: Context, title: String, code: String) {
    context.getSystemService(PrintManager::class.java)?.print("Soundings", CodePage(title, code), null)
}

@Composable
private fun Made(made: BackedUp, opens: Opens) = Card(Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("made")) {
    Heading(stringResource(R.string.backup_made, made.bytes.sizeWords()))
    val missing = made.notHere.toInt()
    if (missing > 0) Quiet(pluralStringResource(R.plurals.backup_not_here, missing, missing))
    when (opens) {
        Opens.Passphrase -> Body(stringResource(R.string.backup_keep_passphrase))
        Opens.Code -> Unit
    }
}
