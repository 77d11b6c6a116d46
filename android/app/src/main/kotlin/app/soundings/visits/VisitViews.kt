package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.TimeInput
import androidx.compose.material3.TimePickerDialog
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.beside
import app.soundings.capture.Chip
import app.soundings.core.FoundKind
import app.soundings.core.VisitRow
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.PickedDay
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.place
import app.soundings.word
import app.soundings.words
import java.time.LocalDate
import java.util.Locale

/** The language of a document that is made here. */
@Composable
internal fun languageTag(): String = LocalConfiguration.current.locales[0].toLanguageTag()

/** What kind of visit, when, and how many notes, where there are any. */
@Composable
internal fun VisitRow.beside(): String {
    val time = started?.day() ?: planned?.words()
    val noted = if (notes > 0u) pluralStringResource(R.plurals.notes, notes.toInt(), notes.toInt()) else null
    return beside(stringResource(kind.word()), time, noted)
}

/** A visit in a list. */
@Composable
internal fun VisitCard(visit: VisitRow, modifier: Modifier = Modifier, open: () -> Unit) = Card(modifier, open) {
    Body(visit.place() ?: stringResource(R.string.unnamed_visit))
    visit.objective?.let { Quiet(it) }
    Quiet(beside(visit.beside(), stringResource(visit.state.word())))
}

/** One of several, or none of them; a chip that is chosen already takes the choice back. */
@Composable
internal fun <T> ChipRow(options: List<T>, chosen: T?, word: @Composable (T) -> String, choose: (T?) -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        options.forEach { option -> Chip(word(option), option == chosen) { choose(option.takeIf { it != chosen }) } }
    }

/** A button that asks for a day, from `first` on, if there is a first. */
@Composable
internal fun DayButton(words: String, first: LocalDate? = null, modifier: Modifier = Modifier, keep: (LocalDate) -> Unit) =
    PickedDay(words, first, modifier, R.string.choose, picked = keep)

/** An hour of the day, as plans have it. */
internal fun clock(hour: Int, minute: Int): String = "%02d:%02d".format(Locale.ROOT, hour, minute)

/** A button that asks for an hour. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun TimeButton(words: String, modifier: Modifier = Modifier, keep: (Int, Int) -> Unit) {
    var picking by rememberSaveable { mutableStateOf(false) }
    PlainButton(words, { picking = true }, modifier)
    if (!picking) return
    val state = rememberTimePickerState(9, 0)
    val close = { picking = false }
    TimePickerDialog(
        title = { Quiet(stringResource(R.string.pick_time)) }, onDismissRequest = close,
        confirmButton = {
            PlainButton(stringResource(R.string.choose), {
                close()
                keep(state.hour, state.minute)
            })
        },
        dismissButton = { PlainButton(stringResource(R.string.cancel), close) },
    ) { TimeInput(state) }
}

/** What a hit of a search is, in a word. */
internal fun FoundKind.word(): Int = when (this) {
    FoundKind.NOTE -> R.string.shareable_kind_note
    FoundKind.VISIT -> R.string.shareable_kind_visit
    FoundKind.PERSON -> R.string.shareable_kind_person
    FoundKind.CUSTOMER -> R.string.shareable_kind_customer
    FoundKind.SITE -> R.string.found_site
    FoundKind.MAP -> R.string.shareable_kind_map
    FoundKind.ENTRY -> R.string.shareable_kind_map_entry
    FoundKind.PROMISE -> R.string.promise
}
