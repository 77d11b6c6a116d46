package app.soundings

import android.text.format.DateFormat
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.soundings.core.EncounterKind
import app.soundings.core.Moment
import app.soundings.core.ObservationKind
import app.soundings.core.Plan
import app.soundings.core.Sharing
import app.soundings.core.SyncState
import app.soundings.core.VisitRow
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.OffsetDateTime
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.Locale

/** The word of each value: records hold values, and this catalogue words them. */
@StringRes
fun ObservationKind.key(): Int = when (this) {
    ObservationKind.SAID -> R.string.key_said
    ObservationKind.DID -> R.string.key_did
    ObservationKind.AROUND -> R.string.key_around
    ObservationKind.THOUGHT -> R.string.key_thought
}

@StringRes
fun EncounterKind.word(): Int = when (this) {
    EncounterKind.VISIT -> R.string.kind_visit
    EncounterKind.MEETING -> R.string.kind_meeting
    EncounterKind.CALL_LISTENED -> R.string.kind_call_listened
    EncounterKind.CALL_MADE -> R.string.kind_call_made
    EncounterKind.ROLE_PLAY -> R.string.kind_role_play
    EncounterKind.CALL_TO_OURSELVES -> R.string.kind_call_to_ourselves
}

@StringRes
fun SyncState.word(): Int = when (this) {
    SyncState.ON_THIS_PHONE -> R.string.state_on_this_phone
    SyncState.ON_ITS_WAY -> R.string.state_on_its_way
    SyncState.KEPT_FOR_YOU -> R.string.state_kept_for_you
    SyncState.WITH_THE_TEAM -> R.string.state_with_the_team
    SyncState.NEEDS_YOU -> R.string.state_needs_you
}

/** The customer and site, or null where nobody has named them. */
@Composable
fun VisitRow.place(): String? = customer?.let { customer -> site?.let { stringResource(R.string.visit_place, customer, it) } ?: customer }

/** Where everything stands between this phone and the team. */
@Composable
fun Sharing.sentence(): String = when (this) {
    is Sharing.NoTeam ->
        if (notes == 0u) stringResource(R.string.sharing_no_team_none)
        else pluralStringResource(R.plurals.sharing_no_team, notes.toInt(), notes.toInt())
    is Sharing.Together -> checked?.let { stringResource(R.string.sharing_together_checked, it.clock()) } ?: stringResource(R.string.sharing_together)
    is Sharing.Waiting -> listOfNotNull(
        if (notes > 0u) pluralStringResource(R.plurals.sharing_waiting_notes, notes.toInt(), notes.toInt())
        else pluralStringResource(R.plurals.sharing_waiting_things, things.toInt(), things.toInt()),
        awaySince?.let { stringResource(R.string.sharing_away, it.clock()) },
        stringResource(R.string.sharing_nothing_to_do),
    ).joinToString(" ")
    is Sharing.NeedsYou -> pluralStringResource(R.plurals.sharing_needs_you, things.toInt(), things.toInt())
}

private fun Moment.local(): OffsetDateTime = Instant.ofEpochMilli(utcMs).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60))

@Composable
private fun locale(): Locale = LocalConfiguration.current.locales[0]

/** The time of day where it happened. */
@Composable
fun Moment.clock(): String = local().format(pattern(if (DateFormat.is24HourFormat(LocalContext.current)) "Hm" else "hm", locale()))

/** The day where it happened. */
@Composable
fun Moment.day(): String = local().toLocalDate().words()

/** The planned day and time. */
@Composable
fun Plan.words(): String {
    val time = if (DateFormat.is24HourFormat(LocalContext.current)) "Hm" else "hm"
    val format = pattern("EEEEdMMMM$time", locale())
    return runCatching { LocalDateTime.parse(local).format(format) }.getOrDefault(local)
}

/** A calendar day, with the day of the week. */
@Composable
fun LocalDate.words(): String = words(locale())

/** A calendar day, with the day of the week. */
fun LocalDate.words(locale: Locale): String = format(pattern("EEEEdMMMM", locale))

private fun pattern(skeleton: String, locale: Locale): DateTimeFormatter =
    DateTimeFormatter.ofPattern(DateFormat.getBestDateTimePattern(locale, skeleton), locale)

/** `YYYY-MM-DD` in words, or as it stands. */
@Composable
fun String.dayWords(): String = runCatching { LocalDate.parse(this) }.getOrNull()?.words() ?: this
