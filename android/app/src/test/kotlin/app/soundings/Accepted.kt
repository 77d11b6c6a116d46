package app.soundings

import android.graphics.Bitmap
import java.awt.image.BufferedImage
import java.awt.image.DataBuffer
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs

/** So many pixels across, and as many down, are kept as one: a letter of the smallest text is still told from another. */
private const val SCALE = 4

/** Shades of soft edges are kept in steps of so many: few colours make small files. What is of one colour keeps it. */
private const val SHADES = 16

/** By so much a shade differs: half a step, and a little for another processor, which draws an edge as softly as it does. */
private const val DIFFERS = 12

/** So many pixels may differ. */
private const val FEW = 4

/** So long a picture stands still before it is accepted. */
private const val WHILE_MS = 1_000L

private val screenshots = File(requireNotNull(System.getProperty("screenshots.dir")))

/** Whether what is there now is what is right, from now on: somebody looked at it. */
private val accepts = System.getenv("UPDATE_PICTURES") == "1"

/** The pictures of all pages in one [condition] as somebody accepted them, against which those of today are held. */
class Accepted(val condition: String) {
    private val folder = File(ACCEPTED, condition)
    private val seen = mutableSetOf<File>()
    private var before: Small? = null

    init {
        require(condition in KEPT) { condition }
    }

    /** What is wrong with the picture of a page, which lies in [file]; null where it is as it was accepted. */
    fun fault(page: String, picture: Bitmap, file: File): String? {
        val kept = File(folder, "$page.png").also(seen::add)
        val now = Small.of(picture)
        val difference = File(screenshots, "difference-${file.name}").also(File::delete)
        val was = if (kept.exists()) Small.of(ImageIO.read(kept)) else null
        val fault = when {
            was == null -> "nobody accepted a picture of it yet"
            was.width != now.width || was.height != now.height -> "it was ${was.width} × ${was.height} when it was accepted, and is ${now.width} × ${now.height}"
            else -> was.differing(now).let { if (it.size <= FEW) null else "${it.size} of ${now.pixels.size} pixels are not as they were accepted" }
        } ?: return null
        if (accepts) return accept(now, kept)
        if (was != null) ImageIO.write(was.beside(now), "png", difference)
        val beside = if (was == null) "" else "; it lies beside what was accepted in ${difference.told()}"
        return "$fault: ${kept.told()}. What is there now: ${file.told()}$beside. With UPDATE_PICTURES=1 it is accepted"
    }

    /** What was accepted of pages that there are no more. */
    fun leftOver(): List<String> {
        val left = folder.listFiles().orEmpty().filter { it !in seen }
        if (accepts) left.forEach(File::delete)
        return if (accepts) emptyList() else left.map { "${it.told()} is of a page that is none any more: UPDATE_PICTURES=1 takes it away" }
    }

    /** Once it stood still for a while: what is read beside the screen may still be on its way to it. */
    private fun accept(now: Small, kept: File): String? {
        val still = before?.takeIf { it.width == now.width && it.height == now.height }?.differing(now)?.isEmpty() == true
        before = now
        if (!still) {
            Thread.sleep(WHILE_MS)
            return "it does not stand still"
        }
        kept.parentFile?.mkdirs()
        now.write(kept)
        return null
    }

    private fun File.told() = relativeTo(project).path
}

/** Where they lie, a folder for each condition. */
val ACCEPTED = File(project, "android/pictures")

/** In what of all that a page is seen in its picture is kept: the rest is seen through by machine, and would be as many files again each. */
val KEPT = setOf("light", "rtl-dark")

/**
 * A picture made small: its pixels from the top left, red, green and blue.
 *
 * @param kept what is kept of each
 */
private class Small(val width: Int, val height: Int, val pixels: IntArray, private val kept: IntArray = pixels) {
    fun differing(other: Small) = pixels.indices.filter { differs(pixels[it], other.pixels[it]) }

    private fun differs(one: Int, other: Int) = CHANNELS.any { abs((one shr it and 0xff) - (other shr it and 0xff)) >= DIFFERS }

    /** Writes what is kept of it, as small as it gets. */
    fun write(file: File) {
        val writer = ImageIO.getImageWritersByFormatName("png").next()
        val smallest = writer.defaultWriteParam.apply {
            compressionMode = ImageWriteParam.MODE_EXPLICIT
            compressionQuality = 0f
        }
        file.delete()
        ImageIO.createImageOutputStream(file).use {
            writer.output = it
            writer.write(null, IIOImage(indexed(), null, null), smallest)
        }
        writer.dispose()
    }

    /** With a palette, what there is most of first. */
    private fun indexed(): BufferedImage {
        val colours = kept.toList().groupingBy { it }.eachCount().entries.sortedByDescending { it.value }.map { it.key }
        check(colours.size <= MOST_COLOURS) { "${colours.size} colours" }
        val model = IndexColorModel(8, colours.size, colours.toIntArray(), 0, false, -1, DataBuffer.TYPE_BYTE)
        val place = colours.withIndex().associate { it.value to it.index }
        return BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model).apply {
            raster.setSamples(0, 0, width, height, 0, IntArray(pixels.size) { place.getValue(kept[it]) })
        }
    }

    /** This, another, and in black where they differ. */
    fun beside(other: Small): BufferedImage {
        val all = listOf(this, other, where(other))
        val picture = BufferedImage(all.sumOf { it.width }, all.maxOf { it.height }, BufferedImage.TYPE_INT_RGB)
        all.fold(0) { from, one -> from + one.width.also { picture.setRGB(from, 0, it, one.height, one.pixels, 0, it) } }
        return picture
    }

    private fun where(other: Small): Small {
        if (width != other.width || height != other.height) return other
        val black = differing(other).toSet()
        return Small(width, height, IntArray(pixels.size) { if (it in black) 0 else 0xffffff })
    }

    companion object {
        private val CHANNELS = listOf(16, 8, 0)
        private const val MOST_COLOURS = 256

        fun of(kept: BufferedImage) = Small(kept.width, kept.height, IntArray(kept.width * kept.height) { kept.getRGB(it % kept.width, it / kept.width) and 0xffffff })

        fun of(picture: Bitmap): Small {
            val (width, height) = picture.width / SCALE to picture.height / SCALE
            val from = IntArray(picture.width * picture.height).also { picture.getPixels(it, 0, picture.width, 0, 0, picture.width, picture.height) }
            val block = IntArray(SCALE * SCALE)
            val (pixels, kept) = IntArray(width * height) to IntArray(width * height)
            for (place in pixels.indices) {
                val first = place / width * SCALE * picture.width + place % width * SCALE
                block.indices.forEach { block[it] = from[first + it / SCALE * picture.width + it % SCALE] and 0xffffff }
                pixels[place] = each { channel -> block.sumOf { it shr channel and 0xff } / block.size }
                kept[place] = if (block.all { it == block[0] }) block[0] else each { channel -> shade(pixels[place] shr channel and 0xff) }
            }
            return Small(width, height, pixels, kept)
        }

        private fun each(of: (channel: Int) -> Int) = CHANNELS.fold(0) { colour, channel -> colour or (of(channel) shl channel) }

        private fun shade(of: Int) = minOf((of + SHADES / 2) / SHADES * SHADES, 0xff)
    }
}
