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
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.StoryTurn
import app.soundings.core.Team
import app.soundings.customers.MarkedLine
import app.soundings.customers.PromiseLine
import app.soundings.look.All
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Line
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.maps.MapsPage
import app.soundings.settings.PhonePage

/** *Team*: the record as it stands. */
class TeamModel(desk: Desk, private val toExample: suspend () -> Unit) : ScreenModel<Team>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Team = desk.read { it.team() }

    fun lookAtExample() = attempt { toExample() }
}

/** *Team*: a little of everything that is made of the visits, each with its own list behind it. */
@Composable
fun TeamScreen(model: TeamModel, ways: Ways) = Shown(model) { team, problem ->
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(Measure.edge), Arrangement.spacedBy(Measure.space16)) {
        Title(stringResource(R.string.team))
        problem?.let { ProblemLine(it) }
        if (team.alone) Alone(team.mayJoin, model, ways)
        Part(stringResource(R.string.story_of_the_week)) { StoryLine(team.story, ways) }
        Part(stringResource(R.string.open_seats)) {
            if (team.seats.isEmpty()) Aside(stringResource(R.string.no_seats))
            team.seats.take(SEATS).forEach { SeatLine(it, ways) }
            All("all-seats") { ways.to(TeamPage.Seats) }
        }
        Part(stringResource(R.string.promises_due)) {
            if (team.promises.isEmpty()) Aside(stringResource(R.string.nothing_due))
            team.promises.forEach { PromiseLine(it, ways) }
            All("all-promises") { ways.to(TeamPage.Promises) }
        }
        Part(stringResource(R.string.open_questions)) {
            if (team.questions.isEmpty()) Aside(stringResource(R.string.questions_empty))
            team.questions.forEach { MarkedLine(it.question, ways) }
            All("all-questions") { ways.to(TeamPage.Questions) }
        }
        Part(stringResource(R.string.insights)) {
            if (team.insights.isEmpty()) Aside(stringResource(R.string.insights_empty))
            team.insights.forEach { InsightLine(it, ways) }
            All("all-insights") { ways.to(TeamPage.Insights) }
        }
        Part(stringResource(R.string.not_met_lately)) {
            if (team.notMetLately.isEmpty()) Aside(stringResource(R.string.all_met))
            team.notMetLately.forEach { NotMetLine(it, ways) }
            if (team.notMetLately.isNotEmpty()) All("all-not-met") { ways.to(TeamPage.NotMet) }
        }
        Together(ways)
        if (!team.alone) Part(stringResource(R.string.who_is_in_it)) { team.engineers.forEach { Line(it.name) } }
    }
}

/** So many seats stand here; all of them behind. */
private const val SEATS = 3

@Composable
private fun Alone(mayJoin: Boolean, model: TeamModel, ways: Ways) {
    Text(stringResource(R.string.team_alone), Modifier.testTag("alone"), LocalColours.current.ink, style = Styles.body)
    if (mayJoin) {
        Aside(stringResource(R.string.team_alone_more))
        PlainButton(stringResource(R.string.join), { ways.to(PhonePage.Join) }, Modifier.testTag("join"))
    } else {
        Aside(stringResource(R.string.team_alone_invite), Modifier.testTag("invite"))
    }
    PlainButton(stringResource(R.string.example_look), { model.lookAtExample() }, Modifier.testTag("look-at-example"))
}

/** Whose turn it is, or the story itself. */
@Composable
private fun StoryLine(turn: StoryTurn, ways: Ways) =
    Line(turn.story ?: turn.words(), listOf(turn.story?.let { turn.words() }), Modifier.testTag("story")) { ways.to(TeamPage.Story) }

@Composable
private fun StoryTurn.words(): String = tellerWords(teller, taken)

/** What a team does together, and what is for oneself. */
@Composable
private fun Together(ways: Ways) = Buttons {
    PlainButton(stringResource(R.string.maps), { ways.to(MapsPage.Maps) }, Modifier.testTag("maps"))
    PlainButton(stringResource(R.string.workshop), { ways.to(MapsPage.Workshops) }, Modifier.testTag("workshops"))
    PlainButton(stringResource(R.string.meeting_pack), { ways.to(TeamPage.MeetingPack) }, Modifier.testTag("pack"))
    PlainButton(stringResource(R.string.posters), { ways.to(TeamPage.Posters) }, Modifier.testTag("posters"))
    PlainButton(stringResource(R.string.findings), { ways.to(TeamPage.Findings) }, Modifier.testTag("findings"))
    PlainButton(stringResource(R.string.own_hours), { ways.to(TeamPage.OwnHours) }, Modifier.testTag("own-hours"))
    PlainButton(stringResource(R.string.own_words), { ways.to(PhonePage.OwnWords) }, Modifier.testTag("own-words"))
}
