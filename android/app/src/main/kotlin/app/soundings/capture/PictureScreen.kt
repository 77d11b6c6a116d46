package app.soundings.capture

import android.graphics.Bitmap
import androidx.compose.foundation.Image
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.IntSize
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.AnnotationRow
import app.soundings.core.DrawnShape
import app.soundings.core.Picture
import app.soundings.core.PicturePoint
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.visits.VisitsPage
import app.soundings.word

/** *Picture*: cover, arrow, circle and words on it, by two presses or by drawing; each of them can be moved and taken off. */
@Composable
fun PictureScreen(model: PictureModel, ways: Ways) = PushedPage(stringResource(R.string.picture_title), ways::back) {
    var shape by rememberSaveable { mutableStateOf(DrawnShape.COVER) }
    var words by rememberSaveable { mutableStateOf("") }
    var moving by rememberSaveable { mutableStateOf<String?>(null) }
    var corner by remember(shape) { mutableStateOf<PicturePoint?>(null) }
    val bitmap by model.bitmap.collectAsStateWithLifecycle()
    // Words stand at one place; everything else goes from one place to another.
    val fromPlaceToPlace = when (shape) {
        DrawnShape.TEXT -> false
        DrawnShape.COVER, DrawnShape.ARROW, DrawnShape.CIRCLE -> true
    }
    Shown(model) { page, problem ->
        val drawn = { from: PicturePoint, to: PicturePoint ->
            corner = null
            model.draw(shape, from, to, words)
            words = ""
        }
        Rolling(Modifier.testTag("picture-page")) {
            problem?.let { ProblemLine(it) }
            val moved = page.annotations.find { it.id == moving }
            bitmap?.let { Board(it, page, corner, { from, to -> if (moved == null && fromPlaceToPlace) drawn(from, to) }) { at ->
                when {
                    moved != null -> {
                        model.move(moved, at)
                        moving = null
                    }
                    !fromPlaceToPlace -> if (words.isNotBlank()) drawn(at, at)
                    else -> corner?.let { drawn(it, at) } ?: run { corner = at }
                }
            } }
            if (!page.picture.here) Text(stringResource(R.string.picture_follows), color = LocalColours.current.inkSecond, style = Styles.body)
            Tools(shape, { shape = it; moving = null })
            if (!fromPlaceToPlace && moved == null) TextLine(stringResource(R.string.picture_words), words, { words = it }, Modifier.testTag("picture-words"))
            Hint(shape, corner != null, moved != null)
            Drawn(model, page) { moving = it }
            PlainButton(stringResource(R.string.note_erase), { ways.to(VisitsPage.Erase, page.picture.id) }, Modifier.testTag("erase"))
        }
    }
}

@Composable
private fun Tools(chosen: DrawnShape, choose: (DrawnShape) -> Unit) = FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
    DRAWN.forEach { shape -> Chip(stringResource(shape.word()), shape == chosen, Modifier.testTag("tool-${shape.name.lowercase()}")) { choose(shape) } }
}

@Composable
private fun Hint(shape: DrawnShape, oneCorner: Boolean, moving: Boolean) = Text(
    stringResource(
        when {
            moving -> R.string.picture_move_words
            oneCorner -> R.string.picture_one_corner
            else -> when (shape) {
                DrawnShape.TEXT -> R.string.picture_text_words
                DrawnShape.COVER, DrawnShape.ARROW, DrawnShape.CIRCLE -> R.string.picture_draw_words
            }
        },
    ),
    Modifier.testTag("picture-hint").semantics { liveRegion = LiveRegionMode.Polite }, LocalColours.current.ink, style = Styles.body,
)

/** The picture, with what is drawn on it: pressed at a place, or drawn over from one to another. */
@Composable
private fun Board(
    bitmap: Bitmap, page: Picture, corner: PicturePoint?, drawnOver: (PicturePoint, PicturePoint) -> Unit, pressed: (PicturePoint) -> Unit,
) {
    val image = remember(bitmap) { bitmap.asImageBitmap() }
    val over by rememberUpdatedState(drawnOver)
    val press by rememberUpdatedState(pressed)
    val name = stringResource(R.string.picture_title)
    Box(
        Modifier.fillMaxWidth().aspectRatio(bitmap.width.toFloat() / bitmap.height, matchHeightConstraintsFirst = false).testTag("board")
            .semantics { contentDescription = name }
            .pointerInput(bitmap) {
                awaitEachGesture {
                    val down = awaitFirstDown()
                    down.consume()
                    var last = down.position
                    do {
                        val event = awaitPointerEvent()
                        event.changes.forEach { it.consume() }
                        last = event.changes.first().position
                    } while (event.changes.any { it.pressed })
                    val from = point(down.position, size)
                    if ((last - down.position).getDistance() > viewConfiguration.touchSlop) over(from, point(last, size)) else press(from)
                }
            },
    ) {
        Image(image, null, Modifier.fillMaxSize(), contentScale = ContentScale.FillBounds)
        Annotations(page.annotations, corner, Modifier.fillMaxSize())
    }
}

private fun point(at: Offset, size: IntSize) = PicturePoint(
    (at.x * 1000 / size.width).toInt().coerceIn(0, 1000).toUShort(), (at.y * 1000 / size.height).toInt().coerceIn(0, 1000).toUShort(),
)

@Composable
private fun Drawn(model: PictureModel, page: Picture, move: (String) -> Unit) = Part(stringResource(R.string.picture_drawn)) {
    val colours = LocalColours.current
    if (page.picture.covered) {
        Text(stringResource(R.string.covered), Modifier.testTag("covered"), colours.ink, style = Styles.key)
    }
    Text(stringResource(R.string.picture_cover_words), color = colours.inkSecond, style = Styles.small)
    if (page.annotations.isEmpty()) Text(stringResource(R.string.picture_nothing_drawn), color = colours.inkSecond, style = Styles.body)
    page.annotations.forEach { drawn -> DrawnRow(model, drawn, move) }
}

@Composable
private fun DrawnRow(model: PictureModel, drawn: AnnotationRow, move: (String) -> Unit) = Card(Modifier.testTag("drawn")) {
    val colours = LocalColours.current
    drawn.shape?.let { Text(stringResource(it.word()), color = colours.ink, style = Styles.body) }
    drawn.words?.let { Text(it, color = colours.inkSecond, style = Styles.small) }
    FlowRow(Modifier.heightIn(min = 48.dp), Arrangement.spacedBy(Measure.space8)) {
        PlainButton(stringResource(R.string.picture_move), { move(drawn.id) }, Modifier.testTag("move-drawn"))
        PlainButton(stringResource(R.string.picture_take_off), { model.takeOff(drawn.id) }, Modifier.testTag("take-off"))
    }
}
