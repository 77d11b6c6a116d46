package app.soundings.maps

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.beside
import app.soundings.core.Basis
import app.soundings.core.EntryRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Quiet
import app.soundings.word

/** An entry: what it says, and by word, glyph and edge what it rests on. */
@Composable
fun EntryView(entry: EntryRow, modifier: Modifier = Modifier, open: (() -> Unit)? = null) {
    val colours = LocalColours.current
    val shape = RoundedCornerShape(Measure.corner)
    val edged = modifier.fillMaxWidth().drawBehind { edge(entry.basis, colours.ink) }
    val body = @Composable {
        Column(
            Modifier.fillMaxWidth().heightIn(min = Measure.rowHeight).padding(Measure.space16),
            Arrangement.spacedBy(Measure.space4, Alignment.CenterVertically),
        ) { EntryWords(entry) }
    }
    Box(edged) {
        Box(Modifier.padding(3.dp)) {
            if (open == null) Surface(shape = shape, color = colours.surface, content = body) else Surface(open, shape = shape, color = colours.surface, content = body)
        }
    }
}

/** What an entry says, and what it rests on in words. */
@Composable
fun EntryWords(entry: EntryRow) {
    if (entry.text.isEmpty()) Quiet(stringResource(R.string.entry_erased)) else Quoted(entry.text, entry.exact)
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8), Alignment.CenterVertically) {
        BasisGlyph(entry.basis)
        Quiet(beside(entry.beside()), Modifier.weight(1f))
    }
}

@Composable
private fun EntryRow.beside(): List<String> = basis.words(evidence.size - against.toInt()) + listOfNotNull(
    against.toInt().takeIf { it > 0 }?.let { pluralStringResource(R.plurals.map_but, it, it) },
    versions?.versions?.size?.let { pluralStringResource(R.plurals.map_versions, it, it) },
    onlyYou.toInt().takeIf { it > 0 }?.let { pluralStringResource(R.plurals.map_only_you, it, it) },
) + marks.map { stringResource(it.word()) }

/** What something rests on: told ×2; our reading, from 2 notes; a guess. */
@Composable
fun Basis.words(notes: Int): List<String> {
    val word = stringResource(word())
    return when (this) {
        Basis.TOLD, Basis.SEEN, Basis.TOLD_AND_SEEN -> listOf(stringResource(R.string.map_times, word, notes))
        Basis.OUR_READING -> listOf(word, pluralStringResource(R.plurals.map_from_notes, notes, notes))
        Basis.GUESS -> listOf(word)
    }
}

/** Solid: told. Double: seen. Both where both. Thin: our reading. Dashed: a guess. */
private fun DrawScope.edge(basis: Basis, ink: Color) {
    val thin = 1.dp.toPx()
    val dashes = PathEffect.dashPathEffect(floatArrayOf(4.dp.toPx(), 4.dp.toPx()))
    when (basis) {
        Basis.TOLD -> line(ink, 2 * thin, 0f)
        Basis.SEEN -> {
            line(ink, thin, 0f)
            line(ink, thin, 3 * thin)
        }
        Basis.TOLD_AND_SEEN -> {
            line(ink, 2 * thin, 0f)
            line(ink, thin, 4 * thin)
        }
        Basis.OUR_READING -> line(ink, thin, 0f)
        Basis.GUESS -> line(ink, 2 * thin, 0f, dashes)
    }
}

private fun DrawScope.line(ink: Color, width: Float, inside: Float, effect: PathEffect? = null) {
    val at = inside + width / 2
    drawRoundRect(
        ink, Offset(at, at), Size(size.width - 2 * at, size.height - 2 * at), CornerRadius(Measure.corner.toPx() + 3.dp.toPx() - at),
        style = Stroke(width, pathEffect = effect),
    )
}

/** A speech bubble, an eye, both, a diamond, a dashed ring. */
@Composable
fun BasisGlyph(basis: Basis) {
    val ink = LocalColours.current.ink
    val wide = when (basis) {
        Basis.TOLD_AND_SEEN -> 40.dp
        Basis.TOLD, Basis.SEEN, Basis.OUR_READING, Basis.GUESS -> 18.dp
    }
    Canvas(Modifier.size(wide, 18.dp).clearAndSetSemantics {}) {
        val unit = size.height / 18
        val stroke = Stroke(1.8f * unit)
        when (basis) {
            Basis.TOLD -> bubble(ink, unit, 0f, stroke)
            Basis.SEEN -> eye(ink, unit, 0f, stroke)
            Basis.TOLD_AND_SEEN -> {
                bubble(ink, unit, 0f, stroke)
                eye(ink, unit, 22 * unit, stroke)
            }
            Basis.OUR_READING -> drawPath(
                Path().apply {
                    moveTo(9 * unit, unit)
                    lineTo(17 * unit, 9 * unit)
                    lineTo(9 * unit, 17 * unit)
                    lineTo(unit, 9 * unit)
                    close()
                },
                ink, style = stroke,
            )
            Basis.GUESS -> drawCircle(
                ink, 7 * unit, style = Stroke(1.8f * unit, pathEffect = PathEffect.dashPathEffect(floatArrayOf(3 * unit, 2.5f * unit))),
            )
        }
    }
}

private fun DrawScope.bubble(ink: Color, unit: Float, left: Float, stroke: Stroke) {
    drawRoundRect(ink, Offset(left + unit, 2 * unit), Size(16 * unit, 10 * unit), CornerRadius(3 * unit), style = stroke)
    drawLine(ink, Offset(left + 5 * unit, 12 * unit), Offset(left + 5 * unit, 17 * unit), stroke.width)
    drawLine(ink, Offset(left + 5 * unit, 17 * unit), Offset(left + 10 * unit, 12 * unit), stroke.width)
}

private fun DrawScope.eye(ink: Color, unit: Float, left: Float, stroke: Stroke) {
    val lid = Path().apply {
        moveTo(left + unit, 9 * unit)
        quadraticTo(left + 9 * unit, -unit, left + 17 * unit, 9 * unit)
        quadraticTo(left + 9 * unit, 19 * unit, left + unit, 9 * unit)
        close()
    }
    drawPath(lid, ink, style = stroke)
    drawCircle(ink, 2.5f * unit, Offset(left + 9 * unit, 9 * unit))
}
