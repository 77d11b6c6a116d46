package app.soundings.capture

import android.content.Context
import android.net.Uri
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.core.content.FileProvider
import app.soundings.MOST_ATTACHED_BYTES
import app.soundings.R
import app.soundings.copyLent
import app.soundings.core.Capture
import app.soundings.core.PhotoRule
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.nameOfLent
import app.soundings.word
import java.io.File
import java.util.UUID

/** Where pictures lie until a note holds them; across process death while the camera app is in front. */
private fun pictureFile(context: Context): File =
    File(context.cacheDir, "pictures").apply { mkdirs() }.let { File.createTempFile("picture-", ".jpg", it) }

/** The way to the system's camera and to its pictures, behind what the site says about them. */
class Pictures(
    private val question: MutableState<String?>, private val path: MutableState<String?>, private val free: Boolean,
    private val camera: () -> Unit, private val gallery: () -> Unit, private val files: () -> Unit,
) {
    /** The site's rule asks something first. */
    val asking get() = question.value != null

    /** Another app is in front. */
    val away get() = path.value != null

    fun takeOne() = ask(CAMERA)

    fun chooseSome() = ask(GALLERY)

    /** A file of any kind. Should it be a picture where none may be taken, the notebook refuses it. */
    fun chooseFiles() = files()

    private fun ask(way: String) {
        question.value = way
        if (free) goOn()
    }

    /** The question was answered with yes, or there was none. */
    fun goOn() {
        val way = question.value
        question.value = null
        if (way == CAMERA) camera() else gallery()
    }

    fun stay() {
        question.value = null
    }

    private companion object {
        const val CAMERA = "camera"
        const val GALLERY = "gallery"
    }
}

@Composable
fun rememberPictures(model: CaptureModel, capture: Capture?): Pictures {
    val context = LocalContext.current
    val question = rememberSaveable { mutableStateOf<String?>(null) }
    val path = rememberSaveable { mutableStateOf<String?>(null) }
    val camera = rememberLauncherForActivityResult(ActivityResultContracts.TakePicture()) { taken ->
        path.value?.let { if (taken) model.attach(it) else File(it).delete() }
        path.value = null
    }
    val gallery = rememberLauncherForActivityResult(ActivityResultContracts.PickMultipleVisualMedia(MOST_CHOSEN)) { chosen ->
        model.attachPictures { chosen.map { copiedPicture(context, it) } }
    }
    val files = rememberLauncherForActivityResult(ActivityResultContracts.OpenMultipleDocuments()) { chosen ->
        model.attachFiles { chosen.take(MOST_CHOSEN).map { copiedFile(context, it) } }
        if (chosen.size > MOST_CHOSEN) model.tell(Told.TenTaken)
    }
    val free = when (capture?.photoRule) {
        null, PhotoRule.YES -> true
        PhotoRule.NOT_ASKED, PhotoRule.ASK_EACH_TIME, PhotoRule.NO -> false
    }
    return remember(free, camera, gallery, files) {
        Pictures(
            question, path, free,
            camera = {
                val file = pictureFile(context)
                path.value = file.path
                runCatching { camera.launch(FileProvider.getUriForFile(context, "app.soundings.pictures", file)) }.onFailure {
                    path.value = null
                    file.delete()
                    model.tell(Told.NoCamera)
                }
            },
            gallery = {
                val images = PickVisualMediaRequest(ActivityResultContracts.PickVisualMedia.ImageOnly)
                runCatching { gallery.launch(images) }.onFailure { model.tell(Told.NothingToChooseWith) }
            },
            files = { runCatching { files.launch(arrayOf("*/*")) }.onFailure { model.tell(Told.NothingToChooseWith) } },
        )
    }
}

/** At once, for one note. */
internal const val MOST_CHOSEN = 10

/** A copy of a picture that was chosen. */
internal fun copiedPicture(context: Context, chosen: Uri): File = pictureFile(context).also { context.copyLent(chosen, it, MOST_ATTACHED_BYTES) }

/** A copy of any file that was chosen, under the name that it has. */
private fun copiedFile(context: Context, chosen: Uri): File =
    File(File(context.cacheDir, "files/${UUID.randomUUID()}"), context.nameOfLent(chosen)).also { context.copyLent(chosen, it, MOST_ATTACHED_BYTES) }

/** What somebody may answer, and what comes of it. */
private class Answer(@param:StringRes val word: Int, val act: () -> Unit)

/** What the site says about pictures, and what somebody there says now. */
@Composable
fun PhotoQuestion(model: CaptureModel, capture: Capture?, pictures: Pictures, modifier: Modifier) {
    val rule = { rule: PhotoRule, then: () -> Unit -> Answer(rule.word()) { model.photoRule(rule); then() } }
    val question: Int
    val answers: List<Answer>
    when (capture?.photoRule) {
        null, PhotoRule.YES -> {
            question = R.string.photo_rule_yes
            answers = listOf(Answer(R.string.picture_said_yes, pictures::goOn))
        }
        PhotoRule.NOT_ASKED -> {
            question = R.string.picture_rule_not_asked_words
            answers = listOf(rule(PhotoRule.YES, pictures::goOn), rule(PhotoRule.ASK_EACH_TIME, pictures::goOn), rule(PhotoRule.NO, pictures::stay))
        }
        PhotoRule.ASK_EACH_TIME -> {
            question = R.string.picture_rule_ask_words
            answers = listOf(Answer(R.string.picture_said_yes, pictures::goOn), Answer(R.string.picture_said_no, pictures::stay))
        }
        PhotoRule.NO -> {
            question = R.string.picture_rule_no_words
            answers = listOf(Answer(R.string.picture_of_ours) { model.anyway(); pictures.goOn() }, Answer(R.string.cancel, pictures::stay))
        }
    }
    Column(modifier.testTag("photo-question"), Arrangement.spacedBy(Measure.space4)) {
        Text(stringResource(question), color = LocalColours.current.ink, style = Styles.body)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
            answers.forEach { answer -> PlainButton(stringResource(answer.word), answer.act) }
        }
    }
}
