package app.soundings.look

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.PagedModel
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.beside

/** A line of a list: what it is, and below it, smaller, what stands beside it. */
@Composable
fun Line(title: String, below: List<String?> = emptyList(), modifier: Modifier = Modifier, exact: Boolean = false, onClick: (() -> Unit)? = null) =
    Card(modifier, onClick) { LineWords(title, below, exact) }

/** The words of a [Line]; their very words in quotation marks and the serif. */
@Composable
fun LineWords(title: String, below: List<String?> = emptyList(), exact: Boolean = false) {
    val colours = LocalColours.current
    if (exact) Text(stringResource(R.string.exact_quote, title), color = colours.ink, style = Styles.exact)
    else Text(title, color = colours.ink, style = Styles.body)
    val beside = beside(below)
    if (beside.isNotEmpty()) Text(beside, color = colours.inkSecond, style = Styles.small)
}

/** What is said where a list is empty, or below something. */
@Composable
fun Aside(text: String, modifier: Modifier = Modifier) = Text(text, modifier, LocalColours.current.inkSecond, style = Styles.body)

/** The way to the whole list of which a part shows a few. */
@Composable
fun All(tag: String, onClick: () -> Unit) = PlainButton(stringResource(R.string.all_of_them), onClick, Modifier.testTag(tag))

/** Buttons beside each other, below each other where there is no room. */
@Composable
fun Buttons(content: @Composable () -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) { content() }

/** A page whose title its record says. */
@Composable
fun <R : Any> RecordPage(model: ScreenModel<R>, title: @Composable (R) -> String?, back: () -> Unit, content: @Composable ColumnScope.(R) -> Unit) {
    val record by model.record.collectAsStateWithLifecycle()
    PushedPage(record?.let { title(it) } ?: "", back) {
        Shown(model) { read, problem ->
            Rolling {
                problem?.let { ProblemLine(it, Modifier.testTag("problem")) }
                content(read)
            }
        }
    }
}

/** A page that is a list, read on whenever its end comes near. */
@Composable
fun <P : Any, Row : Any> ListPage(
    model: PagedModel<P, Row>, @StringRes title: Int, @StringRes empty: Int, key: (Row) -> String, back: () -> Unit,
    tag: String = "list", head: (@Composable ColumnScope.() -> Unit)? = null, row: @Composable (Row) -> Unit,
) = PushedPage(stringResource(title), back) { ListRows(model, empty, key, tag, head, row) }

/** The rows of a page that is a list. */
@Composable
fun <P : Any, Row : Any> ListRows(
    model: PagedModel<P, Row>, @StringRes empty: Int, key: (Row) -> String, tag: String = "list", head: (@Composable ColumnScope.() -> Unit)? = null,
    row: @Composable (Row) -> Unit,
) = Shown(model) { read, problem ->
    RollingRows(
        model, read, model.rows(read), key, Modifier.fillMaxSize().testTag(tag), problem = problem, head = head,
        empty = { Aside(stringResource(empty), Modifier.testTag("empty")) }, row = row,
    )
}

/**
 * A button that opens what it names in its place, a form or more of the page, and another that puts it away; what is typed there
 * outlives the process.
 */
@Composable
fun Unfolding(label: String, tag: String, away: Int = R.string.cancel, content: @Composable ColumnScope.(close: () -> Unit) -> Unit) {
    var open by rememberSaveable { mutableStateOf(false) }
    if (!open) return PlainButton(label, { open = true }, Modifier.testTag(tag))
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
        content { open = false }
        PlainButton(stringResource(away), { open = false }, Modifier.testTag("$tag-away"))
    }
}

/** One field and the button that keeps it; the field is empty once it is kept, but for what was typed meanwhile. */
@Composable
fun Writing(
    label: String, keep: String, tag: String, start: String = "", lines: Int = 1, more: String? = null,
    kept: (text: String, done: () -> Unit) -> Unit,
) {
    val typed = rememberTyped(start)
    TextLine(label, typed.text, { typed.text = it }, Modifier.testTag("$tag-field"), lines, more)
    PlainButton(keep, { if (typed.text.isNotBlank()) typed.kept(kept) }, Modifier.testTag("$tag-keep"))
}
