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
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.core.Team
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** *Team*: the record as it stands. */
class TeamModel(desk: Desk) : ScreenModel<Team>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Team = desk.read { it.team() }
}

/** *Team*: who is in it, for now. */
@Composable
fun TeamScreen(model: TeamModel, toJoin: () -> Unit) = Shown(model) { team, problem ->
    val colours = LocalColours.current
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(Measure.edge), Arrangement.spacedBy(Measure.space12)) {
        Text(stringResource(R.string.team), Modifier.semantics { heading() }, colours.ink, style = Styles.title)
        problem?.let { ProblemLine(it) }
        if (team.engineers.size <= 1) {
            Text(stringResource(R.string.team_alone), color = colours.ink, style = Styles.body)
            if (team.mayJoin) Text(stringResource(R.string.team_alone_more), color = colours.inkSecond, style = Styles.body)
        } else {
            team.engineers.forEach { Card { Text(it.name, color = colours.ink, style = Styles.body) } }
        }
        if (team.mayJoin) PlainButton(stringResource(R.string.join), toJoin, Modifier.testTag("join"))
    }
}
