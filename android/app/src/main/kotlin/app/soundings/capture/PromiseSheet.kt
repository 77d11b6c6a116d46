package app.soundings.capture

import androidx.activity.compose.BackHandler
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.core.Capture
import app.soundings.core.PersonRow
import app.soundings.core.PromiseDay
import app.soundings.look.BackButton
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.PickedDay
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.look.Title
import java.time.LocalDate

/** What stands in the field becomes a promise: to whom, one or several, and a tap on the day keeps it. */
@Composable
fun PromiseSheet(model: CaptureModel, capture: Capture, close: () -> Unit) {
    BackHandler(onBack = close)
    val focus = remember { FocusRequester() }
    var to by rememberSaveable { mutableStateOf(listOfNotNull(model.next.by)) }
    var describing by rememberSaveable { mutableStateOf(false) }
    LaunchedEffect(Unit) { if (model.text.isBlank()) focus.requestFocus() }
    Column(Modifier.fillMaxSize().testTag("promise-sheet")) {
        BackButton(close)
        Title(stringResource(R.string.promise), Modifier.padding(Measure.edge, Measure.space4))
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Measure.edge, Measure.space4), Arrangement.spacedBy(Measure.space8)) {
            PartHead(stringResource(R.string.promise_what))
            TheField(model, focus)
            PartHead(stringResource(R.string.promise_to_whom))
            ToWhom(capture.people, to, { to = if (it in to) to - it else to + it }) { describing = true }
            if (describing) {
                Someone(Modifier.fillMaxWidth(), { describing = false }) {
                    model.someoneNew(it) { person -> to = to + person }
                    describing = false
                }
            }
            PartHead(stringResource(R.string.promise_until))
            if (model.text.isBlank() || to.isEmpty()) {
                Text(stringResource(R.string.promise_needs), color = LocalColours.current.inkSecond, style = Styles.body)
            } else {
                Days(capture.promiseDays) { until ->
                    model.promise(to.toSet(), until)
                    close()
                }
            }
        }
    }
}

@Composable
private fun ToWhom(people: List<PersonRow>, to: List<String>, turn: (String) -> Unit, someone: () -> Unit) = FlowRow(
    horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4),
) {
    people.forEach { person -> Chip(person.name, person.id in to) { turn(person.id) } }
    Chip(stringResource(R.string.someone), false, Modifier.testTag("promise-someone"), someone)
}

@Composable
private fun Days(days: List<PromiseDay>, keep: (String) -> Unit) = FlowRow(
    horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4),
) {
    days.forEach { day ->
        when (day) {
            is PromiseDay.ThisFriday -> DayButton(R.string.until_this_friday) { keep(day.day) }
            is PromiseDay.NextFriday -> DayButton(R.string.until_next_friday) { keep(day.day) }
            is PromiseDay.Picked -> PickDay(LocalDate.parse(day.first), keep)
        }
    }
}

@Composable
private fun DayButton(@StringRes label: Int, press: () -> Unit) = PlainButton(stringResource(label), press)

/** Any day from `first` on, of the next years. */
@Composable
private fun PickDay(first: LocalDate, keep: (String) -> Unit) = PickedDay(
    stringResource(R.string.until_pick), first, Modifier, R.string.promise, first.year..first.year + 10,
) { keep(it.toString()) }
