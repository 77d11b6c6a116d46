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

// The drawing stands on a field of 120 by 100 with the water line at 34; the iceberg reaches from 14 to 94.
private const val WIDE = 120f
private const val HIGH = 100f
private const val LINE = 34f
private const val SCALE = 0.1785f
private const val LEFT = 29f
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
        val dotted = Stroke(
            edge, cap = StrokeCap.Round, join = StrokeJoin.Round,
            pathEffect = PathEffect.dashPathEffect(floatArrayOf(0.1f, 3f * edge)),
        )
        for (facet in IcebergShape.facets) {
            val shape = closed(facet.corners.map(::onField), at)
            if (facet.above) {
                drawPath(shape, if (facet.shade) colours.iceShade else colours.ice)
                drawPath(shape, colours.iceEdge, style = Stroke(edge, join = StrokeJoin.Round))
            } else {
                drawPath(shape, colours.mass)
                drawPath(shape, colours.tick, style = dotted)
            }
        }

        // The sounding line, its depth marks, and the buoy where it meets the surface.
        drawLine(colours.onWater, at(PLUMB to LINE), at(PLUMB to 80f), edge)
        for (mark in listOf(48f, 60f, 72f)) drawLine(colours.tick, at(PLUMB - 3 to mark), at(PLUMB + 3 to mark), edge)
        fill(listOf(PLUMB - 3 to 79f, PLUMB + 3 to 79f, PLUMB to 87f), at, colours.onWater)
        drawLine(colours.tick, Offset(0f, surface), Offset(size.width, surface), edge)
        drawCircle(colours.buoy, 5f * unit, at(PLUMB to LINE))
        drawCircle(colours.buoyEdge, 5f * unit, at(PLUMB to LINE), style = Stroke(edge))
    }
}

private fun onField(point: Pair<Float, Float>) =
    LEFT + point.first * SCALE to LINE + (point.second - IcebergShape.SURFACE) * SCALE

private fun closed(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset) = Path().apply {
    points.forEachIndexed { index, point -> at(point).let { if (index == 0) moveTo(it.x, it.y) else lineTo(it.x, it.y) } }
    close()
}

private fun DrawScope.fill(points: List<Pair<Float, Float>>, at: (Pair<Float, Float>) -> Offset, colour: Color) =
    drawPath(closed(points, at), colour)
