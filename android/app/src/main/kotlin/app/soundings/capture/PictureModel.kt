package app.soundings.capture

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.AnnotationRow
import app.soundings.core.Drawing
import app.soundings.core.DrawnShape
import app.soundings.core.Picture
import app.soundings.core.PicturePoint
import java.io.File
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The longer side of a picture on the screen; what goes out is made by the core from the whole. */
private const val LONGEST = 1600

/** The tools, what hides first. */
val DRAWN = listOf(DrawnShape.COVER, DrawnShape.ARROW, DrawnShape.CIRCLE, DrawnShape.TEXT)

/** *Picture*: one picture and what is drawn on it. */
class PictureModel(desk: Desk, private val id: String, private val cache: File) : ScreenModel<Picture>(desk) {
    private val shown = MutableStateFlow<Bitmap?>(null)

    /** The picture as it was taken, for one's own eyes. */
    val bitmap: StateFlow<Bitmap?> = shown.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Picture {
        val page = desk.read { it.picture(id) }
        if (shown.value == null && page.picture.here) {
            val file = File(cache, "shown-${page.picture.id}")
            try {
                shown.value = desk.read { notebook -> if (notebook.saveAttachment(page.picture.id, file.path, true)) decoded(file) else null }
            } finally {
                // No plain copy stays behind.
                file.delete()
            }
        }
        return page
    }

    /** From one place to another; the words are for a text. Nobody waits for it. */
    fun draw(shape: DrawnShape, from: PicturePoint, to: PicturePoint, words: String) = attempt {
        val picture = record.value?.picture?.id ?: return@attempt
        val drawing = when (shape) {
            DrawnShape.COVER -> Drawing.Cover(from, to)
            DrawnShape.ARROW -> Drawing.Arrow(from, to)
            DrawnShape.CIRCLE -> Drawing.Circle(from, to)
            DrawnShape.TEXT -> Drawing.Text(from, words.trim())
        }
        desk.ask { it.annotate(picture, drawing) }
    }

    /** Moves something so that its first point lies here, as far as all of it stays on the picture. */
    fun move(drawn: AnnotationRow, to: PicturePoint) = attempt {
        val first = drawn.points.firstOrNull() ?: return@attempt
        val across = shift(drawn.points.map { it.x.toInt() }, to.x.toInt() - first.x.toInt())
        val down = shift(drawn.points.map { it.y.toInt() }, to.y.toInt() - first.y.toInt())
        val points = drawn.points.map { PicturePoint((it.x.toInt() + across).toUShort(), (it.y.toInt() + down).toUShort()) }
        desk.ask { it.moveAnnotation(drawn.id, points, drawn.seen) }
    }

    fun takeOff(drawn: String) = attempt { desk.ask { it.delete(drawn) } }

    private fun shift(places: List<Int>, wanted: Int) = wanted.coerceIn(-places.min(), 1000 - places.max())
}

/** Read small enough for a screen; turned as it was held. */
private fun decoded(file: File): Bitmap? {
    val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    BitmapFactory.decodeFile(file.path, size)
    val sample = generateSequence(1) { it * 2 }.first { maxOf(size.outWidth, size.outHeight) / it <= LONGEST }
    return BitmapFactory.decodeFile(file.path, BitmapFactory.Options().apply { inSampleSize = sample })?.let { turned(it, file) }
}
