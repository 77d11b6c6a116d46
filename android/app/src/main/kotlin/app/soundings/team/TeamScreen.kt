package app.soundings.team

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.core.EngineerRow
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles

/** The engineers of the team. */
class TeamModel(desk: Desk) : ScreenModel<List<EngineerRow>>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): List<EngineerRow> = desk.read { it.engineers() }
}

/** *Team*: who is in it, for now. */
@Composable
fun TeamScreen(model: TeamModel) = Shown(model) { engineers, problem ->
    val colours = LocalColours.current
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(Measure.edge), Arrangement.spacedBy(Measure.space12)) {
        Text(stringResource(R.string.team), Modifier.semantics { heading() }, colours.ink, style = Styles.title)
        problem?.let { ProblemLine(it) }
        if (engineers.size <= 1) {
            Text(stringResource(R.string.team_alone), color = colours.ink, style = Styles.body)
            Text(stringResource(R.string.team_alone_more), color = colours.inkSecond, style = Styles.body)
        } else {
            engineers.forEach { Card { Text(it.name, color = colours.ink, style = Styles.body) } }
        }
    }
}
