package app.soundings.settings

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
import app.soundings.core.Settings
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.sentence

/** *Settings*: the record as it stands. */
class SettingsModel(desk: Desk) : ScreenModel<Settings>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Settings = desk.read { it.settings() }
}

/** Who I am, my team, and where everything stands. */
@Composable
fun SettingsScreen(model: SettingsModel, toJoin: () -> Unit, toSync: () -> Unit, back: () -> Unit) =
    PushedPage(stringResource(R.string.settings), back) {
        Shown(model) { settings, problem ->
            val colours = LocalColours.current
            Rolling {
                problem?.let { ProblemLine(it) }
                Part(stringResource(R.string.settings_you)) {
                    Card(Modifier.testTag("you")) {
                        Text(settings.engineer.name, color = colours.ink, style = Styles.heading)
                        Text(stringResource(R.string.settings_you_more), color = colours.inkSecond, style = Styles.small)
                    }
                }
                Part(stringResource(R.string.settings_team)) {
                    val server = settings.server?.let { stringResource(R.string.settings_server, it) }
                    Card { Text(server ?: stringResource(R.string.settings_no_team), color = colours.ink, style = Styles.body) }
                    if (settings.mayJoin) PlainButton(stringResource(R.string.join), toJoin, Modifier.testTag("join"))
                }
                Part(stringResource(R.string.sync)) {
                    Card(Modifier.testTag("sharing"), toSync) { Text(settings.sharing.sentence(), color = colours.ink, style = Styles.body) }
                }
            }
        }
    }
