package app.soundings

import android.graphics.Bitmap
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.soundings.look.Styles

/**
 * What a screen must keep, whatever it shows: what is pressed has room for a gloved thumb and a name to be read out, no text is
 * cut unseen, no two texts lie on each other, each is told from what is behind it, and who hears it hears it in order.
 */
class SeenThrough(
    private val density: Density, shown: SemanticsNodeInteraction, unmerged: SemanticsNodeInteraction, private val picture: Bitmap,
    private val taken: Taken?, rolled: Boolean = false,
) {
    private val contrast = Contrast(picture)
    private val order = ReadingOrder(shown.fetchSemanticsNode(), unmerged.fetchSemanticsNode(), rolled)
    private val pressed = all(shown.fetchSemanticsNode()).filter { SemanticsActions.OnClick in it.config && it.whole }
    private val texts = all(unmerged.fetchSemanticsNode()).filter { it.text != null && if (rolled) it.whole else it.visible }

    /** Everything that is wrong, in words. */
    fun faults(): List<String> = tooSmall() + nameless() + cut() + overlapping() + pale() + covered() + unheaded() + order.faults()

    private fun tooSmall() = pressed.filter {
        val least = with(density) { 48.dp.toPx() } - 1
        it.touchBoundsInRoot.width < least || it.touchBoundsInRoot.height < least
    }.map { "too small for a thumb: ${it.words} at ${it.touchBoundsInRoot}" }

    private fun nameless() = pressed.filter { it.words.isBlank() }.map { "without a name: what is at ${it.boundsInRoot}" }

    /** A text that ends in dots was meant to, and is told whole elsewhere. */
    private fun cut() = texts.filter { node ->
        node.laid()?.let { it.didOverflowHeight && it.layoutInput.overflow != TextOverflow.Ellipsis } == true
    }.map { "cut: ${it.words}" }

    private fun overlapping() = texts.flatMapIndexed { place, one ->
        texts.drop(place + 1).filter { other -> one.boundsInRoot.covers(other.boundsInRoot) && !one.holds(other) && !other.holds(one) }
            .map { "on each other: ${one.words} and ${it.words} at ${one.boundsInRoot} and ${it.boundsInRoot}" }
    }

    /** What can't be pressed now may well look so: a day that is past. */
    private fun pale() = texts.filter { it.whole && !it.isOff }.mapNotNull { contrast.fault(it.words, it.boundsInRoot) }

    /** Nothing that is read or pressed lies where the phone has its bars or its keyboard. */
    private fun covered(): List<String> {
        val own = taken ?: return emptyList()
        val from = with(density) { own.top.dp.toPx() }
        val to = picture.height - with(density) { maxOf(own.bottom, own.keyboard).dp.toPx() }
        return (texts + pressed).filter { it.boundsInRoot.top < from - 1 || it.boundsInRoot.bottom > to + 1 }
            .map { "under what is the phone's own: ${it.words} at ${it.boundsInRoot}" }
    }

    /** What looks like a heading is one; the large words of a button are its name. A dialog is Material's own. */
    private fun unheaded() = texts.filter { node ->
        taken != null && node.laid()?.layoutInput?.style?.fontWeight == Styles.heading.fontWeight && generateSequence(node) { it.parent }.none {
            SemanticsProperties.Heading in it.config || it.config.getOrNull(SemanticsProperties.Role) == Role.Button
        }
    }.map { "looks like a heading and is none: ${it.words}" }

    private fun Rect.covers(other: Rect): Boolean {
        val shared = intersect(other)
        return shared.width > 1 && shared.height > 1
    }

    private fun all(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::all)

    private val SemanticsNode.text get() = config.getOrNull(SemanticsProperties.Text)

    private val SemanticsNode.isOff get() = generateSequence(this) { it.parent }.any { SemanticsProperties.Disabled in it.config }

    private val SemanticsNode.visible get() = stands && boundsInRoot.width > 0 && boundsInRoot.height > 0 && !touchBoundsInRoot.isEmpty

    /** None of it is scrolled out of sight. */
    private val SemanticsNode.whole get() = visible && boundsInRoot.width >= size.width - 1 && boundsInRoot.height >= size.height - 1

    private fun SemanticsNode.laid(): TextLayoutResult? {
        val laid = mutableListOf<TextLayoutResult>()
        config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(laid)
        return laid.firstOrNull()
    }
}
