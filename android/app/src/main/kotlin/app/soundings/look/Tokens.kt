// Made from design/tokens.json by pages/tests/tokens.rs; change it there.
package app.soundings.look

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** The colours of one mode. */
@Immutable
data class Colours(
    /** The background. */
    val foam: Color,
    /** Cards, bars and the field. */
    val surface: Color,
    /** What lies back: a chip, a quiet band. */
    val sunk: Color,
    /** Text. */
    val ink: Color,
    /** Text of the second rank: times, states, hints. */
    val inkSecond: Color,
    /** Links and orange text. */
    val link: Color,
    /** Lines and the edges of controls; never text. */
    val line: Color,
    /** The orange fill of the one thing to press. */
    val buoy: Color,
    /** Text on the orange fill. */
    val onBuoy: Color,
    /** The 2 dp outline that the orange fill carries on a light background. */
    val buoyEdge: Color,
    /** The iceberg above the water. */
    val ice: Color,
    /** Its facets that turn from the light. */
    val iceShade: Color,
    /** The 2 dp edge of the ice and of its facets. */
    val iceEdge: Color,
    /** The water. */
    val water: Color,
    /** The ice under water. */
    val mass: Color,
    /** Depth lines and the dotted outline of what is not known. */
    val tick: Color,
    /** Text on the water. */
    val onWater: Color,
) {
    companion object {
        val light = Colours(
            foam = Color(0xFFF3F8FA),
            surface = Color(0xFFFFFFFF),
            sunk = Color(0xFFDFECF2),
            ink = Color(0xFF0B2136),
            inkSecond = Color(0xFF2E4357),
            link = Color(0xFF762A00),
            line = Color(0xFF4F6577),
            buoy = Color(0xFFFF8F45),
            onBuoy = Color(0xFF0B2136),
            buoyEdge = Color(0xFF0B2136),
            ice = Color(0xFFFFFFFF),
            iceShade = Color(0xFFDFECF2),
            iceEdge = Color(0xFF12395A),
            water = Color(0xFF12395A),
            mass = Color(0xFF1B4C74),
            tick = Color(0xFF8FC1DC),
            onWater = Color(0xFFEDF5F9),
        )
        val dark = Colours(
            foam = Color(0xFF071523),
            surface = Color(0xFF0E2236),
            sunk = Color(0xFF16314A),
            ink = Color(0xFFEDF5F9),
            inkSecond = Color(0xFFB9CBD8),
            link = Color(0xFFFFB27D),
            line = Color(0xFF869EB1),
            buoy = Color(0xFFFF9D5C),
            onBuoy = Color(0xFF071523),
            buoyEdge = Color(0xFFFF9D5C),
            ice = Color(0xFFDFECF2),
            iceShade = Color(0xFFB9CBD8),
            iceEdge = Color(0xFF071523),
            water = Color(0xFF0F3553),
            mass = Color(0xFF184B72),
            tick = Color(0xFF8FC1DC),
            onWater = Color(0xFFEDF5F9),
        )
        val lightHighContrast = Colours(
            foam = Color(0xFFFFFFFF),
            surface = Color(0xFFFFFFFF),
            sunk = Color(0xFFFFFFFF),
            ink = Color(0xFF000000),
            inkSecond = Color(0xFF000000),
            link = Color(0xFF000000),
            line = Color(0xFF000000),
            buoy = Color(0xFFFFB000),
            onBuoy = Color(0xFF000000),
            buoyEdge = Color(0xFF000000),
            ice = Color(0xFFFFFFFF),
            iceShade = Color(0xFFFFFFFF),
            iceEdge = Color(0xFF000000),
            water = Color(0xFF000000),
            mass = Color(0xFF000000),
            tick = Color(0xFFFFFFFF),
            onWater = Color(0xFFFFFFFF),
        )
        val darkHighContrast = Colours(
            foam = Color(0xFF000000),
            surface = Color(0xFF000000),
            sunk = Color(0xFF000000),
            ink = Color(0xFFFFFFFF),
            inkSecond = Color(0xFFFFFFFF),
            link = Color(0xFFFFFFFF),
            line = Color(0xFFFFFFFF),
            buoy = Color(0xFFFFB000),
            onBuoy = Color(0xFF000000),
            buoyEdge = Color(0xFFFFB000),
            ice = Color(0xFFFFFFFF),
            iceShade = Color(0xFFFFFFFF),
            iceEdge = Color(0xFF000000),
            water = Color(0xFF000000),
            mass = Color(0xFF000000),
            tick = Color(0xFFFFFFFF),
            onWater = Color(0xFFFFFFFF),
        )
    }
}

/** One style of text. */
@Immutable
data class TextToken(val size: TextUnit, val line: TextUnit, val weight: Int, val serif: Boolean)

/** The styles of text. */
object TextTokens {
    /** One a screen. */
    val title = TextToken(28.sp, 34.sp, 600, false)
    /** The head of a part. */
    val heading = TextToken(22.sp, 28.sp, 600, false)
    /** Everything read. */
    val body = TextToken(17.sp, 25.sp, 400, false)
    /** Very words, in quotation marks; what is ours stands in sans. */
    val exact = TextToken(18.sp, 27.sp, 400, true)
    /** On keys and buttons. */
    val key = TextToken(16.sp, 22.sp, 500, false)
    /** Times and states; nothing is smaller. */
    val small = TextToken(14.sp, 20.sp, 400, false)
}

/** Lengths. */
object Measure {
    /** The smallest gap. */
    val space4: Dp = 4.dp
    /** A gap inside a thing. */
    val space8: Dp = 8.dp
    /** A gap between like things. */
    val space12: Dp = 12.dp
    /** A gap between things. */
    val space16: Dp = 16.dp
    /** A gap between parts. */
    val space24: Dp = 24.dp
    /** A gap around the one thing. */
    val space32: Dp = 32.dp
    /** From the screen's edge to its content. */
    val edge: Dp = 16.dp
    /** The radius of a corner. */
    val corner: Dp = 12.dp
    /** The four keys. */
    val keyHeight: Dp = 72.dp
    /** The four keys in one row on 360. */
    val keyWidth: Dp = 76.dp
    /** Between the four keys. */
    val keyGap: Dp = 8.dp
    /** The least height of a row. */
    val rowHeight: Dp = 64.dp
    /** The least size of anything pressed. */
    val touch: Dp = 48.dp
    /** The outline of orange and of ice. */
    val outline: Dp = 2.dp
}

/** The longest motion; none where motion is turned off. */
const val MOTION_MS = 150

/** A facet of the iceberg; a shaded one turns from the light. */
class Facet(val above: Boolean, val shade: Boolean, val corners: List<Pair<Float, Float>>)

/** The iceberg, right and down, with the water's line at [SURFACE]. */
object IcebergShape {
    const val SURFACE = 200f
    val facets = listOf(
        Facet(above = false, shade = false, listOf(51f to 200f, 175f to 200f, 111f to 290f)),
        Facet(above = false, shade = true, listOf(20f to 262f, 51f to 200f, 111f to 290f)),
        Facet(above = false, shade = false, listOf(175f to 200f, 287f to 200f, 192f to 346f)),
        Facet(above = false, shade = true, listOf(175f to 200f, 192f to 346f, 111f to 290f)),
        Facet(above = false, shade = true, listOf(287f to 200f, 321f to 273f, 291f to 368f, 192f to 346f)),
        Facet(above = false, shade = false, listOf(291f to 368f, 235f to 441f, 192f to 536f, 192f to 346f)),
        Facet(above = false, shade = true, listOf(20f to 262f, 33f to 334f, 89f to 424f, 111f to 290f)),
        Facet(above = false, shade = false, listOf(89f to 424f, 149f to 469f, 192f to 536f, 192f to 346f, 111f to 290f)),
        Facet(above = true, shade = false, listOf(85f to 200f, 111f to 148f, 145f to 157f, 128f to 200f)),
        Facet(above = true, shade = false, listOf(111f to 148f, 137f to 123f, 158f to 88f, 145f to 157f)),
        Facet(above = true, shade = true, listOf(158f to 88f, 188f to 136f, 175f to 200f, 128f to 200f, 145f to 157f)),
        Facet(above = true, shade = true, listOf(188f to 136f, 214f to 153f, 248f to 200f, 175f to 200f)),
    )
}
