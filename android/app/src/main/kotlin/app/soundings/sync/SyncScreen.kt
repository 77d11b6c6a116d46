package app.soundings.sync

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
import app.soundings.Ways
import app.soundings.background.backgroundNow
import app.soundings.capture.CapturePage
import app.soundings.clock
import app.soundings.core.FilesOnTheWay
import app.soundings.core.FoundKind
import app.soundings.core.NeedsYouReason
import app.soundings.core.NeedsYouRow
import app.soundings.core.NoteChange
import app.soundings.core.OwnKey
import app.soundings.core.SeenAt
import app.soundings.core.Sync
import app.soundings.core.ToldApartRow
import app.soundings.customers.CustomersPage
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.maps.MapsPage
import app.soundings.sentence
import app.soundings.settings.PhonePage
import app.soundings.sizeWords
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
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

    /** A note that was to stay only mine, and was shared from another device meanwhile, may stay with the team. */
    fun leaveShared(note: String): Job = attempt { desk.ask { it.changeNote(note, NoteChange(onlyMe = false), null) } }
}

/** What waits, what needs you and why, why nothing moves, and when the team's server answered last. */
@Composable
fun SyncScreen(model: SyncModel, ways: Ways) = PushedPage(stringResource(R.string.sync), ways::back) {
    Shown(model) { sync, problem ->
        val brokeOff by model.brokeOff.collectAsStateWithLifecycle()
        Rolling {
            Card(Modifier.testTag("standing")) { Body(sync.sharing.sentence()) }
            sync.stopped?.let { Part(stringResource(R.string.sync_stopped)) { Card(Modifier.testTag("stopped")) { Body(stringResource(it.word())) } } }
            sync.toldApart.forEach { ToldApart(it) }
            val inInbox = sync.inInbox.toInt()
            if (inInbox > 0) Card(Modifier.testTag("in-inbox")) { Body(pluralStringResource(R.plurals.sync_in_inbox, inInbox, inInbox)) }
            (problem ?: brokeOff.takeIf { sync.stopped == null })?.let { ProblemLine(it) }
            if (sync.mayJoin) PlainButton(stringResource(R.string.join), { ways.to(PhonePage.Join) }, Modifier.testTag("join"))
            if (sync.needsYou.isNotEmpty()) NeedsYou(sync, model, ways)
            sync.server?.let {
                Waits(sync)
                Files(sync.files)
                Server(sync, it, model::tryNow)
                ByItself(sync.files.wifiOnly)
                PlainButton(stringResource(R.string.earlier), { ways.to(PhonePage.Earlier) }, Modifier.testTag("to-earlier"))
            }
            PlainButton(stringResource(R.string.phones), { ways.to(PhonePage.Phones) }, Modifier.testTag("to-phones"))
            PlainButton(stringResource(R.string.new_phone), { ways.to(PhonePage.NewPhone) }, Modifier.testTag("to-new-phone"))
        }
    }
}

@Composable
private fun ToldApart(row: ToldApartRow) = Card(Modifier.testTag("told-apart")) {
    Body(row.engineer?.let { stringResource(R.string.sync_told_apart, it) } ?: stringResource(R.string.sync_told_apart_itself))
    Quiet(stringResource(R.string.sync_since, row.found.day(), row.found.clock()))
}

@Composable
private fun NeedsYou(sync: Sync, model: SyncModel, ways: Ways) = Part(stringResource(R.string.sync_needs_you)) {
    sync.needsYou.forEach { NeedsYou(it, model, ways) }
    if (sync.mayRetry) {
        PlainButton(stringResource(R.string.sync_retry), { model.retry() }, Modifier.testTag("retry"))
        PlainButton(stringResource(R.string.sync_export), { ways.to(PhonePage.Export) }, Modifier.testTag("export"))
    }
}

@Composable
private fun NeedsYou(row: NeedsYouRow, model: SyncModel, ways: Ways) = Card(Modifier.testTag("needs-you")) {
    Because(row.reason, row.number, row.since)
    when (row.reason) {
        NeedsYouReason.KEY_NOT_HERE -> Way(R.string.needs_you_key) { ways.to(PhonePage.NewPhone) }
        NeedsYouReason.VERSIONS ->
            row.versions?.let { Way(R.string.needs_you_compare) { ways.to(MapsPage.Compare, row.entity, it.field) } }
        NeedsYouReason.TOO_LARGE, NeedsYouReason.NOT_UNDERSTOOD, NeedsYouReason.DEPENDENT, NeedsYouReason.NOT_KNOWN_HERE -> {
            row.seenAt?.let { Way(R.string.needs_you_look) { ways.to(it) } }
            Way(R.string.needs_you_refused) { ways.to(PhonePage.Refused, row.entity) }
        }
        NeedsYouReason.SHARED_MEANWHILE -> {
            row.seenAt?.let { seenAt ->
                when (seenAt.what) {
                    FoundKind.NOTE ->
                        PlainButton(stringResource(R.string.needs_you_leave_shared), { model.leaveShared(seenAt.id) }, Modifier.testTag("leave-shared"))
                    FoundKind.VISIT, FoundKind.PERSON, FoundKind.CUSTOMER, FoundKind.SITE, FoundKind.MAP, FoundKind.ENTRY, FoundKind.PROMISE -> Unit
                }
                Way(R.string.needs_you_look) { ways.to(seenAt) }
            }
        }
        NeedsYouReason.ERASED, NeedsYouReason.CANNOT_APPLY, NeedsYouReason.NOT_VOUCHED_FOR, NeedsYouReason.WAITS_FOR_OTHERS,
        -> row.seenAt?.let { Way(R.string.needs_you_look) { ways.to(it) } }
    }
}

@Composable
private fun Way(words: Int, lead: () -> Unit) = PlainButton(stringResource(words), lead, Modifier.testTag("needs-you-way"))

/** The page of a thing. */
private fun Ways.to(seenAt: SeenAt) = when (seenAt.what) {
    FoundKind.NOTE -> to(CapturePage.Note, seenAt.id)
    FoundKind.VISIT -> to(VisitsPage.Visit, seenAt.id)
    FoundKind.PERSON -> to(CustomersPage.Person, seenAt.id)
    FoundKind.CUSTOMER -> to(CustomersPage.Customer, seenAt.id)
    FoundKind.SITE -> to(CustomersPage.Site, seenAt.id)
    FoundKind.MAP -> to(MapsPage.Map, seenAt.id)
    FoundKind.ENTRY -> to(MapsPage.Entry, seenAt.id)
    FoundKind.PROMISE -> to(TeamPage.Promise, seenAt.id)
}

/** Pictures and files: what goes, what comes, and over which network. */
@Composable
private fun Files(files: FilesOnTheWay) = Part(stringResource(R.string.sync_files)) {
    Card(Modifier.testTag("files")) {
        val (send, fetch, follow) = Triple(files.toSend.toInt(), files.toFetch.toInt(), files.follow.toInt())
        if (send > 0) Body(pluralStringResource(R.plurals.files_to_send, send, send, files.toSendBytes.sizeWords()))
        if (fetch > 0) Body(pluralStringResource(R.plurals.files_to_fetch, fetch, fetch, files.toFetchBytes.sizeWords()))
        if (follow > 0) Body(pluralStringResource(R.plurals.files_follow, follow, follow))
        Quiet(stringResource(if (files.wifiOnly) R.string.files_wifi_only else R.string.files_any_network))
    }
}

/** What happens while the app is closed, and what that waits for. */
@Composable
private fun ByItself(filesOverWifi: Boolean) = Part(stringResource(R.string.sync_by_itself)) {
    val context = LocalContext.current
    Card(Modifier.testTag("by-itself")) { backgroundNow(context, filesOverWifi).forEach { Quiet(stringResource(it.words)) } }
}

@Composable
private fun Waits(sync: Sync) = Part(stringResource(R.string.sync_waits)) {
    val waiting = sync.waitingOperations.toInt()
    val size = sync.waitingBytes.sizeWords()
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
        if (sync.serverFull) Body(stringResource(R.string.sync_server_full))
        if (sync.serverNeverBackedUp) Body(stringResource(R.string.sync_never_backed_up))
        Quiet(server)
    }
    PlainButton(stringResource(R.string.sync_try_now), tryNow, Modifier.testTag("try-now"))
}
