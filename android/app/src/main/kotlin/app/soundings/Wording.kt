package app.soundings

import android.text.format.DateFormat
import android.text.format.Formatter
import androidx.annotation.PluralsRes
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.soundings.core.Moment
import app.soundings.core.Plan
import app.soundings.core.Sharing
import app.soundings.core.VisitRow
import app.soundings.notebook.unbroken
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.OffsetDateTime
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.format.DecimalStyle
import java.util.Locale

/** The customer and site, or null where nobody has named them. */
@Composable
fun VisitRow.place(): String? =
    customer?.let { customer -> site?.let { stringResource(R.string.visit_place, unbroken(customer), unbroken(it)) } ?: unbroken(customer) }

/** Words that may run another way than those beside them, so that neither turns the other round. What our sentences take is so already. */
private fun isolated(words: String): String = "\u2068$words\u2069"

/** What stands beside a thing, one after the other. */
fun beside(vararg words: String?): String = beside(words.asList())

/** What stands beside a thing, one after the other. */
fun beside(words: List<String?>): String = words.filterNot { it.isNullOrBlank() }.joinToString(" · ") { isolated(it.orEmpty()) }

/** Several names in one line. */
fun names(of: List<String>): String = of.joinToString { isolated(it) }

/** Where everything stands between this phone and the team. */
@Composable
fun Sharing.sentence(): String = when (this) {
    is Sharing.NoTeam ->
        if (notes == 0u) stringResource(R.string.sharing_no_team_none) else counted(R.plurals.sharing_no_team, notes)
    is Sharing.Joining -> awaySince?.let { stringResource(R.string.sharing_joining_away, it.clock()) } ?: stringResource(R.string.sharing_joining)
    is Sharing.Together -> checked?.let { stringResource(R.string.sharing_together_checked, it.clock()) } ?: stringResource(R.string.sharing_together)
    is Sharing.FilesFollow -> counted(R.plurals.sharing_files_follow, files)
    is Sharing.Waiting -> awaySince?.clock().let { since ->
        when {
            since == null && notes > 0u -> counted(R.plurals.sharing_waiting_notes, notes)
            since == null -> counted(R.plurals.sharing_waiting_things, things)
            notes > 0u -> counted(R.plurals.sharing_away_notes, notes, since)
            things > 0u -> counted(R.plurals.sharing_away_things, things, since)
            else -> stringResource(R.string.sharing_away_things_none, things.toInt(), since)
        }
    }
    is Sharing.NeedsYou -> counted(R.plurals.sharing_needs_you, things)
}

/** A sentence with its count first. */
@Composable
private fun counted(@PluralsRes sentence: Int, count: UInt, vararg more: String): String =
    pluralStringResource(sentence, count.toInt(), count.toInt(), *more)

/** A sentence with its count first; a string of its own where there are none. */
@Composable
fun counted(@PluralsRes some: Int, @StringRes none: Int, count: Int, vararg more: String): String =
    if (count == 0) stringResource(none, 0, *more) else pluralStringResource(some, count, count, *more)

/** So many bytes, as a person reads them. */
@Composable
fun ULong.sizeWords(): String = Formatter.formatShortFileSize(LocalContext.current, toLong())

private fun Moment.local(): OffsetDateTime = Instant.ofEpochMilli(utcMs).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60))

@Composable
private fun locale(): Locale = LocalConfiguration.current.locales[0]

/** The time of day where it happened. */
@Composable
fun Moment.clock(): String = local().format(clockPattern())

@Composable
private fun clockPattern() = pattern(if (DateFormat.is24HourFormat(LocalContext.current)) "Hm" else "hm", locale())

/** The day where it happened. */
@Composable
fun Moment.day(): String = local().toLocalDate().words()

/** The same with its year: of what is long ago. */
@Composable
fun Moment.dayAndYear(): String = local().toLocalDate().format(pattern("yMMMMEEEEd", locale()))

/** The planned day and time. */
@Composable
fun Plan.words(): String {
    val time = if (DateFormat.is24HourFormat(LocalContext.current)) "Hm" else "hm"
    val format = pattern("EEEEdMMMM$time", locale())
    return runCatching { LocalDateTime.parse(local).format(format) }.getOrDefault(local)
}

/** A time of day. */
@Composable
fun LocalTime.words(): String = format(clockPattern())

/** A calendar day, with the day of the week. */
@Composable
fun LocalDate.words(): String = words(locale())

/** A calendar day, with the day of the week. */
fun LocalDate.words(locale: Locale): String = format(pattern("EEEEdMMMM", locale))

private fun pattern(skeleton: String, locale: Locale): DateTimeFormatter =
    DateTimeFormatter.ofPattern(DateFormat.getBestDateTimePattern(locale, skeleton), locale).withDecimalStyle(DecimalStyle.of(locale))

/** `YYYY-MM-DD` in words, or as it stands. */
@Composable
fun String.dayWords(): String = runCatching { LocalDate.parse(this) }.getOrNull()?.words() ?: this
