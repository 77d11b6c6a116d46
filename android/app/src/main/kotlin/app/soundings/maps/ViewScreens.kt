package app.soundings.maps

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.core.CardLine
import app.soundings.core.EntryRow
import app.soundings.core.MapPart
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.RollingAbove
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.look.printPaper
import app.soundings.word

/** A map in four parts: the same entries, none left out. */
@Composable
fun MapInFourScreen(model: MapInFourModel, ways: Ways) = PushedPage(stringResource(R.string.four), ways::back) {
    Shown(model) { four, problem ->
        Rolling(Modifier.testTag("four")) {
            problem?.let { ProblemLine(it) }
            Four(R.string.four_says, four.says, ways)
            Four(R.string.four_thinks, four.thinks, ways)
            Four(R.string.four_does, four.does, ways)
            Four(R.string.four_feels, four.feels, ways)
            Four(R.string.four_around, four.around, ways)
        }
    }
}

@Composable
private fun Four(@StringRes head: Int, rows: List<EntryRow>, ways: Ways) = Part(stringResource(head)) {
    if (rows.isEmpty()) Quiet(entries(0))
    rows.forEach { entry -> EntryView(entry, Modifier.testTag("entry")) { ways.to(MapsPage.Entry, entry.id) } }
}

/** Many maps as one: part by part its ticks, and of how many of the people something is known. */
@Composable
fun AggregatedMapScreen(model: AggregatedMapModel, ways: Ways, openPart: (MapPart) -> Unit) = PushedPage(stringResource(R.string.map_many), ways::back) {
    Shown(model) { all, problem ->
        val colours = LocalColours.current
        Rolling(Modifier.testTag("aggregated")) {
            problem?.let { ProblemLine(it) }
            val maps = all.maps.toInt()
            Text(
                if (maps == 0) stringResource(R.string.map_count_none) else pluralStringResource(R.plurals.map_count, maps, maps),
                color = colours.ink, style = Styles.body,
            )
            if (all.more) Quiet(stringResource(R.string.map_newest_only))
            all.parts.forEach { part ->
                val known = stringResource(R.string.map_of_people, part.people.toString(), all.people.toString())
                Card(Modifier.testTag("many-${part.part.name}"), { openPart(part.part) }) {
                    Row(verticalAlignment = Alignment.CenterVertically) {
                        Column(Modifier.weight(1f)) {
                            Text(stringResource(part.part.word()), color = colours.ink, style = Styles.key)
                            Quiet(beside(known, depth(part.depth.toInt()), entries(part.entries.toInt())))
                        }
                        Ticks(part.depth.toInt())
                    }
                }
            }
        }
    }
}

/** The entries of one part of many maps, each with whose it is. */
@Composable
fun AggregatedPartScreen(model: AggregatedPartModel, part: MapPart, ways: Ways) = PushedPage(stringResource(part.word()), ways::back) {
    Shown(model) { all, problem ->
        RollingRows(
            model, all, all.items, { it.entry.id }, Modifier.fillMaxSize().testTag("entries"), PaddingValues(Measure.edge), problem,
            empty = { Body(stringResource(R.string.map_empty)) },
        ) { one ->
            Column {
                Quiet(beside(one.who.ifEmpty { stringResource(R.string.map_somebody) }, one.situation))
                EntryView(one.entry, Modifier.testTag("entry")) { ways.to(MapsPage.Entry, one.entry.id) }
            }
        }
    }
}

/** *Role-play deck*: what the one who plays knows, each line with what it rests on; and what nobody knows. */
@Composable
fun DeckScreen(model: DeckModel, ways: Ways) = PushedPage(stringResource(R.string.deck), ways::back) {
    Shown(model) { deck, problem ->
        val colours = LocalColours.current
        val context = LocalContext.current
        val name = stringResource(R.string.deck)
        RollingAbove({
            BuoyButton(
                stringResource(R.string.deck_start), { model.start { ways.instead(CapturePage.Capture) } }, Modifier.fillMaxWidth().testTag("play"),
            )
        }) {
            problem?.let { ProblemLine(it) }
            Quiet(stringResource(R.string.deck_you_are))
            Heading(deck.who.ifEmpty { stringResource(R.string.map_somebody) })
            Quiet(beside(deck.role, deck.customer, deck.situation))
            PlainButton(stringResource(R.string.deck_print), { model.page { printPaper(context, name, it) } }, Modifier.testTag("print"))
            deck.cards.forEach { card ->
                Part(stringResource(card.part.inTheirShoes())) {
                    Card(Modifier.testTag("deck-card")) {
                        card.lines.forEach { Line(it) }
                        val more = card.more.toInt()
                        if (more > 0) Quiet(pluralStringResource(R.plurals.deck_more, more, more))
                    }
                }
            }
            if (deck.toAsk.isNotEmpty()) Part(stringResource(R.string.deck_unknown)) {
                deck.toAsk.forEach { Text(it, color = colours.ink, style = Styles.body) }
            }
            Part(stringResource(R.string.deck_rules)) {
                for (rule in listOf(R.string.deck_rule_play, R.string.deck_rule_guess, R.string.deck_rule_write)) {
                    Text(stringResource(rule), color = colours.ink, style = Styles.body)
                }
            }
        }
    }
}

@Composable
private fun Line(line: CardLine) = Column(Modifier.semantics(mergeDescendants = true) {}) {
    Quoted(line.text, line.exact)
    Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
        BasisGlyph(line.basis)
        Quiet(beside(line.basis.words(line.notes.toInt())))
    }
}

@StringRes
private fun MapPart.inTheirShoes(): Int = when (this) {
    MapPart.SEE -> R.string.deck_see
    MapPart.SAY -> R.string.deck_say
    MapPart.DO -> R.string.deck_do
    MapPart.HEAR -> R.string.deck_hear
    MapPart.NEED_TO_DO -> R.string.deck_need_to_do
    MapPart.PAIN -> R.string.deck_pain
    MapPart.GAIN -> R.string.deck_gain
    MapPart.OTHER -> R.string.deck_other
}
