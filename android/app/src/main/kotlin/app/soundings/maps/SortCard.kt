package app.soundings.maps

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.MapPart
import app.soundings.core.NoteRow
import app.soundings.core.Sort
import app.soundings.core.SortCard
import app.soundings.core.SortInto
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Styles
import app.soundings.look.forThumb
import app.soundings.word

/** The note that is up. Its words can be selected, so that only some of them are used. */
@Composable
internal fun SortCardView(model: SortModel, card: SortCard) = Card(Modifier.testTag("card")) {
    val only by model.only.collectAsStateWithLifecycle()
    var field by remember(card.note.id, card.words) { mutableStateOf(TextFieldValue(card.words)) }
    val what = stringResource(R.string.sort_card)
    val note = card.note
    BasicTextField(
        // What is used is underlined: a second mark beside the selection, which goes when the field is left.
        field.copy(only?.let { AnnotatedString.Builder(card.words).apply { addStyle(underlined, it.first, it.last + 1) }.toAnnotatedString() }
            ?: AnnotatedString(card.words)),
        { field = it }, Modifier.fillMaxWidth().semantics { contentDescription = what }.testTag("card-words"), readOnly = true,
        textStyle = (if (note.exact) Styles.exact else Styles.body).copy(color = LocalColours.current.ink),
        visualTransformation = if (note.exact) Marks(stringResource(R.string.exact_quote, "\n")) else VisualTransformation.None,
    )
    Quiet(note.beside())
    if (card.guess) Quiet(stringResource(R.string.sort_guess))
    val selection = field.selection
    when {
        only != null -> {
            Quiet(stringResource(R.string.sort_only))
            PlainButton(stringResource(R.string.sort_all_words), { model.use(null) }, Modifier.testTag("all-words"))
        }
        !selection.collapsed && selection.length < card.words.length ->
            PlainButton(stringResource(R.string.sort_use_words), { model.use(selection.min until selection.max) }, Modifier.testTag("use-words"))
    }
}

/** Quotation marks around the words, which are no part of them: nobody selects one. `marks`: both, with a line break between. */
private class Marks(marks: String) : VisualTransformation {
    private val before = marks.substringBefore('\n')
    private val after = marks.substringAfter('\n')

    override fun filter(text: AnnotatedString) = TransformedText(
        AnnotatedString.Builder().apply {
            append(before)
            append(text)
            append(after)
        }.toAnnotatedString(),
        object : OffsetMapping {
            override fun originalToTransformed(offset: Int) = offset + before.length
            override fun transformedToOriginal(offset: Int) = (offset - before.length).coerceIn(0, text.length)
        },
    )
}

private val underlined = SpanStyle(textDecoration = TextDecoration.Underline)

@Composable
private fun NoteRow.beside(): String = beside(
    stringResource(kind?.word() ?: R.string.no_key_yet), by?.name, place, engineer, happened.clock(),
    stringResource(R.string.starred).takeIf { starred },
)

/** The eight targets, the water between them, and the strip below. Where they stand depends on nothing that is on the card. */
@Composable
internal fun SortTargets(model: SortModel, sort: Sort) = Column(
    Modifier.fillMaxWidth().padding(Measure.edge, Measure.space8), Arrangement.spacedBy(Measure.space8),
) {
    val card = sort.card ?: return@Column
    val water = LocalColours.current.water
    sort.targets.chunked(2).forEachIndexed { place, pair ->
        Row(
            Modifier.fillMaxWidth().height(IntrinsicSize.Min).drawBehind {
                // The water's line, above the first part below it.
                if (place == 2) drawLine(water, Offset(0f, -4.dp.toPx()), Offset(size.width, -4.dp.toPx()), 2.dp.toPx())
            },
            Arrangement.spacedBy(Measure.space8),
        ) { pair.forThumb().forEach { part -> Target(part, card.likely == part) { model.sort(card, part) } } }
    }
    val large = LocalDensity.current.fontScale >= LARGE_TEXT
    val notAbout = stringResource(R.string.sort_not_about, sort.who.nameOrSomebody())
    val aways = listOf(
        Away(notAbout, card.likely == null, "not-about", SortInto.NotAboutThem),
        Away(stringResource(R.string.sort_not_for_map), false, "not-for-map", SortInto.NotForTheMap),
        Away(stringResource(R.string.sort_later), false, "later", SortInto.Later),
    )
    Strip(aways, large) { model.sort(card, it) }
}

/** Where a card goes that goes into no part. */
private class Away(val name: String, val likely: Boolean, val tag: String, val into: SortInto)

/** Beside one another; below one another where the text is large. */
@Composable
private fun Strip(aways: List<Away>, large: Boolean, press: (SortInto) -> Unit) = aways.chunked(if (large) 1 else aways.size).forEach { row ->
    Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(Measure.space8)) {
        row.forThumb().forEach { away -> Target(away.name, away.likely, away.tag) { press(away.into) } }
    }
}

@Composable
private fun RowScope.Target(part: MapPart, likely: Boolean, press: () -> Unit) = Target(stringResource(part.word()), likely, "part-${part.name}", press)

/** One place to put the card; the likely one is orange, and says so. */
@Composable
private fun RowScope.Target(name: String, likely: Boolean, tag: String, press: () -> Unit) {
    val colours = LocalColours.current
    val mostLikely = stringResource(R.string.sort_likely)
    Surface(
        press,
        Modifier.weight(1f).fillMaxHeight().heightIn(min = 56.dp).testTag(tag).semantics {
            role = Role.Button
            if (likely) stateDescription = mostLikely
        },
        true, RoundedCornerShape(Measure.corner), if (likely) colours.buoy else colours.surface, if (likely) colours.onBuoy else colours.ink,
        border = BorderStroke(if (likely) Measure.outline else 1.dp, if (likely) colours.buoyEdge else colours.line),
    ) {
        Box(Modifier.padding(Measure.space4), Alignment.Center) {
            Text(name, style = Styles.key, textAlign = TextAlign.Center, maxLines = if (LocalDensity.current.fontScale >= LARGE_TEXT) 4 else 2, overflow = TextOverflow.Ellipsis)
        }
    }
}
