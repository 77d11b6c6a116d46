package app.soundings.look

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListItemInfo
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.soundings.PagedModel
import app.soundings.Problem
import app.soundings.ProblemLine
import kotlin.math.abs
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map

/** The end of what is held is near where fewer rows than this are left before it. */
private const val NEAR = 20

/** A list of its own accord finds a row by its key that stands no further than this from where it stood. */
private const val FOUND_BY_KEY = 100

/**
 * The rows of a list of which a part is held: another page whenever the beginning or the end of that part comes near. What is in sight
 * of it stays where it is while rows come and go above it.
 *
 * @param rows what is drawn of the record's rows
 * @param key by which a row is known, however the list changes
 * @param head what stands above the first row of all
 * @param empty what stands where there is no row
 * @param foot what stands below the last row
 */
@Composable
fun <P : Any, Row : Any> RollingRows(
    model: PagedModel<P, *>, read: P, rows: List<Row>, key: (Row) -> String, modifier: Modifier = Modifier,
    padding: PaddingValues = PaddingValues(Measure.edge, Measure.space8), problem: Problem? = null,
    head: (@Composable ColumnScope.() -> Unit)? = null, empty: (@Composable () -> Unit)? = null, foot: (@Composable () -> Unit)? = null,
    row: @Composable (Row) -> Unit,
) {
    val state = rememberLazyListState()
    val begins = remember(read) { model.begins }
    // One thing above the rows, whatever is held: so a row moves by as many places as rows come or go above it.
    val above = listOfNotNull(problem, head).size
    val drawn = remember(rows) { rows.withIndex().associate { key(it.value) to it.index } }
    KeepPlace(state, drawn, above, begins)
    LaunchedEffect(model, read, drawn) {
        snapshotFlow { state.layoutInfo.visibleItemsInfo }.map { nearTo(it, drawn, model.goesOn(read), begins != null) }.distinctUntilChanged()
            .collect { near ->
                when (near) {
                    Near.END -> model.more()
                    Near.BEGINNING -> model.earlier()
                    Near.NEITHER -> Unit
                }
            }
    }
    LazyColumn(modifier, state, padding, verticalArrangement = Arrangement.spacedBy(Measure.space12)) {
        problem?.let { item("problem") { ProblemLine(it, Modifier.testTag("problem")) } }
        head?.let { item("head") { Column(verticalArrangement = Arrangement.spacedBy(Measure.space12)) { if (begins == null) it() } } }
        if (rows.isEmpty()) empty?.let { item("empty") { it() } }
        items(rows, key) { row(it) }
        foot?.let { item("foot") { it() } }
    }
}

private enum class Near { END, BEGINNING, NEITHER }

/** What rows are in sight near to; who sees all that is held is at its end. */
private fun nearTo(seen: List<LazyListItemInfo>, rows: Map<String, Int>, goesOn: Boolean, begun: Boolean): Near {
    val places = seen.mapNotNull { rows[it.key] }
    return when {
        places.isEmpty() -> Near.NEITHER
        places.last() >= rows.size - NEAR -> if (goesOn) Near.END else Near.NEITHER
        begun && places.first() < NEAR -> Near.BEGINNING
        else -> Near.NEITHER
    }
}

/** Which rows were drawn last, and where those began that were held. */
private class Drawn(var rows: Map<String, Int>, var begins: String?)

/**
 * Keeps the first row in sight where it is, where the list of its own accord does not: it goes by its first item, which is no row at the
 * very beginning of what is held, or one that is there no more; and it looks for that nearby.
 */
@Composable
private fun KeepPlace(state: LazyListState, rows: Map<String, Int>, above: Int, begins: String?) {
    val drawn = remember { Drawn(rows, begins) }
    SideEffect {
        if (drawn.rows === rows) return@SideEffect
        val seen = state.layoutInfo.visibleItemsInfo.filter { it.index >= state.firstVisibleItemIndex }
        val first = seen.firstOrNull()
        val stays = seen.firstOrNull { it.key in rows }
        val atTop = drawn.begins == null && first != null && first.key !in drawn.rows
        when {
            first == null || atTop -> Unit
            // Another list: from its top.
            stays == null -> if (first.key in drawn.rows) state.requestScrollToItem(0)
            else -> {
                val place = rows.getValue(stays.key as String) + above
                if (stays !== first || abs(place - stays.index) > FOUND_BY_KEY) state.requestScrollToItem(place, -stays.offset)
            }
        }
        drawn.rows = rows
        drawn.begins = begins
    }
}
