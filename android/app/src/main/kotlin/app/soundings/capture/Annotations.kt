package app.soundings.capture

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import app.soundings.core.AnnotationRow
import app.soundings.core.DrawnShape
import app.soundings.core.PicturePoint
import app.soundings.look.LocalColours
import app.soundings.look.Styles
import kotlin.math.PI
import kotlin.math.atan2
import kotlin.math.cos
import kotlin.math.max
import kotlin.math.min
import kotlin.math.sin

/** What is drawn on a picture, over it; and the corner that was set already. A cover hides here what it hides outside. */
@Composable
fun Annotations(drawn: List<AnnotationRow>, corner: PicturePoint?, modifier: Modifier) {
    val measurer = rememberTextMeasurer()
    val colours = LocalColours.current
    Canvas(modifier) {
        drawn.forEach { draw(it, measurer, colours.buoy) }
        corner?.let {
            drawCircle(Color.Black, 8.dp.toPx(), place(it))
            drawCircle(colours.buoy, 6.dp.toPx(), place(it))
        }
    }
}

private fun DrawScope.place(point: PicturePoint) = Offset(point.x.toInt() * size.width / 1000, point.y.toInt() * size.height / 1000)

private fun DrawScope.draw(row: AnnotationRow, measurer: TextMeasurer, colour: Color) {
    val points = row.points.map { place(it) }
    val from = points.firstOrNull() ?: return
    val to = points.getOrElse(1) { from }
    val box = Rect(min(from.x, to.x), min(from.y, to.y), max(from.x, to.x), max(from.y, to.y))
    when (row.shape) {
        DrawnShape.COVER -> drawRect(Color.Black, box.topLeft, box.size)
        // Dark under the orange, so that it is seen on any picture.
        DrawnShape.CIRCLE -> twice(colour) { tint, width -> drawOval(tint, box.topLeft, box.size, style = Stroke(width)) }
        DrawnShape.ARROW -> twice(colour) { tint, width -> arrow(from, to, tint, width) }
        DrawnShape.TEXT -> {
            val words = measurer.measure(row.words.orEmpty(), Styles.key)
            drawRect(Color.White, from, androidx.compose.ui.geometry.Size(words.size.width.toFloat(), words.size.height.toFloat()))
            drawText(words, Color.Black, from)
        }
        null -> Unit
    }
}

private fun DrawScope.twice(colour: Color, draw: (Color, Float) -> Unit) {
    draw(Color.Black, 6.dp.toPx())
    draw(colour, 3.dp.toPx())
}

private fun DrawScope.arrow(from: Offset, to: Offset, colour: Color, width: Float) {
    drawLine(colour, from, to, width, StrokeCap.Round)
    val angle = atan2(to.y - from.y, to.x - from.x)
    for (turn in listOf(PI.toFloat() * 5 / 6, -PI.toFloat() * 5 / 6)) {
        val end = to + Offset(cos(angle + turn), sin(angle + turn)) * 20.dp.toPx()
        drawLine(colour, to, end, width, StrokeCap.Round)
    }
}
