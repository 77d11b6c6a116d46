package app.soundings.customers

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.capture.Chip
import app.soundings.core.ConsentChoice
import app.soundings.look.Choices
import app.soundings.look.Measure
import app.soundings.word

/** What somebody is asked, in three choices, and what each is before more is said. */
private enum class Asked(@StringRes val word: Int, val first: ConsentChoice) {
    TeamOnly(R.string.consent_choice_team_only, ConsentChoice.TEAM_ONLY),
    Quote(R.string.quote_me, ConsentChoice.QUOTE_UNNAMED),
    Wall(R.string.consent_choice_wall, ConsentChoice.WALL),
}

private val ConsentChoice.asked: Asked
    get() = when (this) {
        ConsentChoice.TEAM_ONLY -> Asked.TeamOnly
        ConsentChoice.QUOTE_UNNAMED, ConsentChoice.QUOTE_NAMED -> Asked.Quote
        ConsentChoice.WALL -> Asked.Wall
    }

/** The three choices, none of them chosen before somebody was asked; *Quote me* asks once more, with the name or without. */
@Composable
fun ConsentChoices(chosen: ConsentChoice?, choose: (ConsentChoice) -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    // Side by side, so that several people fit a screen.
    FlowRow(Modifier.selectableGroup().testTag("consent"), Arrangement.spacedBy(Measure.space8), Arrangement.spacedBy(Measure.space4)) {
        Asked.entries.forEach { asked -> Chip(stringResource(asked.word), asked == chosen?.asked) { choose(asked.first) } }
    }
    if (chosen?.asked == Asked.Quote) {
        val named = listOf(ConsentChoice.QUOTE_UNNAMED, ConsentChoice.QUOTE_NAMED)
        Choices(named, chosen, { stringResource(it.word()) }, Modifier.padding(start = Measure.space24).testTag("named"), choose)
    }
}
