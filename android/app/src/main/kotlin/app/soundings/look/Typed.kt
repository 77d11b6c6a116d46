package app.soundings.look

import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue

/** What was typed behind these words while they were being kept; all that stands there, where they are no longer its beginning. */
fun String.typedBehind(kept: String): String = removePrefix(kept)

/** What stands in a field whose words are kept one after the other: once they are, they are gone from it, but for what was typed meanwhile. */
class Typed(text: MutableState<String>) {
    var text by text

    /** Has the words that stand there now kept, and takes them away once that is done. */
    fun <T> kept(keep: (words: String, done: () -> Unit) -> T): T {
        val words = text
        return keep(words) { text = text.typedBehind(words) }
    }
}

/** A field that outlives the process. */
@Composable
fun rememberTyped(start: String = ""): Typed {
    val text = rememberSaveable { mutableStateOf(start) }
    return Typed(text)
}
