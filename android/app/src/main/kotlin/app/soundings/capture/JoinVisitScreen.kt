package app.soundings.capture

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.view.WindowManager
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.core.content.FileProvider
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.VisitToJoin
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.word
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext

/** *Join a visit*: the visit under way, to be joined; or a teammate's, by what their phone shows. */
class JoinVisitModel(desk: Desk, saved: SavedStateHandle) : ScreenModel<Boolean>(desk) {
    private val own = MutableStateFlow<VisitToJoin?>(null)
    private val others = MutableStateFlow<VisitToJoin?>(null)

    /** One's own visit, shown to a teammate; null where none is under way. */
    val shown: StateFlow<VisitToJoin?> = own.asStateFlow()

    /** What a teammate's code says, before anything is joined. */
    val seen: StateFlow<VisitToJoin?> = others.asStateFlow()
    val code = Typed(saved, "code")

    /** No code was found in the picture. */
    var unread by mutableStateOf(false)
        private set

    init {
        follow()
    }

    /** Whether there is a visit of one's own to show; with one, why it can't be shown is the problem. */
    override suspend fun read(change: Change): Boolean {
        val underWay = !desk.read { it.today() }.mayStart
        own.value = if (underWay) desk.read { it.showVisit() } else null
        if (!underWay && code.text.isNotBlank()) lookAt(code.text)
        return underWay
    }

    /** What was pasted or typed; read at once. */
    fun write(text: String) {
        code.write(text)
        others.value = null
        if (text.isNotBlank()) attempt { lookAt(text) }
    }

    /** A picture of a teammate's screen. */
    fun picture(file: File) = attempt {
        val text = withContext(Dispatchers.IO) { codeIn(file).also { file.delete() } }
        unread = text == null
        text?.let {
            code.write(it)
            lookAt(it)
        }
    }

    fun join(then: () -> Unit) = attempt {
        val text = code.text
        desk.ask { it.joinVisit(text) }
        code.write("")
        then()
    }

    private suspend fun lookAt(text: String) {
        others.value = desk.read { it.lookAtVisit(text.trim()) }
    }
}

@Composable
fun JoinVisitScreen(model: JoinVisitModel, ways: Ways) {
    val underWay by model.record.collectAsStateWithLifecycle()
    val problem by model.problem.collectAsStateWithLifecycle()
    val shown by model.shown.collectAsStateWithLifecycle()
    val title = if (underWay == false) R.string.join_visit else R.string.show_visit
    PushedPage(stringResource(title), ways::back) {
        Rolling(Modifier.testTag("join-visit-page")) {
            problem?.let { ProblemLine(it) }
            shown?.let { Code(it) }
            if (underWay == false) Joining(model, problem, ways)
        }
    }
}

/** Black on white in the dark too, and in no screenshot. */
@Composable
private fun Code(visit: VisitToJoin) {
    val window = LocalActivity.current?.window
    DisposableEffect(window) {
        window?.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        onDispose { window?.clearFlags(WindowManager.LayoutParams.FLAG_SECURE) }
    }
    Text(stringResource(R.string.show_visit_words), color = LocalColours.current.ink, style = Styles.body)
    val image = remember(visit.text) { codeOf(visit.text).asImageBitmap() }
    Box(Modifier.widthIn(240.dp, 400.dp).fillMaxWidth().aspectRatio(1f).background(Color.White).padding(16.dp)) {
        Image(image, stringResource(R.string.show_visit_code), Modifier.fillMaxWidth().aspectRatio(1f).testTag("visit-code"), filterQuality = FilterQuality.None)
    }
    val context = LocalContext.current
    PlainButton(stringResource(R.string.copy_code), { copied(context, visit.text) }, Modifier.testTag("copy-code"))
    Names(visit)
}

@Composable
private fun Names(visit: VisitToJoin) = Card(Modifier.testTag("visit-names")) {
    val colours = LocalColours.current
    visit.engineer?.let { Text(stringResource(R.string.join_visit_of, it), color = colours.ink, style = Styles.heading) }
    Text(beside(stringResource(visit.kind.word()), visit.customer, visit.site), color = colours.ink, style = Styles.body)
    visit.objective?.let { Text(it, color = colours.ink, style = Styles.body) }
    if (visit.people.isNotEmpty()) Text(beside(*visit.people.toTypedArray()), color = colours.inkSecond, style = Styles.small)
    if (visit.here != null) Text(stringResource(R.string.join_visit_here), color = colours.inkSecond, style = Styles.small)
}

@Composable
private fun Joining(model: JoinVisitModel, problem: Problem?, ways: Ways) {
    val context = LocalContext.current
    val seen by model.seen.collectAsStateWithLifecycle()
    var path by rememberSaveable { mutableStateOf<String?>(null) }
    val camera = rememberLauncherForActivityResult(ActivityResultContracts.TakePicture()) { taken ->
        path?.let { if (taken) model.picture(File(it)) else File(it).delete() }
        path = null
    }
    Text(stringResource(R.string.join_visit_words), color = LocalColours.current.ink, style = Styles.body)
    PlainButton(stringResource(R.string.join_visit_scan), {
        val file = File(context.cacheDir, "pictures").apply { mkdirs() }.let { File.createTempFile("code-", ".jpg", it) }
        path = file.path
        runCatching { camera.launch(FileProvider.getUriForFile(context, "app.soundings.pictures", file)) }.onFailure { path = null }
    }, Modifier.testTag("scan"))
    if (model.unread) Text(stringResource(R.string.join_visit_unread), Modifier.testTag("unread"), LocalColours.current.ink, style = Styles.body)
    TextLine(stringResource(R.string.join_visit_field), model.code.text, model::write, Modifier.testTag("visit-text"), lines = 2)
    PlainButton(stringResource(R.string.join_paste), { pasted(context)?.let(model::write) }, Modifier.testTag("paste"))
    seen?.let { visit ->
        Names(visit)
        if (problem == null) {
            BuoyButton(
                stringResource(R.string.join_visit_go), { model.join { ways.instead(CapturePage.Capture) } }, Modifier.fillMaxWidth().testTag("join-go"),
            )
        }
    }
}

private fun pasted(context: Context): String? =
    context.getSystemService(ClipboardManager::class.java)?.primaryClip?.takeIf { it.itemCount > 0 }?.getItemAt(0)?.coerceToText(context)?.toString()

private fun copied(context: Context, text: String) {
    context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(ClipData.newPlainText(null, text))
}
