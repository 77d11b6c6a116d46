package app.soundings.maps

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Styles
import app.soundings.look.TextLine

/** A workshop to be: choose a person, say the situation and who takes part. */
@Composable
fun NewWorkshopScreen(model: NewWorkshopModel, ways: Ways) = PushedPage(stringResource(R.string.workshop_start), ways::back) {
    Shown(model) { invited, problem ->
        AboutWhom(model, R.string.workshop_about, invited.people, problem, {
            BuoyButton(
                stringResource(R.string.workshop_begin), { model.begin { ways.instead(MapsPage.Workshop, it) } },
                Modifier.fillMaxWidth().testTag("begin-workshop"),
            )
        }) { WithWhom(model, invited, problem) }
    }
}

@Composable
private fun WithWhom(model: NewWorkshopModel, invited: Invited, problem: Problem?) {
    val situation by model.situation.collectAsStateWithLifecycle()
    val engineers by model.engineers.collectAsStateWithLifecycle()
    val guests by model.guests.collectAsStateWithLifecycle()
    val guest by model.guest.collectAsStateWithLifecycle()
    TextLine(stringResource(R.string.sort_situation_field), situation, model::writeSituation, Modifier.testTag("workshop-situation"))
    problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
    Part(stringResource(R.string.workshop_who)) {
        invited.engineers.forEach { engineer ->
            TickLine(engineer.id in engineers, { model.take(engineer.id) }, Modifier.testTag("engineer")) {
                Text(engineer.name, color = LocalColours.current.ink, style = Styles.body)
            }
        }
        guests.forEach { one ->
            TickLine(true, { model.removeGuest(one) }, Modifier.testTag("guest")) { Text(one, color = LocalColours.current.ink, style = Styles.body) }
        }
        TextLine(stringResource(R.string.workshop_guest), guest, model::writeGuest, Modifier.imePadding().testTag("guest-name"))
        PlainButton(stringResource(R.string.workshop_add_guest), model::addGuest, Modifier.testTag("add-guest"))
    }
}
