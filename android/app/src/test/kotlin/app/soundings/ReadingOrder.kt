package app.soundings

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.unit.LayoutDirection

/**
 * What a screen must keep for those who hear it, one thing after the other: from the top to the bottom, from the start of a line to
 * its end; nothing that is pressed out of reach; a heading to jump to.
 */
class ReadingOrder(shown: SemanticsNode, private val unmerged: SemanticsNode, rolled: Boolean = false) {
    private val read = all(shown).filter { (if (rolled) it.seen && it.whole else it.seen) && (SemanticsActions.OnClick in it.config || it.says) }

    fun faults(): List<String> = outOfOrder() + unreachable() + headings()

    private fun outOfOrder() = read.zipWithNext().filter { (one, next) -> !one.holds(next) && !next.holds(one) && comesBefore(next, one) }
        .map { (one, next) -> "read after what it stands before: ${next.words} after ${one.words}" }

    /** Whether a thing stands above another, or before it in the same line. What stands beside it, further on, may well begin higher. */
    private fun comesBefore(thing: SemanticsNode, other: SemanticsNode): Boolean {
        val a = thing.boundsInRoot
        val b = other.boundsInRoot
        val further = if (thing.layoutInfo.layoutDirection == LayoutDirection.Ltr) a.left >= b.right - 1 else a.right <= b.left + 1
        val before = if (thing.layoutInfo.layoutDirection == LayoutDirection.Ltr) a.right <= b.left + 1 else a.left >= b.right - 1
        return if (a.besides(b)) before else a.bottom <= b.top + 1 && !further
    }

    private fun Rect.besides(other: Rect) = minOf(bottom, other.bottom) - maxOf(top, other.top) > minOf(height, other.height) / 2

    /** What is pressed is heard, and where it stands past an edge it can be scrolled to. */
    private fun unreachable() = all(unmerged).filter { SemanticsActions.OnClick in it.config }.mapNotNull { node ->
        when {
            SemanticsProperties.HideFromAccessibility in node.config -> "hidden from who hears the screen: ${node.words}"
            !node.whole && generateSequence(node.parent) { it.parent }.none { it.rolls } -> "out of reach: ${node.words} at ${node.boundsInRoot}"
            else -> null
        }
    }

    /** What stands over a page is no page: it has no headings of its own. */
    private fun headings(): List<String> {
        val whole = all(unmerged)
        if (whole.any { SemanticsProperties.IsDialog in it.config || SemanticsProperties.Heading in it.config }) return emptyList()
        return listOf("a page without a heading")
    }

    private fun all(node: SemanticsNode): List<SemanticsNode> = listOf(node) + inOrder(node).flatMap(::all)

    /** A list that grows upwards has its last row first, and is heard by where its rows stand all the same (`ScreenReaderTest`). */
    private fun inOrder(node: SemanticsNode): List<SemanticsNode> {
        val upwards = node.config.getOrNull(SemanticsProperties.VerticalScrollAxisRange)?.reverseScrolling == true
        return if (upwards) node.children.sortedBy { it.boundsInRoot.top } else node.children
    }

    private val SemanticsNode.seen get() = stands && boundsInRoot.width > 0 && boundsInRoot.height > 0

    private val SemanticsNode.says get() = words.isNotBlank() || SemanticsProperties.EditableText in config

    private val SemanticsNode.whole get() = boundsInRoot.width >= size.width - 1 && boundsInRoot.height >= size.height - 1

    private val SemanticsNode.rolls get() = SemanticsActions.ScrollBy in config || SemanticsActions.ScrollToIndex in config
}

/** A list keeps a row for a while that was rolled out of it, which says still where it stood. */
val SemanticsNode.stands get() = generateSequence(this) { it.parent }.all { it.layoutInfo.isPlaced }

fun SemanticsNode.holds(other: SemanticsNode) = generateSequence(other.parent) { it.parent }.any { it.id == id }

/** What is heard of it. */
val SemanticsNode.words: String
    get() = config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString { it.text } +
        config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString() +
        if (SemanticsProperties.EditableText in config) "field" else ""
