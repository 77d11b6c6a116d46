package app.soundings.maps

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectDragGesturesAfterLongPress
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.composed
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.boundsInRoot
import androidx.compose.ui.layout.onGloballyPositioned
import androidx.compose.ui.layout.positionInRoot
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.EmpathyMap
import app.soundings.core.EntryRow
import app.soundings.core.EvidenceRange
import app.soundings.core.MapPart
import app.soundings.core.MapTray
import app.soundings.core.NewEntry
import app.soundings.core.NoteRow
import app.soundings.core.PartRow
import app.soundings.look.BackButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.visits.NoteView
import app.soundings.word
import kotlin.math.roundToInt
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** From this width on there is room for the canvas. */
val CANVAS_WIDTH = 840.dp

/** A map with the tray beside it. */
data class MapOnCanvas(val map: EmpathyMap, val tray: MapTray)

/** *Map* where there is room for all of it: what lies in the tray goes into a part, and entries from one part to another. */
class MapCanvasModel(desk: Desk, private val map: String) : ScreenModel<MapOnCanvas>(desk) {
    private val taken = MutableStateFlow<String?>(null)

    /** The note that was tapped, and goes to the part that is tapped next. */
    val chosen: StateFlow<String?> = taken.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): MapOnCanvas = desk.read { MapOnCanvas(it.map(map), it.mapTray(map)) }

    fun choose(note: String) {
        taken.value = note.takeIf { it != taken.value }
    }

    /** The note that was tapped goes here. */
    fun putChosen(part: MapPart) {
        taken.value?.let { put(it, part) }
    }

    fun put(note: String, part: MapPart): Job = attempt {
        desk.ask { it.addEntry(NewEntry(map, part, from = listOf(EvidenceRange(note)))) }
        taken.value = null
    }

    fun move(entry: String, part: MapPart): Job = attempt { desk.ask { it.moveEntry(entry, part) } }
}

/** What is being dragged, and over what. */
private class Drag {
    val parts = mutableMapOf<MapPart, Rect>()
    var words by mutableStateOf<String?>(null)
    var at by mutableStateOf(Offset.Zero)

    /** The part under the finger. */
    fun over(): MapPart? = parts.entries.firstOrNull { at in it.value }?.key
}

/** The canvas with its tray: drag, or tap and tap; the same as a screen reader's actions. */
@Composable
fun MapCanvasScreen(model: MapCanvasModel, ways: Ways) = Column(Modifier.fillMaxSize().safeDrawingPadding().testTag("canvas")) {
    val drag = remember { Drag() }
    Shown(model) { shown, problem ->
        Box {
            Row(Modifier.fillMaxSize()) {
                Tray(model, shown, problem, drag, ways)
                Canvas(model, shown.map, drag, ways)
            }
            drag.words?.let { Dragged(it, drag.at) }
        }
    }
}

@Composable
private fun Tray(model: MapCanvasModel, shown: MapOnCanvas, problem: Problem?, drag: Drag, ways: Ways) = Column(Modifier.width(300.dp).fillMaxHeight()) {
    val colours = LocalColours.current
    val chosen by model.chosen.collectAsStateWithLifecycle()
    BackButton(ways::back)
    Column(Modifier.padding(Measure.edge, Measure.space4)) {
        Title(shown.map.who.nameOrSomebody())
        Quiet(shown.map.situation)
        PlainButton(stringResource(R.string.map_on_a_sheet), { ways.to(MapsPage.MapOnSheet, shown.map.id) }, Modifier.testTag("to-sheet"))
        PartHead(stringResource(R.string.map_tray))
        problem?.let { ProblemLine(it) }
        if (chosen != null) Text(stringResource(R.string.map_choose_part), Modifier.semantics { liveRegion = LiveRegionMode.Polite }, colours.ink, style = Styles.body)
    }
    LazyColumn(contentPadding = PaddingValues(Measure.edge, Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        if (shown.tray.notes.isEmpty()) item { Text(stringResource(R.string.map_tray_empty), color = colours.ink, style = Styles.body) }
        items(shown.tray.notes, { it.id }) { note -> TrayNote(model, note, note.id == chosen, drag) }
    }
}

/** A note of the tray: tapped, it goes where the next tap says; dragged, where it is let go. */
@Composable
private fun TrayNote(model: MapCanvasModel, note: NoteRow, chosen: Boolean, drag: Drag) {
    val colours = LocalColours.current
    val actions = partActions(R.string.map_put_into) { model.put(note.id, it) }
    val spoken = listOfNotNull(note.kind?.let { stringResource(it.word()) }, note.by?.name, note.words).joinToString()
    val border = if (chosen) Modifier.border(Measure.outline + 1.dp, colours.ink, RoundedCornerShape(Measure.corner)) else Modifier
    Card(
        border.dragged(note.id, note.words, drag) { model.put(note.id, it) }.semantics {
            contentDescription = spoken
            selected = chosen
            customActions = actions
        }.testTag("tray-note"),
        { model.choose(note.id) },
    ) { NoteView(note, Modifier.clearAndSetSemantics {}, lines = 4) }
}

/** For a screen reader: an action for each part. */
@Composable
private fun partActions(word: Int, act: (MapPart) -> Unit): List<CustomAccessibilityAction> = MapPart.entries.map { part ->
    CustomAccessibilityAction(stringResource(word, stringResource(part.word()))) {
        act(part)
        true
    }
}

/** Held and dragged, it is put into the part where it is let go. */
private fun Modifier.dragged(key: String, words: String, drag: Drag, drop: (MapPart) -> Unit): Modifier = composed {
    var corner by remember { mutableStateOf(Offset.Zero) }
    onGloballyPositioned { corner = it.positionInRoot() }.pointerInput(key) {
        detectDragGesturesAfterLongPress(
            onDragStart = {
                drag.words = words
                drag.at = corner + it
            },
            onDrag = { change, by ->
                change.consume()
                drag.at += by
            },
            onDragEnd = {
                drag.over()?.let(drop)
                drag.words = null
            },
            onDragCancel = { drag.words = null },
        )
    }
}

/** What goes with the finger. */
@Composable
private fun Dragged(words: String, at: Offset) {
    val colours = LocalColours.current
    Surface(
        Modifier.offset { IntOffset(at.x.roundToInt(), at.y.roundToInt()) }.width(240.dp).clearAndSetSemantics {}, RoundedCornerShape(Measure.corner),
        colours.buoy, colours.onBuoy,
    ) { Text(words, Modifier.padding(Measure.space12), style = Styles.body, maxLines = 2) }
}

/** The eight parts, four above the water and four below. */
@Composable
private fun RowScope.Canvas(model: MapCanvasModel, map: EmpathyMap, drag: Drag, ways: Ways) = Column(Modifier.weight(1f).fillMaxHeight()) {
    val colours = LocalColours.current
    map.parts.chunked(4).forEachIndexed { half, parts ->
        Row(
            Modifier.weight(1f).background(if (half == 0) colours.sunk else colours.water).padding(Measure.space8),
            Arrangement.spacedBy(Measure.space8),
        ) { parts.forEach { part -> CanvasPart(model, part, drag, ways) { ways.to(MapsPage.MapPart, map.id, it.name) } } }
    }
}

@Composable
private fun RowScope.CanvasPart(model: MapCanvasModel, part: PartRow, drag: Drag, ways: Ways, open: (MapPart) -> Unit) {
    val colours = LocalColours.current
    val chosen by model.chosen.collectAsStateWithLifecycle()
    val press = { if (chosen == null) open(part.part) else model.putChosen(part.part) }
    Surface(
        Modifier.weight(1f).fillMaxHeight().onGloballyPositioned { drag.parts[part.part] = it.boundsInRoot() },
        RoundedCornerShape(Measure.corner), colours.surface, colours.ink,
    ) {
        Column {
            Row(
                Modifier.fillMaxWidth().clickable(onClick = press).padding(Measure.space12, Measure.space4).testTag("canvas-${part.part.name}"),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Column(Modifier.weight(1f)) {
                    Text(stringResource(part.part.word()), Modifier.semantics { heading() }, style = Styles.key)
                    Quiet(depth(part.depth.toInt()))
                }
                Ticks(part.depth.toInt())
            }
            CanvasEntries(model, part, drag, press) { ways.to(MapsPage.Entry, it) }
        }
    }
}

@Composable
private fun ColumnScope.CanvasEntries(model: MapCanvasModel, part: PartRow, drag: Drag, press: () -> Unit, toEntry: (String) -> Unit) {
    // Room where nothing stands can be tapped as the head can, which alone says so to a screen reader.
    val now by rememberUpdatedState(press)
    LazyColumn(
        Modifier.weight(1f).fillMaxWidth().pointerInput(part.part) { detectTapGestures { now() } }, contentPadding = PaddingValues(Measure.space8),
        verticalArrangement = Arrangement.spacedBy(Measure.space8),
    ) {
        items(part.entries, { it.id }) { entry -> CanvasEntry(model, entry, drag) { toEntry(entry.id) } }
        if (part.next != null) item { Quiet(entries(part.inAll.toInt()), Modifier.padding(Measure.space8)) }
    }
}

@Composable
private fun CanvasEntry(model: MapCanvasModel, entry: EntryRow, drag: Drag, open: () -> Unit) {
    val actions = partActions(R.string.map_move_to) { model.move(entry.id, it) }
    EntryView(
        entry, Modifier.dragged(entry.id, entry.text, drag) { model.move(entry.id, it) }.semantics { customActions = actions }.testTag("canvas-entry"), open,
    )
}
