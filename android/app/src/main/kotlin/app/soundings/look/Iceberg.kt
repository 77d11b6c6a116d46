package app.soundings.look

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.clearAndSetSemantics

// The drawing stands on a field of 120 by 100 with the water line at 34.
private const val WIDE = 120f
private const val HIGH = 100f
private const val LINE = 34f
private val TIP = listOf(41f to 34f, 47f to 22f, 53f to 16f, 58f to 8f, 65f to 19f, 71f to 23f, 79f to 34f)
private val TIP_SHADES = listOf(
    listOf(58f to 8f, 65f to 19f, 62f to 34f, 55f to 24f),
    listOf(65f to 19f, 71f to 23f, 79f to 34f, 62f to 34f),
)
private val MASS = listOf(33f to 34f, 88f to 34f, 96f to 47f, 89f to 64f, 76f to 77f, 66f to 94f, 56f to 82f, 42f to 74f, 29f to 58f, 26f to 45f)
private val FACETS = listOf(
    listOf(33f to 34f, 47f to 50f, 42f to 74f), listOf(47f to 50f, 62f to 34f), listOf(47f to 50f, 66f to 60f, 66f to 94f),
    listOf(62f to 34f, 66f to 60f, 88f to 34f), listOf(66f to 60f, 89f to 64f), listOf(26f to 45f, 47f to 50f, 56f to 82f),
)
private const val PLUMB = 79f

/** The iceberg: what is known stands above the line, and below it a dotted outline, not known yet, with a plumb line going down. */
@Composable
fun Iceberg(modifier: Modifier = Modifier) {
    val colours = LocalColours.current
    Canvas(modifier.clip(RoundedCornerShape(Measure.corner)).clearAndSetSemantics {}) {
        val unit = minOf(size.width / WIDE, size.height / HIGH)
        val left = (size.width - WIDE * unit) / 2
        val top = size.height - HIGH * unit
        val at = { point: Pair<Float, Float> -> Offset(left + point.first * unit, top + point.second * unit) }
        val edge = Measure.outline.toPx()
        val surface = top + LINE * unit

        drawRect(colours.water, Offset(0f, surface), Size(size.width, size.height - surface))
        fill(MASS, at, colours.mass)
        FACETS.forEach { line(it, at, colours.water, edge) }
        drawPath(
            closed(MASS, at), colours.tick,
            style = Stroke(edge, cap = StrokeCap.Round, join = StrokeJoin.Round, pathEffect = PathEffect.dashPathEffect(floatArrayOf(0.1f, 3f * edge))),
        )
        fill(TIP, at, colours.ice)
        TIP_SHADES.forEach { fill(it, at, colours.iceShade) }
        line(listOf(47f to 22f, 55f to 24f, 58f to 8f), at, colours.iceEdge, edge / 2)
        line(listOf(55f to 24f, 62f to 34f, 65f to 19f), at, colours.iceEdge, edge / 2)
        drawPath(closed(TIP, at), colours.iceEdge, style = Stroke(edge, join = StrokeJoin.Round))

        // The sounding line, its depth marks, and the buoy where it meets the surface.
        drawLine(colours.onWater, at(PLUMB to LINE), at(PLUMB to 80f), edge)
        for (mark in listOf(48f, 60f, 72f)) drawLine(colours.tick, at(PLUMB - 3 to mark), at(PLUMB + 3 to mark), edge)
        fill(listOf(PLUMB - 3 to 79f, PLUMB + 3 to 79f, PLUMB to 87f), at, colours.onWater)
        drawLine(colours.tick, Offset(0f, surface), Offset(size.width, surface), edge)
        drawCircle(colours.buoy, 5f * unit, at(PLUMB to LINE))
        drawCircle(colours.buoyEdge, 5f * unit, at(PLUMB to LINE), style = Stroke(edge))
    }
}

private fun closed(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset) = open(points, at).apply { close() }

private fun open(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset) = Path().apply {
    points.forEachIndexed { index, point -> at(point).let { if (index == 0) moveTo(it.x, it.y) else lineTo(it.x, it.y) } }
}

private fun DrawScope.fill(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset, colour: Color) =
    drawPath(closed(points, at), colour)

private fun DrawScope.line(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset, colour: Color, width: Float) =
    drawPath(open(points, at), colour, style = Stroke(width, join = StrokeJoin.Round))
