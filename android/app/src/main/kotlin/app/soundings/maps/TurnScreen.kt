package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.Moment
import app.soundings.core.TurnPart
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.word
import kotlinx.coroutines.delay

private const val SECOND_MS = 1_000L

/** *Turn*: somebody's five minutes with the eight parts. It is gone with the turn: the next has this phone in hand. */
@Composable
fun TurnScreen(model: TurnModel, ways: Ways) {
    SecretPage()
    LifecycleEventEffect(Lifecycle.Event.ON_STOP) { model.putDown() }
    Shown(model) { turn, problem ->
        PushedPage(turn.name, ways::back) {
            Column(Modifier.padding(Measure.edge, Measure.space4)) {
                Text(stringResource(R.string.turn_of, turn.about), color = LocalColours.current.ink, style = Styles.body)
                Quiet(turn.situation)
                TimeLeft(model, turn.until)
            }
            RollingAbove({
                BuoyButton(
                    stringResource(R.string.turn_done), { model.finish { ways.instead(MapsPage.HandOver, it) } }, Modifier.fillMaxWidth().testTag("turn-done"),
                )
            }) {
                problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
                NothingLearned { Column(Modifier.imePadding(), Arrangement.spacedBy(Measure.space16)) { turn.parts.forEach { Guesses(model, it) } } }
            }
        }
    }
}

/** What is left of the five minutes; then that they are over, and nothing is lost. */
@Composable
private fun TimeLeft(model: TurnModel, until: Moment) {
    var left by remember(until) { mutableLongStateOf(model.secondsUntil(until)) }
    LaunchedEffect(until) {
        while (left > 0) {
            delay(SECOND_MS)
            left = model.secondsUntil(until)
        }
    }
    if (left > 0) {
        Quiet(stringResource(R.string.turn_left, "%d:%02d".format(left / 60, left % 60)), Modifier.testTag("time-left"))
    } else {
        Text(
            stringResource(R.string.turn_over), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("time-over"),
            LocalColours.current.ink, style = Styles.body,
        )
    }
}

@Composable
private fun Guesses(model: TurnModel, part: TurnPart) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    val texts by model.texts.collectAsStateWithLifecycle()
    val text = texts[part.part].orEmpty()
    PartHead(stringResource(part.part.word()))
    part.guesses.forEach { guess ->
        Card(Modifier.testTag("my-guess")) {
            Text(guess.text, color = LocalColours.current.ink, style = Styles.body)
            PlainButton(stringResource(R.string.turn_take_back), { model.takeBack(guess.id) }, Modifier.testTag("take-back"))
        }
    }
    TextLine(
        stringResource(R.string.turn_guess), text, { model.write(part.part, it) }, Modifier.testTag("guess-${part.part.name}"),
        keyboard = KeyboardOptions(KeyboardCapitalization.Sentences, autoCorrectEnabled = false),
    )
    if (text.isNotBlank()) PlainButton(stringResource(R.string.turn_keep), { model.keep(part.part) }, Modifier.testTag("keep-${part.part.name}"))
}
