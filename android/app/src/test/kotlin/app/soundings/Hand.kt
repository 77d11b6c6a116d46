package app.soundings

import android.app.Activity
import android.content.Intent
import androidx.activity.ComponentActivity
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeTimeoutException
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextInputSelection
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextRange
import org.robolectric.Shadows.shadowOf

/** What a part of a day costs the thumb. */
class Effort(var taps: Int = 0, var characters: Int = 0)

/**
 * One hand at the phone, which sees nothing but its screens: it taps and types, and both are counted. What rolls is rolled to,
 * uncounted.
 *
 * @param before something happens to the phone before the act of this number, or, where something is typed, before this letter
 */
class Hand(val rule: ComposeTestRule, private val activity: () -> ComponentActivity, private val before: (act: Int, letter: Int) -> Unit = { _, _ -> }) {
    /** By what was done, in its order. */
    val efforts = linkedMapOf<String, Effort>()

    /** How many times something was tapped or a text was typed. */
    var acts = 0
        private set
    private var effort = Effort()

    fun moment(name: String, act: () -> Unit) {
        effort = efforts.getOrPut(name) { Effort() }
        act()
    }

    fun tap(what: SemanticsMatcher) {
        before(acts++, 0)
        effort.taps += 1
        inSight(what).performClick()
    }

    fun tap(tag: String) = tap(hasTestTag(tag))

    fun tapWords(words: String) = tap(hasText(words))

    /** Types into a field; one that is not yet written in is tapped first. */
    fun type(tag: String, words: String) {
        val act = acts++
        before(act, 0)
        if (!isFocused(hasTestTag(tag))) effort.taps += 1
        effort.characters += words.codePointCount(0, words.length)
        var typed = 0
        for (letter in words.indices) {
            if (letter == 0 || !words[letter].isWhitespace()) continue
            write(tag, words.substring(typed, letter))
            typed = letter
            before(act, letter)
        }
        write(tag, words.substring(typed))
    }

    private fun isFocused(field: SemanticsMatcher) = inSight(field).fetchSemanticsNode().config.getOrElse(SemanticsProperties.Focused) { false }

    /** Goes on behind what stands there; a field that is not written in is tapped there. */
    private fun write(tag: String, words: String) {
        val field = inSight(hasTestTag(tag))
        if (!isFocused(hasTestTag(tag))) {
            field.performTextInputSelection(TextRange(field.fetchSemanticsNode().config[SemanticsProperties.EditableText].length))
        }
        field.performTextInput(words)
    }

    /** Waits until something is there. */
    fun see(what: SemanticsMatcher) = until("there is what ${what.description}") { rule.count(what) > 0 }

    fun see(tag: String) = see(hasTestTag(tag))

    /** Waits until something is no longer there. */
    fun gone(what: SemanticsMatcher) = until("gone is what ${what.description}") { rule.count(what) == 0 }

    /** Where it does not come, what there is instead is told. */
    private fun until(there: String, condition: () -> Boolean) = try {
        rule.waitUntil(there, PATIENCE_MS, condition)
    } catch (never: ComposeTimeoutException) {
        throw AssertionError("not so: $there\n${rule.told().joinToString("\n")}", never)
    }

    /** What has this tag says something else than it did. */
    fun turns(tag: String, act: () -> Unit) {
        val read = { rule.onAllNodes(hasTestTag(tag)).fetchSemanticsNodes().map { it.config.getOrElse(SemanticsProperties.InputText) { AnnotatedString("") }.text } }
        val was = read()
        act()
        until("$tag turns") { read() != was }
    }

    /** The other app that was opened does its work and comes back. */
    fun comesBack(work: (Intent) -> Intent?) {
        until("another app is opened") {
            rule.waitForIdle()
            shadowOf(activity()).peekNextStartedActivityForResult() != null
        }
        val asked = shadowOf(activity()).nextStartedActivityForResult
        val answer = work(asked.intent)
        before(acts++, 0)
        rule.runOnUiThread { activity().activityResultRegistry.dispatchResult(asked.requestCode, Activity.RESULT_OK, answer) }
        rule.waitForIdle()
    }

    private fun inSight(what: SemanticsMatcher): SemanticsNodeInteraction {
        until("there is what ${what.description}") { rule.count(what) > 0 || rolledTo(what) }
        val node = rule.onAllNodes(what)[0]
        if (rule.count(what and hasAnyAncestor(hasScrollAction())) > 0) node.performScrollTo()
        return node
    }

    /** A list holds what is in sight and no more: is it further on in one of those that are there? */
    private fun rolledTo(what: SemanticsMatcher): Boolean {
        val lists = rule.onAllNodes(hasScrollToNodeAction())
        return lists.fetchSemanticsNodes().indices.any { runCatching { lists[it].performScrollToNode(what) }.isSuccess }
    }
}


/** How many of these are there. */
fun ComposeTestRule.count(what: SemanticsMatcher): Int = onAllNodes(what).fetchSemanticsNodes().size

/** Everything that is to be read on the screen, with what is on, chosen or written, from top to bottom; but for what has this tag. */
fun ComposeTestRule.told(except: String? = null): List<String> {
    val nodes = onAllNodes(isRoot(), useUnmergedTree = true).fetchSemanticsNodes().flatMap(::all)
    val inSight = nodes.filter { it.boundsInRoot.width > 0 && it.boundsInRoot.height > 0 && it.config.getOrNull(SemanticsProperties.TestTag) != (except ?: "") }
    return inSight.mapNotNull { node ->
        val words = node.config.getOrElse(SemanticsProperties.Text) { emptyList() }.map { it.text } +
            node.config.getOrElse(SemanticsProperties.ContentDescription) { emptyList() } +
            listOfNotNull(
                node.config.getOrNull(SemanticsProperties.EditableText)?.text?.let { "[$it]" }, node.config.getOrNull(SemanticsProperties.Selected),
                node.config.getOrNull(SemanticsProperties.ToggleableState), node.config.getOrNull(SemanticsProperties.StateDescription),
            )
        words.joinToString(" ").takeIf(String::isNotEmpty)
    }
}

/** Without what stands in a field beside what is written: where its label is depends on who was tapped last. */
private fun all(node: SemanticsNode): List<SemanticsNode> =
    listOf(node) + if (SemanticsProperties.EditableText in node.config) emptyList() else node.children.flatMap(::all)
