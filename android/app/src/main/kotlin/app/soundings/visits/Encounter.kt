package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.R
import app.soundings.core.Encounter
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import app.soundings.place
import app.soundings.word
import app.soundings.words
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.flow.update

/** One visit's page. */
class EncounterViewModel(private val door: Door, private val id: String) : ViewModel() {
    private val pages = MutableStateFlow(1)

    @OptIn(ExperimentalCoroutinesApi::class)
    val encounter: StateFlow<Encounter?> = pages.flatMapLatest { wanted ->
        door.shows { notebook ->
            var shown = notebook.encounter(id, null)
            repeat(wanted - 1) {
                val after = shown.next ?: return@repeat
                val page = notebook.encounter(id, after)
                shown = shown.copy(notes = shown.notes + page.notes, next = page.next)
            }
            shown
        }
    }.stateIn(viewModelScope, SharingStarted.Eagerly, null)

    fun more() = pages.update { it + 1 }
}

/** A visit's notes, by the time they happened. */
@Composable
fun EncounterScreen(model: EncounterViewModel, back: () -> Unit) {
    val colours = LocalColours.current
    val shown by model.encounter.collectAsStateWithLifecycle()
    Column(Modifier.fillMaxSize().safeDrawingPadding()) {
        IconButton(back, Modifier.size(Measure.touch)) { Icon(painterResource(R.drawable.ic_back), stringResource(R.string.back), tint = colours.ink) }
        val page = shown ?: return@Column
        LazyColumn(contentPadding = PaddingValues(Measure.edge), verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
            item {
                val visit = page.visit
                Text(
                    visit.place() ?: stringResource(R.string.unnamed_visit), Modifier.semantics { heading() }, colours.ink,
                    style = Styles.heading,
                )
                visit.objective?.let { Text(it, color = colours.ink, style = Styles.body) }
                val time = visit.started?.day() ?: visit.planned?.words()
                val notes = pluralStringResource(R.plurals.notes, visit.notes.toInt(), visit.notes.toInt())
                Text(
                    listOfNotNull(stringResource(visit.kind.word()), time, notes).joinToString(" · "), color = colours.inkSecond,
                    style = Styles.small,
                )
            }
            if (page.notes.isEmpty()) item { Text(stringResource(R.string.visit_no_notes), color = colours.inkSecond, style = Styles.body) }
            items(page.notes, { it.id }) { Card { NoteView(it) } }
            if (page.next != null) item { LaunchedEffect(page.next) { model.more() } }
        }
    }
}
