package app.soundings.capture

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.IconToggleButton
import androidx.compose.material3.OutlinedTextField
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
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import androidx.core.content.FileProvider
import app.soundings.R
import app.soundings.core.Capture
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import java.io.File

/** What was told, person chips, and the field with camera, star and promise at its end. */
@Composable
fun Field(model: CaptureModel, capture: Capture?) {
    val colours = LocalColours.current
    val focus = remember { FocusRequester() }
    var promising by rememberSaveable { mutableStateOf(false) }
    // The keyboard is up before a thumb gets there.
    LaunchedEffect(Unit) { focus.requestFocus() }
    ToldLine(model)
    if (capture?.visit != null) PersonChips(model, capture.people)
    if (promising) PromiseForm(model, capture?.promiseDays.orEmpty()) { promising = false }
    if (model.pictures.isNotEmpty()) {
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
            Text(
                pluralStringResource(R.plurals.pictures, model.pictures.size, model.pictures.size), Modifier.weight(1f),
                colours.inkSecond, style = Styles.small,
            )
            PlainButton(stringResource(R.string.remove_pictures), model::detachAll)
        }
    }
    val promise = { promising = !promising }
    val label = stringResource(R.string.field)
    OutlinedTextField(
        model.written, model::type,
        Modifier.fillMaxWidth().heightIn(min = 64.dp).focusRequester(focus).testTag("field").semantics { contentDescription = label },
        textStyle = Styles.body, maxLines = 5,
        placeholder = { Text(stringResource(R.string.field_hint), color = colours.inkSecond, style = Styles.body) },
        trailingIcon = if (largeText()) null else ({ Ends(model, promise) }),
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.Sentences),
        colors = fieldColours(),
    )
    if (largeText()) Ends(model, promise)
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

@Composable
private fun Ends(model: CaptureModel, promise: () -> Unit) {
    val colours = LocalColours.current
    Row {
        Camera(model)
        IconToggleButton(model.starred, model::star, Modifier.size(Measure.touch).testTag("star")) {
            Icon(painterResource(if (model.starred) R.drawable.ic_star_on else R.drawable.ic_star_off), stringResource(R.string.star), tint = colours.ink)
        }
        IconButton(promise, Modifier.size(Measure.touch).testTag("promise")) {
            Icon(painterResource(R.drawable.ic_promise), stringResource(R.string.promise), tint = colours.ink)
        }
    }
}

@Composable
private fun Camera(model: CaptureModel) {
    val context = LocalContext.current
    // Across process death while the camera app is in front.
    var path by rememberSaveable { mutableStateOf<String?>(null) }
    val camera = rememberLauncherForActivityResult(ActivityResultContracts.TakePicture()) { taken ->
        path?.let { if (taken) model.attach(it) else File(it).delete() }
        path = null
    }
    IconButton(
        {
            val file = File(context.cacheDir, "pictures").apply { mkdirs() }.let { File.createTempFile("picture-", ".jpg", it) }
            path = file.path
            runCatching { camera.launch(FileProvider.getUriForFile(context, "app.soundings.pictures", file)) }
                .onFailure { model.noCamera() }
        },
        Modifier.size(Measure.touch).testTag("camera"),
    ) { Icon(painterResource(R.drawable.ic_camera), stringResource(R.string.take_picture), tint = LocalColours.current.ink) }
}

