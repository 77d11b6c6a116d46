package app.soundings.capture

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.FilterChip
import androidx.compose.material3.FilterChipDefaults
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
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import androidx.core.content.FileProvider
import app.soundings.R
import app.soundings.core.PersonRow
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import java.io.File
import java.time.LocalDate

/** Person chips, and the field with camera, star and promise at its end. */
@Composable
fun Field(model: CaptureViewModel, people: List<PersonRow>, onVisit: Boolean) {
    val colours = LocalColours.current
    val focus = remember { FocusRequester() }
    var promising by rememberSaveable { mutableStateOf(false) }
    // The keyboard is up before a thumb gets there.
    LaunchedEffect(Unit) { focus.requestFocus() }
    ToldLine(model)
    if (people.isNotEmpty() || onVisit) People(model, people)
    if (promising) PromiseUntil(model) { promising = false }
    if (model.pictures.isNotEmpty()) {
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
            Text(
                pluralStringResource(R.plurals.pictures, model.pictures.size, model.pictures.size), Modifier.weight(1f),
                colours.inkSecond, style = Styles.small,
            )
            PlainButton(stringResource(R.string.remove_pictures), model::leavePicturesOut)
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
private fun fieldColours() = LocalColours.current.run {
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
private fun Ends(model: CaptureViewModel, promise: () -> Unit) {
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
private fun Camera(model: CaptureViewModel) {
    val context = LocalContext.current
    // Across process death while the camera app is in front.
    var path by rememberSaveable { mutableStateOf<String?>(null) }
    val camera = rememberLauncherForActivityResult(ActivityResultContracts.TakePicture()) { taken ->
        path?.let { if (taken) model.pictureTaken(it) else File(it).delete() }
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

@Composable
private fun People(model: CaptureViewModel, people: List<PersonRow>) {
    var asking by rememberSaveable { mutableStateOf(false) }
    if (asking) {
        Someone({ asking = false }, { asking = false; model.someone(it) })
        return
    }
    LazyRow(Modifier.fillMaxWidth().testTag("people"), horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
        items(people, { it.id }) { person -> Chip(person.name, model.person == person.id) { model.choose(person.id) } }
        item { Chip(stringResource(R.string.someone), false) { asking = true } }
    }
}

@Composable
private fun Chip(text: String, chosen: Boolean, onClick: () -> Unit) {
    val colours = LocalColours.current
    FilterChip(
        chosen, onClick, { Text(text, style = Styles.key, maxLines = 1, overflow = TextOverflow.Ellipsis) },
        Modifier.heightIn(min = Measure.touch),
        colors = FilterChipDefaults.filterChipColors(
            containerColor = colours.surface, labelColor = colours.ink, selectedContainerColor = colours.ink, selectedLabelColor = colours.foam,
        ),
        border = BorderStroke(1.dp, if (chosen) colours.ink else colours.line),
    )
}

/** A name or a description, in the chips' own place: nothing comes over what is being written. */
@Composable
private fun Someone(close: () -> Unit, add: (String) -> Unit) {
    var text by rememberSaveable { mutableStateOf("") }
    val colours = LocalColours.current
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { focus.requestFocus() }
    val done = { if (text.isBlank()) close() else add(text) }
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        Row(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalAlignment = Alignment.CenterVertically) {
            OutlinedTextField(
                text, { text = it }, Modifier.weight(1f).focusRequester(focus).testTag("someone"), textStyle = Styles.body, singleLine = true,
                label = { Text(stringResource(R.string.someone_question)) }, colors = fieldColours(),
                keyboardOptions = KeyboardOptions(KeyboardCapitalization.Words, imeAction = ImeAction.Done),
                keyboardActions = KeyboardActions { done() },
            )
            PlainButton(stringResource(if (text.isBlank()) R.string.cancel else R.string.add), done)
        }
        Text(stringResource(R.string.someone_hint), color = colours.inkSecond, style = Styles.small)
    }
}

/** The second tap of a promise: until when. */
@Composable
private fun PromiseUntil(model: CaptureViewModel, done: () -> Unit) {
    val colours = LocalColours.current
    val ready = model.text.isNotBlank() && model.person != null
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        Text(
            stringResource(if (ready) R.string.promise_until else R.string.promise_needs), color = colours.inkSecond, style = Styles.small,
        )
        if (ready) {
            FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8)) {
                val today = LocalDate.now()
                listOf(
                    R.string.until_tomorrow to today.plusDays(1), R.string.until_week to today.plusWeeks(1),
                    R.string.until_month to today.plusMonths(1),
                ).forEach { (label, day) ->
                    Chip(stringResource(label), false) {
                        model.promise(day.toString())
                        done()
                    }
                }
            }
        }
    }
}
