package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.R
import app.soundings.core.VisitRow
import app.soundings.core.Visits
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
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

/** The visit log, a page more whenever its end is reached. */
class VisitsViewModel(private val door: Door) : ViewModel() {
    private val pages = MutableStateFlow(1)

    @OptIn(ExperimentalCoroutinesApi::class)
    val visits: StateFlow<Visits?> = pages.flatMapLatest { wanted ->
        door.shows { notebook ->
            var shown = notebook.visits(null)
            repeat(wanted - 1) {
                val after = shown.next ?: return@repeat
                val page = notebook.visits(after)
                shown = shown.copy(items = shown.items + page.items, next = page.next)
            }
            shown
        }
    }.stateIn(viewModelScope, SharingStarted.Eagerly, null)

    fun more() = pages.update { it + 1 }
}

/** *Visits*: notes without a visit first, then every visit, the newest first. */
@Composable
fun VisitsScreen(model: VisitsViewModel, toVisit: (String) -> Unit) {
    val colours = LocalColours.current
    val shown by model.visits.collectAsStateWithLifecycle()
    val visits = shown ?: return
    LazyColumn(
        Modifier.fillMaxSize().testTag("visits"), contentPadding = PaddingValues(Measure.edge, Measure.space16),
        verticalArrangement = Arrangement.spacedBy(Measure.space12),
    ) {
        item { Text(stringResource(R.string.visits), Modifier.semantics { heading() }, colours.ink, style = Styles.title) }
        if (visits.notFiled.isNotEmpty()) {
            item { PartHead(stringResource(R.string.not_filed)) }
            items(visits.notFiled, { it.id }) { Card { NoteView(it) } }
        }
        if (visits.items.isEmpty() && visits.notFiled.isEmpty()) {
            item { Text(stringResource(R.string.visits_empty), color = colours.inkSecond, style = Styles.body) }
        }
        items(visits.items, { it.id }) { VisitCard(it) { toVisit(it.id) } }
        if (visits.next != null) item { LaunchedEffect(visits.next) { model.more() } }
    }
}

@Composable
private fun VisitCard(visit: VisitRow, open: () -> Unit) {
    val colours = LocalColours.current
    Card(onClick = open) {
        Text(visit.place() ?: stringResource(R.string.unnamed_visit), color = colours.ink, style = Styles.body)
        visit.objective?.let { Text(it, color = colours.inkSecond, style = Styles.small) }
        val time = visit.started?.day() ?: visit.planned?.words()
        val notes = pluralStringResource(R.plurals.notes, visit.notes.toInt(), visit.notes.toInt())
        Text(
            listOfNotNull(stringResource(visit.kind.word()), time, notes, stringResource(visit.state.word())).joinToString(" · "),
            color = colours.inkSecond, style = Styles.small,
        )
    }
}
