package app.soundings.team

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.R
import app.soundings.core.EngineerRow
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.stateIn

/** The engineers of the team. */
class TeamViewModel(door: Door) : ViewModel() {
    val engineers: StateFlow<List<EngineerRow>?> = door.shows { it.engineers() }.stateIn(viewModelScope, SharingStarted.Eagerly, null)
}

/** *Team*: who is in it, for now. */
@Composable
fun TeamScreen(model: TeamViewModel) {
    val colours = LocalColours.current
    val shown by model.engineers.collectAsStateWithLifecycle()
    val engineers = shown ?: return
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(Measure.edge), Arrangement.spacedBy(Measure.space12)) {
        Text(stringResource(R.string.team), Modifier.semantics { heading() }, colours.ink, style = Styles.title)
        if (engineers.size <= 1) {
            Text(stringResource(R.string.team_alone), color = colours.ink, style = Styles.body)
            Text(stringResource(R.string.team_alone_more), color = colours.inkSecond, style = Styles.body)
        } else {
            engineers.forEach { Card { Text(it.name, color = colours.ink, style = Styles.body) } }
        }
    }
}
