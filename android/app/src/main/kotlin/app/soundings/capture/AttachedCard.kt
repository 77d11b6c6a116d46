package app.soundings.capture

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.beside
import app.soundings.core.AttachmentKind
import app.soundings.core.AttachmentRow
import app.soundings.core.FileStanding
import app.soundings.look.Body
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.sizeWords
import app.soundings.word

/** What is attached: what it is and where it stands, to be heard where it is a sound, to be asked for where it waits for that. */
@Composable
fun Attached(
    attached: AttachmentRow, listening: Listening, listen: (String) -> Unit, fetch: (String) -> Unit, more: @Composable () -> Unit = {},
) {
    LifecycleEventEffect(Lifecycle.Event.ON_STOP) { listening.stop() }
    val heard by listening.heard.collectAsStateWithLifecycle()
    val notPlayed by listening.notPlayed.collectAsStateWithLifecycle()
    Body(beside(attached.title(), attached.seconds(), stringResource(R.string.covered).takeIf { attached.covered }))
    Quiet(attached.standing(), Modifier.testTag("file-standing"))
    attached.notShown?.let { Quiet(stringResource(it.word())) }
    if (notPlayed == attached.id) {
        Quiet(stringResource(R.string.note_listen_not), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("not-played"))
    }
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        when {
            !attached.isSound() -> Unit
            heard == attached.id -> PlainButton(stringResource(R.string.note_listen_stop), listening::stop, Modifier.testTag("stop-listening"))
            else -> PlainButton(stringResource(R.string.note_listen), { listen(attached.id) }, Modifier.testTag("listen"))
        }
        if (attached.waitsToBeAskedFor()) PlainButton(stringResource(R.string.note_fetch), { fetch(attached.id) }, Modifier.testTag("fetch"))
        more()
    }
}

/** A file is known by its name; what the phone took has one that says nothing. */
@Composable
private fun AttachmentRow.title(): String = when (kind) {
    AttachmentKind.FILE -> name ?: stringResource(kind.word())
    AttachmentKind.PICTURE, AttachmentKind.SPOKEN_NOTE -> stringResource(kind.word())
}

private fun AttachmentRow.isSound(): Boolean = here && when (kind) {
    AttachmentKind.SPOKEN_NOTE -> true
    AttachmentKind.PICTURE, AttachmentKind.FILE -> false
}

private fun AttachmentRow.waitsToBeAskedFor(): Boolean = when (file) {
    FileStanding.ASKS_FOR_WIFI, FileStanding.ASKS_FOR_YOU, FileStanding.NO_ROOM -> true
    FileStanding.ONLY_HERE, FileStanding.TO_SEND, FileStanding.SENDING, FileStanding.SENDS_OVER_WIFI, FileStanding.WITH_THE_TEAM,
    FileStanding.KEPT_FOR_YOU, FileStanding.FOLLOWS, FileStanding.ON_SERVER, FileStanding.COMING, FileStanding.REFUSED,
    FileStanding.OTHER_BYTES, FileStanding.ERASED,
    -> false
}

@Composable
private fun AttachmentRow.seconds(): String? = durationMs?.let { stringResource(R.string.note_seconds, ((it + 999u) / 1000u).toInt()) }

/** Where its bytes stand between who attached it, the team's server and this phone. */
@Composable
private fun AttachmentRow.standing(): String = when (file) {
    FileStanding.ONLY_HERE -> stringResource(R.string.file_standing_only_here)
    FileStanding.TO_SEND -> stringResource(R.string.file_standing_to_send)
    FileStanding.SENDING -> stringResource(R.string.file_standing_sending, moved.sizeWords(), bytes.sizeWords())
    FileStanding.SENDS_OVER_WIFI -> stringResource(R.string.file_standing_sends_over_wifi)
    FileStanding.KEPT_FOR_YOU -> stringResource(R.string.file_standing_kept_for_you)
    FileStanding.WITH_THE_TEAM -> stringResource(R.string.file_standing_with_the_team)
    FileStanding.FOLLOWS -> stringResource(R.string.file_standing_follows)
    FileStanding.ON_SERVER -> stringResource(R.string.file_standing_on_server, bytes.sizeWords())
    FileStanding.COMING -> stringResource(R.string.file_standing_coming, moved.sizeWords(), bytes.sizeWords())
    FileStanding.ASKS_FOR_WIFI -> stringResource(R.string.file_standing_asks_for_wifi, bytes.sizeWords())
    FileStanding.ASKS_FOR_YOU -> stringResource(R.string.file_standing_asks_for_you, bytes.sizeWords())
    FileStanding.REFUSED -> stringResource(R.string.file_standing_refused)
    FileStanding.OTHER_BYTES -> stringResource(R.string.file_standing_other_bytes)
    FileStanding.NO_ROOM -> stringResource(R.string.file_standing_no_room)
    FileStanding.ERASED -> stringResource(R.string.file_standing_erased)
}
