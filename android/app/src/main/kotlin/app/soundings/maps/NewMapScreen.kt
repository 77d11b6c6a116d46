package app.soundings.maps

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.NewMap
import app.soundings.core.PersonRow
import app.soundings.look.BuoyButton
import app.soundings.look.PushedPage
import app.soundings.look.TextLine

/** A map to be: of whom, and in which situation. */
class NewMapModel(desk: Desk, saved: SavedStateHandle) : AboutSomebody<List<PersonRow>>(desk, saved) {
    init {
        follow()
    }

    override suspend fun read(change: Change): List<PersonRow> = desk.read { it.peopleCalled(lookedFor.value) }

    fun make(then: (String) -> Unit) = attempt {
        val person = who.value ?: return@attempt
        then(desk.ask { it.newMap(NewMap(person, situation.value.trim())) })
    }
}

/** Whose map, and of what situation. */
@Composable
fun NewMapScreen(model: NewMapModel, ways: Ways) = PushedPage(stringResource(R.string.new_map), ways::back) {
    Shown(model) { people, problem ->
        val situation by model.situation.collectAsStateWithLifecycle()
        AboutWhom(model, R.string.new_map_whose, people, problem, {
            problem?.let { ProblemLine(it) }
            BuoyButton(
                stringResource(R.string.new_map_make), { model.make { ways.instead(MapsPage.Map, it) } }, Modifier.fillMaxWidth().testTag("make-map"),
                situation.isNotBlank(),
            )
        }) {
            TextLine(
                stringResource(R.string.sort_situation_field), situation, model::writeSituation, Modifier.testTag("map-situation"), 2,
                stringResource(R.string.new_map_situation),
            )
        }
    }
}
