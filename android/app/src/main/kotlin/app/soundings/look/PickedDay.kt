package app.soundings.look

import androidx.annotation.StringRes
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDefaults
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

/**
 * A button that asks for a day, from `first` on where that is given.
 *
 * @param keep what keeps the day that was picked
 */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun PickedDay(
    label: String, first: LocalDate? = null, modifier: Modifier = Modifier.testTag("pick-day"), @StringRes keep: Int = R.string.keep_it,
    years: IntRange = DatePickerDefaults.YearRange, picked: (LocalDate) -> Unit,
) {
    var picking by rememberSaveable { mutableStateOf(false) }
    PlainButton(label, { picking = true }, modifier)
    if (!picking) return
    val state = rememberDatePickerState(
        // It opens where a day can be picked, whatever month the phone's own clock says it is.
        initialDisplayedMonthMillis = first?.atStartOfDay(ZoneOffset.UTC)?.toInstant()?.toEpochMilli(),
        yearRange = years,
        selectableDates = object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long) = first == null || !utcTimeMillis.day().isBefore(first)
        },
    )
    val close = { picking = false }
    DatePickerDialog(
        onDismissRequest = close,
        confirmButton = {
            PlainButton(stringResource(keep), {
                close()
                state.selectedDateMillis?.let { picked(it.day()) }
            })
        },
        dismissButton = { PlainButton(stringResource(R.string.cancel), close) },
    ) { DatePicker(state) }
}

/** The calendar day of a picker, which counts in UTC. */
private fun Long.day(): LocalDate = Instant.ofEpochMilli(this).atOffset(ZoneOffset.UTC).toLocalDate()
