package app.soundings.capture

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.Text
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.core.PromiseDay
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

/** The second tap of a promise: until when. */
@Composable
fun PromiseForm(model: CaptureModel, days: List<PromiseDay>, done: () -> Unit) {
    val colours = LocalColours.current
    val ready = model.text.isNotBlank() && model.by != null
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        Text(
            stringResource(if (ready) R.string.promise_until else R.string.promise_needs), color = colours.inkSecond, style = Styles.small,
        )
        if (ready) {
            FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
                val keep = { until: String ->
                    model.promise(until)
                    done()
                }
                days.forEach { day ->
                    when (day) {
                        is PromiseDay.ThisFriday -> DayChip(R.string.until_this_friday, day.day, keep)
                        is PromiseDay.NextFriday -> DayChip(R.string.until_next_friday, day.day, keep)
                        is PromiseDay.Picked -> PickDay(day.first, keep)
                    }
                }
            }
        }
    }
}

@Composable
private fun DayChip(@StringRes label: Int, day: String, keep: (String) -> Unit) =
    Chip(stringResource(label), false) { keep(day) }

/** Any day from `first` on. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun PickDay(first: String, keep: (String) -> Unit) {
    var picking by rememberSaveable { mutableStateOf(false) }
    Chip(stringResource(R.string.until_pick), false) { picking = true }
    if (!picking) return
    val earliest = remember(first) { LocalDate.parse(first) }
    val state = rememberDatePickerState(
        yearRange = earliest.year..earliest.year + 10,
        selectableDates = object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long) = !utcTimeMillis.day().isBefore(earliest)
        },
    )
    DatePickerDialog(
        onDismissRequest = { picking = false },
        confirmButton = {
            PlainButton(stringResource(R.string.promise), {
                picking = false
                state.selectedDateMillis?.let { keep(it.day().toString()) }
            })
        },
        dismissButton = { PlainButton(stringResource(R.string.cancel), { picking = false }) },
    ) { DatePicker(state) }
}

/** The calendar day of a picker, which counts in UTC. */
private fun Long.day(): LocalDate = Instant.ofEpochMilli(this).atOffset(ZoneOffset.UTC).toLocalDate()
