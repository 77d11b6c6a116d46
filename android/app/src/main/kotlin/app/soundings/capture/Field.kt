package app.soundings.capture

import androidx.activity.compose.ReportDrawnWhen
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.OutlinedTextFieldDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalSoftwareKeyboardController
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.beside
import app.soundings.core.Capture
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import java.io.File

/** Who it is from, the field, and the strip under it. */
@Composable
fun Field(model: CaptureModel, capture: Capture?, focus: FocusRequester, promise: () -> Unit) {
    var describing by rememberSaveable { mutableStateOf(false) }
    val pictures = rememberPictures(model, capture)
    val keyboard = LocalSoftwareKeyboardController.current
    // The keyboard is up before a thumb gets there, and comes back after chips, questions and other apps.
    LaunchedEffect(describing, pictures.asking, pictures.away) {
        if (!describing && !pictures.asking && !pictures.away) {
            focus.requestFocus()
            keyboard?.show()
        }
    }
    val side = Modifier.padding(horizontal = Measure.edge)
    Column(side) { ToldLine(model) }
    val speaking = model.spoken.speaking
    when {
        speaking != null -> SpeakingLine(model.spoken, speaking, side)
        pictures.asking -> PhotoQuestion(model, capture, pictures, side)
        describing -> Someone(side, { describing = false }) { model.someone(it); describing = false }
        capture?.visit != null -> PersonChips(setOfNotNull(model.next.by), capture.people, { model.next.choose(it) }) { describing = true }
    }
    if (model.next.attached.isNotEmpty()) WithAttached(model, side)
    var ready by remember { mutableStateOf(false) }
    // A cold start is over once words can be typed.
    ReportDrawnWhen { ready }
    TheField(model, focus, side.onFocusChanged { if (it.isFocused) ready = true })
    Strip(model, capture, pictures, promise)
}

/** The field itself, at full width; low enough that two lines of it leave room for all else above the keyboard. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun TheField(model: CaptureModel, focus: FocusRequester, modifier: Modifier = Modifier, seen: VisualTransformation = VisualTransformation.None) {
    val colours = LocalColours.current
    val touched = remember { MutableInteractionSource() }
    BasicTextField(
        model.written, model::type, modifier.fillMaxWidth().heightIn(min = 56.dp).focusRequester(focus).testTag("field"),
        textStyle = Styles.body.copy(color = colours.ink), cursorBrush = SolidColor(colours.ink), maxLines = 5, visualTransformation = seen,
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.Sentences), interactionSource = touched,
        decorationBox = { inner ->
            OutlinedTextFieldDefaults.DecorationBox(
                model.text, inner, enabled = true, singleLine = false, visualTransformation = seen, interactionSource = touched,
                placeholder = { Text(stringResource(R.string.field_hint), color = colours.inkSecond, style = Styles.body) },
                colors = fieldColours(), contentPadding = PaddingValues(Measure.space16, Measure.space8),
                container = {
                    OutlinedTextFieldDefaults.Container(
                        enabled = true, isError = false, interactionSource = touched, colors = fieldColours(), shape = RoundedCornerShape(Measure.corner),
                    )
                },
            )
        },
    )
}

@Composable
private fun WithAttached(model: CaptureModel, modifier: Modifier) =
    Row(modifier, Arrangement.spacedBy(Measure.space8), Alignment.CenterVertically) {
        val count = model.next.pictures.size
        val pictures = if (count == 0) null else pluralStringResource(R.plurals.pictures, count, count)
        // A long name leaves the field its room.
        Text(
            beside(listOfNotNull(pictures) + model.next.files.map { File(it).name }), Modifier.weight(1f).testTag("attached-names"),
            LocalColours.current.inkSecond, style = Styles.small, maxLines = 1, overflow = TextOverflow.Ellipsis,
        )
        PlainButton(stringResource(R.string.remove_pictures), model::detachAll)
    }

@Composable
internal fun fieldColours() = LocalColours.current.run {
    OutlinedTextFieldDefaults.colors(
        focusedTextColor = ink, unfocusedTextColor = ink, cursorColor = ink, focusedContainerColor = surface,
        unfocusedContainerColor = surface, focusedBorderColor = ink, unfocusedBorderColor = line,
        focusedLabelColor = inkSecond, unfocusedLabelColor = inkSecond,
    )
}

/** From here on the four keys stand two by two, and words get the whole width. */
@Composable
fun largeText(): Boolean = LocalConfiguration.current.fontScale >= 1.5f
