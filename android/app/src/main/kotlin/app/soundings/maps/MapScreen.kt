package app.soundings.maps

import androidx.annotation.StringRes
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.EmpathyMap
import app.soundings.core.PartRow
import app.soundings.look.BackButton
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.IcebergShape
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingRows
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.visits.VisitsPage
import app.soundings.word

/** *Maps*: every map, the newest first. */
@Composable
fun MapsScreen(model: MapsModel, ways: Ways) = PushedPage(stringResource(R.string.maps), ways::back) {
    Shown(model) { maps, problem ->
        val all: @Composable () -> Unit = { Card(Modifier.testTag("all-maps"), { ways.to(MapsPage.AllMaps) }) { Body(stringResource(R.string.map_many)) } }
        RollingRows(
            model, maps, maps.items, { it.id }, Modifier.fillMaxSize().testTag("maps"), PaddingValues(Measure.edge), problem,
            head = { PlainButton(stringResource(R.string.new_map), { ways.to(MapsPage.NewMap) }, Modifier.testTag("new-map")) },
            empty = { Body(stringResource(R.string.maps_empty)) }, foot = all.takeIf { maps.items.isNotEmpty() },
        ) { map ->
            Card(Modifier.testTag("map"), { ways.to(MapsPage.Map, map.id) }) {
                Body(map.who.ifEmpty { stringResource(R.string.map_somebody) })
                Quiet(beside(map.situation, entries(map.entries.toInt())))
            }
        }
    }
}

@Composable
fun entries(count: Int): String =
    if (count == 0) stringResource(R.string.map_entries_none) else pluralStringResource(R.plurals.map_entries, count, count)

/** *Map*: the person and the situation; the iceberg as an index. */
@Composable
fun MapScreen(model: MapModel, ways: Ways) = Column(Modifier.fillMaxSize().safeDrawingPadding()) {
    BackButton(ways::back)
    Shown(model) { map, problem -> Overview(map, problem, ways) }
}

@Composable
private fun Overview(map: EmpathyMap, problem: Problem?, ways: Ways) = Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).testTag("overview")) {
    val colours = LocalColours.current
    Column(Modifier.padding(Measure.edge, Measure.space4)) {
        Title(map.who.nameOrSomebody())
        Quiet(beside(map.situation, map.customer))
        problem?.let { ProblemLine(it) }
    }
    val (above, below) = map.parts.take(4) to map.parts.drop(4)
    Ice(true) { Rows(R.string.map_above, above, map.id, ways, Modifier.padding(top = 72.dp)) }
    Ice(false) { Rows(R.string.map_below, below, map.id, ways, Modifier.padding(bottom = 88.dp)) }
    Column(Modifier.padding(Measure.edge), Arrangement.spacedBy(Measure.space16)) {
        if (map.askNext.isNotEmpty()) {
            Text(
                stringResource(R.string.map_ask_next, map.askNext.map { stringResource(it.word()) }.joinToString()), color = colours.ink,
                style = Styles.body,
            )
        }
        Part(stringResource(R.string.map_more_ways)) { MoreWays(map, ways) }
    }
}

@Composable
private fun Rows(@StringRes head: Int, parts: List<PartRow>, map: String, ways: Ways, modifier: Modifier) = Column(
    modifier.fillMaxWidth().padding(Measure.space32, Measure.space12), Arrangement.spacedBy(Measure.space12),
) {
    val spoken = stringResource(head)
    Box(Modifier.semantics { heading(); contentDescription = spoken })
    parts.forEach { part -> PartIndex(part, { ways.to(MapsPage.MapPart, map, part.part.name) }, { ways.to(MapsPage.MapPartNotes, map, part.part.name) }) }
}

/** One part in the index: a press opens it, its ticks open its notes; one node to a screen reader. */
@Composable
private fun PartIndex(part: PartRow, open: () -> Unit, toNotes: () -> Unit) {
    val colours = LocalColours.current
    val (name, depth, entries) = Triple(stringResource(part.part.word()), depth(part.depth.toInt()), entries(part.inAll.toInt()))
    val look = stringResource(R.string.map_look_at_notes)
    Surface(
        Modifier.fillMaxWidth(), RoundedCornerShape(Measure.corner), colours.surface, colours.ink, border = BorderStroke(1.dp, colours.line),
    ) {
        Row(
            Modifier.fillMaxWidth().heightIn(min = Measure.rowHeight).clickable(role = Role.Button, onClick = open).testTag("part-${part.part.name}").clearAndSetSemantics {
                contentDescription = listOf(name, depth, entries).joinToString()
                role = Role.Button
                onClick { open(); true }
                customActions = listOf(CustomAccessibilityAction(look) { toNotes(); true })
            },
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Column(Modifier.weight(1f).padding(Measure.space16, Measure.space8)) {
                Text(name, color = colours.ink, style = Styles.key)
                Quiet("$depth · $entries")
            }
            Box(Modifier.clickable(onClick = toNotes).padding(Measure.space8)) { Ticks(part.depth.toInt()) }
        }
    }
}

/** A sounding line with its depth lines: those that were reached are drawn, the others dotted. */
@Composable
fun Ticks(depth: Int) {
    val ink = LocalColours.current.ink
    Canvas(Modifier.size(40.dp, 48.dp).clearAndSetSemantics {}) {
        val thick = 3.dp.toPx()
        val dots = PathEffect.dashPathEffect(floatArrayOf(0.1f, 6.dp.toPx()))
        drawLine(ink, Offset(center.x, 0f), Offset(center.x, size.height), 1.dp.toPx())
        for (tick in 1..3) {
            val y = size.height * tick / 4
            drawLine(
                ink, Offset(4.dp.toPx(), y), Offset(size.width - 4.dp.toPx(), y), thick, StrokeCap.Round, dots.takeIf { tick > depth },
            )
        }
    }
}

@Composable
fun depth(ticks: Int): String = stringResource(
    when (ticks) {
        0 -> R.string.depth_0
        1 -> R.string.depth_1
        2 -> R.string.depth_2
        else -> R.string.depth_3
    },
)

/** The iceberg behind the rows of its half: decoration. */
@Composable
private fun Ice(above: Boolean, rows: @Composable BoxScope.() -> Unit) {
    val colours = LocalColours.current
    Box(Modifier.fillMaxWidth().background(if (above) colours.foam else colours.water)) {
        val facets = IcebergShape.facets.filter { it.above == above }
        val corners = facets.flatMap { it.corners }
        // Both halves are as wide as the ice is anywhere, so that they meet at the water.
        val wide = IcebergShape.facets.flatMap { it.corners }
        val (left, right) = wide.minOf { it.first } to wide.maxOf { it.first }
        val (top, bottom) = corners.minOf { it.second } to corners.maxOf { it.second }
        Canvas(Modifier.matchParentSize().clearAndSetSemantics {}) {
            val edge = Measure.outline.toPx()
            val dotted = Stroke(edge, cap = StrokeCap.Round, join = StrokeJoin.Round, pathEffect = PathEffect.dashPathEffect(floatArrayOf(0.1f, 3f * edge)))
            for (facet in facets) {
                val shape = Path().apply {
                    facet.corners.forEachIndexed { place, (x, y) ->
                        val at = Offset(size.width * (x - left) / (right - left), size.height * (y - top) / (bottom - top))
                        if (place == 0) moveTo(at.x, at.y) else lineTo(at.x, at.y)
                    }
                    close()
                }
                drawPath(shape, if (!above) colours.mass else if (facet.shade) colours.iceShade else colours.ice)
                if (above) drawPath(shape, colours.iceEdge, style = Stroke(edge, join = StrokeJoin.Round)) else drawPath(shape, colours.tick, style = dotted)
            }
            if (!above) drawLine(colours.tick, Offset.Zero, Offset(size.width, 0f), edge)
        }
        rows()
    }
}

/** What else can be done with a map. */
@Composable
private fun MoreWays(map: EmpathyMap, ways: Ways) {
    Way(R.string.unmatched) { ways.to(MapsPage.PairsOfMap, map.id) }
    Way(R.string.four) { ways.to(MapsPage.MapInFour, map.id) }
    Way(R.string.map_on_a_sheet) { ways.to(MapsPage.MapOnSheet, map.id) }
    Way(R.string.deck) { ways.to(MapsPage.Deck, map.id) }
    Way(R.string.workshop_start) { ways.to(MapsPage.WorkshopOnMap, map.id) }
    Way(R.string.delete_or_erase) { ways.to(VisitsPage.Erase, map.id) }
}

@Composable
private fun Way(@StringRes name: Int, press: () -> Unit) =
    Card(onClick = press) { Text(stringResource(name), color = LocalColours.current.ink, style = Styles.body) }
