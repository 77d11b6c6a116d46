package app.soundings.join

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.core.Settings
import app.soundings.core.Sharing
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.scan.ScanOrPaste
import app.soundings.sentence

/** One field for the invitation; before it is done, whose it is and what is shared; then how it goes. */
@Composable
fun JoinScreen(model: JoinModel, toEarlier: () -> Unit, back: () -> Unit) = PushedPage(stringResource(R.string.join), back) {
    Shown(model) { settings, problem ->
        val brokeOff by model.brokeOff.collectAsStateWithLifecycle()
        Rolling {
            if (settings.mayJoin) Ask(model) else Done(toEarlier, back)
            (problem ?: brokeOff)?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("refused")) }
            if (settings.mayJoin) Go(model, settings)
        }
    }
}

@Composable
private fun Ask(model: JoinModel) {
    val colours = LocalColours.current
    val text by model.text.collectAsStateWithLifecycle()
    Text(stringResource(R.string.join_words), color = colours.ink, style = Styles.body)
    OutlinedTextField(
        text, { model.write(it) }, Modifier.fillMaxWidth().heightIn(min = 64.dp).testTag("invitation"),
        textStyle = Styles.body, label = { Text(stringResource(R.string.join_field)) }, maxLines = 3,
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false),
    )
    ScanOrPaste(stringResource(R.string.join_scan), stringResource(R.string.join_paste), "invitation") { model.write(it) }
}

/** Whose invitation it is, and the button; once pressed, how it goes. */
@Composable
private fun Go(model: JoinModel, settings: Settings) {
    val colours = LocalColours.current
    val invitation by model.invitation.collectAsStateWithLifecycle()
    invitation?.let { Text(stringResource(R.string.join_server, it.server), Modifier.testTag("server"), colours.ink, style = Styles.body) }
    when (settings.sharing) {
        is Sharing.Joining -> {
            Card(Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("joining")) {
                Text(settings.sharing.sentence(), color = colours.ink, style = Styles.body)
            }
            PlainButton(stringResource(R.string.sync_try_now), { model.tryNow() }, Modifier.testTag("try-now"))
        }
        is Sharing.NoTeam, is Sharing.Together, is Sharing.FilesFollow, is Sharing.Waiting, is Sharing.NeedsYou -> Unit
    }
    BuoyButton(stringResource(R.string.join_go), { model.join() }, Modifier.fillMaxWidth().testTag("join-go"))
}

@Composable
private fun Done(toEarlier: () -> Unit, back: () -> Unit) {
    val colours = LocalColours.current
    Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }, Arrangement.spacedBy(Measure.space8)) {
        Heading(stringResource(R.string.join_done), Modifier.testTag("joined"))
        Text(stringResource(R.string.join_done_more), color = colours.inkSecond, style = Styles.body)
    }
    PlainButton(stringResource(R.string.earlier), toEarlier, Modifier.testTag("to-earlier"))
    BuoyButton(stringResource(R.string.join_close), back, Modifier.fillMaxWidth().testTag("join-close"))
}
