package app.soundings.sync

import android.text.format.Formatter
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.clock
import app.soundings.core.NeedsYouRow
import app.soundings.core.OwnKey
import app.soundings.core.Sync
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.sentence
import app.soundings.word
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

/** *Sync*: the record as it stands, and another try. */
class SyncModel(desk: Desk) : ScreenModel<Sync>(desk) {
    /** Why contact broke off last. */
    val brokeOff: StateFlow<Problem?> = desk.brokeOff

    init {
        follow()
        lookWhileShown()
    }

    override suspend fun read(change: Change): Sync = desk.read { it.syncScreen() }

    fun tryNow(): Job = attempt { desk.tryNow() }

    /** Offers once more what the team's server refused. */
    fun retry(): Job = attempt { desk.ask { it.retryRefused() } }
}

/** What waits, what needs you and why, why nothing moves, and when the team's server answered last. */
@Composable
fun SyncScreen(model: SyncModel, toJoin: () -> Unit, back: () -> Unit) = PushedPage(stringResource(R.string.sync), back) {
    Shown(model) { sync, problem ->
        val brokeOff by model.brokeOff.collectAsStateWithLifecycle()
        Rolling {
            Card(Modifier.testTag("standing")) { Body(sync.sharing.sentence()) }
            sync.stopped?.let { Part(stringResource(R.string.sync_stopped)) { Card(Modifier.testTag("stopped")) { Body(stringResource(it.word())) } } }
            (problem ?: brokeOff.takeIf { sync.stopped == null })?.let { ProblemLine(it) }
            if (sync.mayJoin) PlainButton(stringResource(R.string.join), toJoin, Modifier.testTag("join"))
            if (sync.needsYou.isNotEmpty()) NeedsYou(sync, model::retry)
            sync.server?.let {
                Waits(sync)
                Server(sync, it, model::tryNow)
            }
        }
    }
}

@Composable
private fun NeedsYou(sync: Sync, retry: () -> Unit) = Part(stringResource(R.string.sync_needs_you)) {
    sync.needsYou.forEach { NeedsYou(it) }
    if (sync.mayRetry) PlainButton(stringResource(R.string.sync_retry), retry, Modifier.testTag("retry"))
}

@Composable
private fun NeedsYou(row: NeedsYouRow) = Card(Modifier.testTag("needs-you")) {
    Body(stringResource(row.reason.word()))
    Quiet(stringResource(R.string.sync_since, row.since.day(), row.since.clock()))
}

@Composable
private fun Waits(sync: Sync) = Part(stringResource(R.string.sync_waits)) {
    val waiting = sync.waitingOperations.toInt()
    val size = Formatter.formatShortFileSize(LocalContext.current, sync.waitingBytes.toLong())
    Card(Modifier.testTag("waits")) {
        Body(if (waiting == 0) stringResource(R.string.sync_waiting_none) else pluralStringResource(R.plurals.sync_waiting, waiting, waiting, size))
        val kept = sync.keptSealed.toInt()
        if (kept > 0) {
            Quiet(pluralStringResource(R.plurals.sync_kept_sealed, kept, kept))
            when (sync.ownKey) {
                OwnKey.ONLY_HERE -> Quiet(stringResource(R.string.sync_only_here_opens))
                OwnKey.HERE, OwnKey.NOT_HERE, null -> Unit
            }
        }
        val onlyHere = sync.onlyHere.toInt()
        if (onlyHere > 0) Quiet(pluralStringResource(R.plurals.sync_only_here, onlyHere, onlyHere))
    }
}

@Composable
private fun Server(sync: Sync, server: String, tryNow: () -> Unit) = Part(stringResource(R.string.sync_contact)) {
    Card(Modifier.testTag("contact")) {
        Body(sync.lastContact?.let { stringResource(R.string.sync_last_contact, it.day(), it.clock()) } ?: stringResource(R.string.sync_no_contact))
        sync.awaySince?.let { Body(stringResource(R.string.sync_away, it.day(), it.clock())) }
        if (sync.serverNeverBackedUp) Body(stringResource(R.string.sync_never_backed_up))
        Quiet(server)
    }
    PlainButton(stringResource(R.string.sync_try_now), tryNow, Modifier.testTag("try-now"))
}
