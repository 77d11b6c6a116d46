package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.MapPart
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.RollingRows
import app.soundings.look.TextLine
import app.soundings.visits.NoteView
import app.soundings.word

/** One part of a map: its entries, and a field for what one thinks. */
@Composable
fun MapPartScreen(model: MapPartModel, part: MapPart, ways: Ways) = PushedPage(stringResource(part.word()), ways::back) {
    Shown(model) { page, problem ->
        RollingRows(
            model, page, page.items, { it.id }, Modifier.fillMaxWidth().weight(1f).imePadding().testTag("entries"), PaddingValues(Measure.edge),
            empty = { Body(stringResource(R.string.map_empty)) },
            foot = {
                val words by model.words.collectAsStateWithLifecycle()
                Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
                    TextLine(stringResource(R.string.map_write), words, model::write, Modifier.testTag("write"), lines = 2)
                    PlainButton(stringResource(R.string.map_write_guess), { model.add() }, Modifier.testTag("add-guess"))
                    problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
                }
            },
        ) { entry -> EntryView(entry, Modifier.testTag("entry")) { ways.to(MapsPage.Entry, entry.id) } }
    }
}

/** The very notes that a part's ticks rest on. */
@Composable
fun MapPartNotesScreen(model: MapPartModel, part: MapPart, ways: Ways) = PushedPage(stringResource(part.word()), ways::back) {
    Shown(model) { page, problem ->
        val notes = remember(page) { page.items.flatMap { it.evidence }.map { it.note }.distinctBy { it.id } }
        RollingRows(
            model, page, notes, { it.id }, Modifier.fillMaxSize().testTag("notes"), PaddingValues(Measure.edge), problem,
            empty = { Body(stringResource(R.string.map_no_notes)) },
        ) { note -> Card { NoteView(note) } }
    }
}
