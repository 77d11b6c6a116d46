package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Desk
import app.soundings.R
import app.soundings.capture.Chip
import app.soundings.core.NewPromise
import app.soundings.core.Person
import app.soundings.core.PersonRow
import app.soundings.core.PromiseDay
import app.soundings.core.PromiseRow
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import java.time.LocalDate
import kotlinx.coroutines.Job

/** What is promised at a visit's end. `attempt`: the screen's own, which says what went wrong. */
class PromiseModel(private val desk: Desk, private val visit: String, private val attempt: (suspend () -> Unit) -> Job) {
    fun promise(text: String, to: List<String>, until: String, then: () -> Unit) = attempt {
        desk.ask { it.promise(NewPromise(text, to.map(Person::Known), until = until, visit = visit)) }
        then()
    }

    fun undo(promise: PromiseRow) = attempt { desk.ask { it.delete(promise.id) } }
}

/** The promises with *Undo*, and one more: what, to whom (several), until when. */
@Composable
internal fun PromisePart(promises: List<PromiseRow>, people: List<PersonRow>, days: List<PromiseDay>, model: PromiseModel) {
    promises.forEach { promise ->
        Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
            PromiseCard(promise)
            PlainButton(stringResource(R.string.undo), { model.undo(promise) }, Modifier.testTag("undo-promise"))
        }
    }
    val typed = rememberTyped()
    var to by rememberSaveable { mutableStateOf(listOf<String>()) }
    TextLine(stringResource(R.string.promise_what), typed.text, { typed.text = it }, Modifier.testTag("promise-what"), lines = 2)
    if (typed.text.isBlank()) return
    Quiet(stringResource(R.string.promise_to_whom))
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        people.forEach { person -> Chip(person.name, person.id in to) { to = if (person.id in to) to - person.id else to + person.id } }
    }
    Quiet(stringResource(if (to.isEmpty()) R.string.promise_needs else R.string.promise_until))
    if (to.isNotEmpty()) {
        Days(days) { until ->
            val whom = to
            typed.kept { words, done ->
                model.promise(words.trim(), whom, until) {
                    done()
                    to = to - whom.toSet()
                }
            }
        }
    }
}

@Composable
private fun Days(days: List<PromiseDay>, keep: (String) -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        days.forEach { day ->
            when (day) {
                is PromiseDay.ThisFriday -> Chip(stringResource(R.string.until_this_friday), false) { keep(day.day) }
                is PromiseDay.NextFriday -> Chip(stringResource(R.string.until_next_friday), false) { keep(day.day) }
                is PromiseDay.Picked -> DayButton(stringResource(R.string.until_pick), LocalDate.parse(day.first)) { keep(it.toString()) }
            }
        }
    }
