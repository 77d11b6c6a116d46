package app.soundings.team

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.R
import app.soundings.core.Found
import app.soundings.core.FoundKind
import app.soundings.core.Search
import app.soundings.look.Aside
import app.soundings.look.Line
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.TextLine
import java.io.Serializable
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** So many finds are offered at once. */
private const val OFFERED = 8

/** Something that was picked: outlives the process in saved state. */
data class Picked(val id: String, val words: String) : Serializable

/** Looks for things of one kind as their words are typed. */
class Finder(private val desk: Desk, private val scope: CoroutineScope, private val thing: FoundKind) {
    private val shown = MutableStateFlow<List<Picked>>(emptyList())
    private var asking: Job? = null
    val found: StateFlow<List<Picked>> = shown.asStateFlow()

    fun look(words: String) {
        asking?.cancel()
        asking = scope.launch {
            Problem.of { shown.value = desk.read { it.searchFor(Search(words = words, thing = thing), null) }.items.mapNotNull { it.picked() }.take(OFFERED) }
        }
    }
}

/** What was found. */
val Found.id: String
    get() = when (this) {
        is Found.Note -> note.id
        is Found.Visit -> visit.id
        is Found.Person -> person.id
        is Found.Customer -> id
        is Found.Site -> id
        is Found.Map -> map.id
        is Found.Entry -> id
        is Found.Promise -> promise.id
        is Found.Expectation -> id
        is Found.Team -> found.id
        is Found.Guide -> id
        is Found.Question -> id
    }

/** What can be picked of a find: its id and its words. */
private fun Found.picked(): Picked? = when (this) {
    is Found.Note -> Picked(note.id, note.words)
    is Found.Person -> Picked(person.id, person.name)
    is Found.Customer -> Picked(id, name)
    is Found.Promise -> Picked(promise.id, promise.text)
    is Found.Visit, is Found.Site, is Found.Map, is Found.Entry, is Found.Expectation, is Found.Team, is Found.Guide, is Found.Question -> null
}

/** What was picked, each to be put back; a field to look for more; what it finds, to be picked. */
@Composable
fun Picking(label: String, tag: String, finder: Finder, picked: List<Picked>, most: Int = Int.MAX_VALUE, pick: (List<Picked>) -> Unit) =
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        var words by rememberSaveable { mutableStateOf("") }
        val found by finder.found.collectAsStateWithLifecycle()
        picked.forEach { one ->
            Line(one.words, listOf(stringResource(R.string.press_to_put_back)), Modifier.testTag("picked-${one.id}")) { pick(picked - one) }
        }
        if (picked.size >= most) return@Column
        TextLine(label, words, {
            words = it
            finder.look(it)
        }, Modifier.testTag("$tag-find"))
        if (words.isEmpty()) {
            PlainButton(stringResource(R.string.the_latest), { finder.look("") }, Modifier.testTag("$tag-latest"))
        }
        val offered = found.filter { one -> picked.none { it.id == one.id } }
        if (words.isNotEmpty() && found.isEmpty()) Aside(stringResource(R.string.nothing_found))
        offered.forEach { one ->
            Line(one.words, modifier = Modifier.testTag("$tag-${one.id}")) { pick(picked + one) }
        }
    }
