package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.AnswerAs
import app.soundings.core.MapPart
import app.soundings.core.PairRow
import app.soundings.core.PairVerdict
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.visits.NoteView
import app.soundings.word

/**
 * *Doesn't match*: what was said beside what was seen; a person decides, and says what would make both true.
 *
 * @param map where an answer can become an entry
 */
@Composable
fun PairsScreen(model: PairsModel, map: String?, ways: Ways) = PushedPage(stringResource(R.string.unmatched), ways::back) {
    Shown(model) { pairs, problem ->
        Rolling(Modifier.imePadding().testTag("pairs")) {
            problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
            if (pairs.proposed.isEmpty() && pairs.unmatched.isEmpty()) {
                Text(stringResource(R.string.pairs_none), color = LocalColours.current.ink, style = Styles.body)
            }
            if (pairs.proposed.isNotEmpty()) Part(stringResource(R.string.pairs_proposed)) { pairs.proposed.forEach { Proposed(model, it) } }
            if (pairs.unmatched.isNotEmpty()) Part(stringResource(R.string.unmatched)) { pairs.unmatched.forEach { Unmatched(model, it, map, ways) } }
        }
    }
}

@Composable
private fun Proposed(model: PairsModel, pair: PairRow) = Card(Modifier.testTag("proposed")) {
    NoteView(pair.said)
    NoteView(pair.wasSeen)
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
        PlainButton(
            stringResource(R.string.pair_differs), { model.judge(pair, PairVerdict.DOES_NOT_MATCH) }, Modifier.weight(1f).testTag("differs"),
        )
        PlainButton(stringResource(R.string.pair_matches), { model.judge(pair, PairVerdict.MATCHES) }, Modifier.weight(1f).testTag("matches"))
    }
}

/** A pair that does not match: what would make both true, and what that becomes. */
@Composable
private fun Unmatched(model: PairsModel, pair: PairRow, map: String?, ways: Ways) = Card(Modifier.testTag("unmatched")) {
    NoteView(pair.said)
    NoteView(pair.wasSeen)
    if (pair.verdicts.size > 1) Quiet(stringResource(R.string.pair_both_ways))
    val written by model.answer(pair.id).collectAsStateWithLifecycle()
    TextLine(
        stringResource(R.string.make_both_true), written ?: pair.answer.orEmpty(), { model.write(pair.id, it) }, Modifier.testTag("pair-answer"), lines = 2,
    )
    if (written != null) PlainButton(stringResource(R.string.pair_keep), { model.keep(pair) }, Modifier.testTag("keep-answer"))
    pair.written?.versions?.let { versions ->
        val count = versions.versions.size
        PlainButton(pluralStringResource(R.plurals.map_versions, count, count), { ways.to(MapsPage.Compare, versions.entity, versions.field) })
    }
    if (pair.answer != null && written == null) Uses(model, pair, map)
}

@Composable
private fun Uses(model: PairsModel, pair: PairRow, map: String?) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    val used by model.used.collectAsStateWithLifecycle()
    if (pair.id in used) {
        Text(
            stringResource(R.string.pair_used), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("used"), LocalColours.current.ink,
            style = Styles.body,
        )
        return@Column
    }
    PlainButton(stringResource(R.string.pair_thought), { model.use(pair, AnswerAs.Thought) }, Modifier.testTag("as-thought"))
    if (map != null) Unfolding(stringResource(R.string.pair_entry), "unfold-pair-${pair.id}", R.string.fewer) {
        MapPart.entries.forEach { part ->
            PlainButton(
                stringResource(part.word()), { model.use(pair, AnswerAs.Entry(map, part)) }, Modifier.fillMaxWidth().testTag("as-${part.name}"),
            )
        }
    }
}
