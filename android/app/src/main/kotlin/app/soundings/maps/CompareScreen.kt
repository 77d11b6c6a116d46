package app.soundings.maps

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.imePadding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.text.withStyle
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.clock
import app.soundings.core.Compare
import app.soundings.core.ComparedVersion
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine

/** Narrower than this, two stand below one another. */
private val SIDE_BY_SIDE = 300.dp

/** *Compare*: was, mine, theirs, with equal weight; nothing is chosen beforehand. */
@Composable
fun CompareScreen(model: CompareModel, back: () -> Unit) = PushedPage(stringResource(R.string.compare), back) {
    Shown(model) { compare, problem ->
        Rolling(Modifier.imePadding().testTag("compare")) {
            val colours = LocalColours.current
            problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }) }
            if (compare.versions.isEmpty()) {
                Text(
                    stringResource(R.string.compare_decided), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("decided"),
                    colours.ink, style = Styles.body,
                )
            } else {
                Quiet(stringResource(R.string.compare_how))
                compare.was?.let { was -> Part(stringResource(R.string.compare_was)) { Card(Modifier.testTag("was")) { Text(was, color = colours.inkSecond, style = Styles.body) } } }
                Versions(compare, model)
                if (compare.olderLeftOut) Quiet(stringResource(R.string.compare_older), Modifier.testTag("older-left-out"))
                if (compare.words) Others(model)
            }
        }
    }
}

@Composable
private fun Versions(compare: Compare, model: CompareModel) = BoxWithConstraints {
    val stacked = maxWidth < SIDE_BY_SIDE * (compare.versions.size / 2f) || LocalDensity.current.fontScale >= LARGE_TEXT
    if (stacked) {
        Column(verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
            compare.versions.forEach { version -> Column { Version(version, Modifier) { model.keep(version.id) } } }
        }
    } else {
        Row(Modifier.height(IntrinsicSize.Min), Arrangement.spacedBy(Measure.space12)) {
            compare.versions.forEach { version ->
                Column(Modifier.weight(1f).fillMaxHeight()) { Version(version, Modifier.weight(1f)) { model.keep(version.id) } }
            }
        }
    }
}

/** One version: whose, its words with what differs underlined, when, and the button that keeps it. */
@Composable
private fun Version(version: ComparedVersion, words: Modifier, keep: () -> Unit) {
    val whose = when {
        version.mine -> stringResource(R.string.compare_mine)
        else -> version.engineer ?: stringResource(R.string.compare_other_device)
    }
    PartHead(whose)
    Card(words.testTag("version")) {
        Text(version.words(), color = LocalColours.current.ink, style = Styles.body)
        Quiet("${version.written.day()}, ${version.written.clock()}")
    }
    Spacer(Modifier.height(Measure.space8))
    PlainButton(stringResource(R.string.compare_keep), keep, Modifier.fillMaxWidth().testTag(if (version.mine) "keep-mine" else "keep-theirs"))
}

private fun ComparedVersion.words(): AnnotatedString = buildAnnotatedString {
    pieces.forEach { piece ->
        if (piece.differs) withStyle(SpanStyle(textDecoration = TextDecoration.Underline)) { append(piece.text) } else append(piece.text)
    }
}

@Composable
private fun Others(model: CompareModel) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
    val third by model.third.collectAsStateWithLifecycle()
    PlainButton(stringResource(R.string.compare_both), { model.keepBoth() }, Modifier.fillMaxWidth().testTag("keep-both"))
    TextLine(stringResource(R.string.compare_third), third, model::write, Modifier.testTag("third"), lines = 2)
    PlainButton(stringResource(R.string.compare_keep_third), { model.keepThird() }, Modifier.fillMaxWidth().testTag("keep-third"))
}
