package app.soundings.look

import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

/** A button that asks for a day, from `first` on where that is given. A picker counts in UTC. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun PickedDay(label: String, first: String? = null, picked: (String) -> Unit) {
    var picking by rememberSaveable { mutableStateOf(false) }
    PlainButton(label, { picking = true }, Modifier.testTag("pick-day"))
    if (!picking) return
    val earliest = remember(first) { first?.let(LocalDate::parse) }
    val state = rememberDatePickerState(
        selectableDates = object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long) = earliest == null || !utcTimeMillis.day().isBefore(earliest)
        },
    )
    DatePickerDialog(
        onDismissRequest = { picking = false },
        confirmButton = {
            PlainButton(stringResource(R.string.keep_it), {
                picking = false
                state.selectedDateMillis?.let { picked(it.day().toString()) }
            })
        },
        dismissButton = { PlainButton(stringResource(R.string.cancel), { picking = false }) },
    ) { DatePicker(state) }
}

private fun Long.day(): LocalDate = Instant.ofEpochMilli(this).atOffset(ZoneOffset.UTC).toLocalDate()
