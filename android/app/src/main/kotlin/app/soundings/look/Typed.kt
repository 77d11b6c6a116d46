package app.soundings.look

import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewmodel.compose.viewModel
import java.util.UUID

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

/** A field that outlives the process; turned while its words are being kept, it is the same field, and lets go of them then. */
@Composable
fun rememberTyped(start: String = ""): Typed {
    val fields = viewModel { Fields() }
    val text = rememberSaveable(saver = fields.saver) { mutableStateOf(start) }
    return Typed(text)
}

/** The fields of a page that were put away, by a name: what is drawn anew goes on with the field itself, not with what stood in it. */
internal class Fields : ViewModel() {
    private val putAway = HashMap<String, MutableState<String>>()

    val saver = Saver<MutableState<String>, ArrayList<String>>(
        save = { field -> arrayListOf(named(field), field.value) },
        restore = { (name, text) -> putAway.getOrPut(name) { mutableStateOf(text) } },
    )

    private fun named(field: MutableState<String>) =
        putAway.entries.firstOrNull { it.value === field }?.key ?: UUID.randomUUID().toString().also { putAway[it] = field }
}
