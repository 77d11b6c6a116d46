package app.soundings.phones

import android.net.Uri
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Troubled
import app.soundings.clock
import app.soundings.core.BundleMade
import app.soundings.core.BundleTaken
import app.soundings.core.PhoneRow
import app.soundings.core.Phones
import app.soundings.counted
import app.soundings.day
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.sizeWords
import java.io.File
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** How a bundle goes. */
sealed interface Bundle {
    data object Making : Bundle

    data class Made(val made: BundleMade, val file: File) : Bundle

    data object Taking : Bundle

    data class Taken(val taken: BundleTaken) : Bundle
}

/** *Phone to phone*: to whom a bundle can go, making one, taking one in. */
class PhonesModel(desk: Desk, private val files: HandedFiles) : ScreenModel<Phones>(desk) {
    private val now = MutableStateFlow<Bundle?>(null)

    /** Null while none is under way and none was made or taken. */
    val bundle: StateFlow<Bundle?> = now.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Phones = desk.read { it.phones() }

    /** Makes what an engineer lacks, to be shared. */
    fun make(to: String): Job = through(Bundle.Making) {
        desk.ask { book ->
            val file = files.place("soundings.soundingsbundle")
            Bundle.Made(book.makeBundle(to, file.path, false), file)
        }
    }

    /** Takes in what somebody chose, whole or not at all. */
    fun take(from: Uri): Job = through(Bundle.Taking) {
        desk.ask { book ->
            val file = files.takenIn(from, "taken.soundingsbundle")
            try {
                Bundle.Taken(book.takeBundle(file.path))
            } finally {
                file.delete()
            }
        }
    }

    private fun through(meanwhile: Bundle, work: suspend () -> Bundle): Job {
        now.value = meanwhile
        return attempt {
            val failed = Problem.of { now.value = work() }
            if (failed != null) {
                now.value = null
                throw Troubled(failed)
            }
        }
    }

    /** The share sheet with what was made. */
    fun share(made: Bundle.Made) = files.share(made.file)
}

/** To whom a bundle can go, with the way to the share sheet; and one taken in from a file. */
@Composable
fun PhonesScreen(model: PhonesModel, toJoin: () -> Unit, back: () -> Unit) = PushedPage(stringResource(R.string.phones), back) {
    Shown(model) { phones, problem ->
        val bundle by model.bundle.collectAsStateWithLifecycle()
        Rolling {
            Body(stringResource(R.string.phones_words))
            problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("refused")) }
            bundle?.let { How(it, model) }
            if (phones.engineers.isEmpty()) {
                Body(stringResource(R.string.bundle_nobody))
                PlainButton(stringResource(R.string.join), toJoin, Modifier.testTag("join"))
            } else {
                val busy = bundle is Bundle.Making || bundle is Bundle.Taking
                Part(stringResource(R.string.phones_team)) { phones.engineers.forEach { Row(it, busy) { model.make(it.engineer.id) } } }
                Take(model, busy)
            }
        }
    }
}

@Composable
private fun Row(row: PhoneRow, busy: Boolean, make: () -> Unit) = Card(Modifier.testTag("phones-of-${row.engineer.name}")) {
    val name = row.engineer.name
    val phones = row.phones.toInt()
    Heading(if (row.engineer.me) stringResource(R.string.phones_yours) else name)
    Quiet(counted(R.plurals.phones_count, R.string.phones_count_none, phones))
    row.given?.let { Quiet(stringResource(R.string.phones_given, it.day(), it.clock())) }
    row.taken?.let { Quiet(stringResource(R.string.phones_taken, it.day(), it.clock())) }
    if (phones > 0 && !busy) PlainButton(stringResource(R.string.phones_make_for, name), make, Modifier.testTag("make-$name"))
}

@Composable
private fun Take(model: PhonesModel, busy: Boolean) = Part(stringResource(R.string.phones_take)) {
    val choose = rememberLauncherForActivityResult(ActivityResultContracts.OpenDocument()) { chosen -> chosen?.let(model::take) }
    Quiet(stringResource(R.string.phones_take_words))
    if (!busy) PlainButton(stringResource(R.string.restore_choose), { choose.launch(arrayOf("*/*")) }, Modifier.testTag("take"))
}

/** How it goes, and what became of it. */
@Composable
private fun How(bundle: Bundle, model: PhonesModel) = Card(Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("bundle")) {
    when (bundle) {
        Bundle.Making -> Body(stringResource(R.string.phones_making))
        Bundle.Taking -> Body(stringResource(R.string.phones_taking))
        is Bundle.Made -> Made(bundle, model)
        is Bundle.Taken -> Taken(bundle.taken)
    }
}

@Composable
private fun Made(bundle: Bundle.Made, model: PhonesModel) {
    val context = LocalContext.current
    Body(stringResource(R.string.phones_made, bundle.made.name, bundle.made.bytes.sizeWords()))
    val later = bundle.made.filesLater.toInt()
    if (later > 0) Quiet(pluralStringResource(R.plurals.phones_made_later, later, later))
    BuoyButton(
        stringResource(R.string.phones_share), { context.startActivity(model.share(bundle)) }, Modifier.fillMaxWidth().testTag("share-bundle"),
    )
}

@Composable
private fun Taken(taken: BundleTaken) {
    Body(counted(R.plurals.bundle_taken, R.string.bundle_taken_none, taken.new.toInt(), taken.name.orEmpty()))
    val (files, mine) = taken.files.toInt() to taken.onlyYours.toInt()
    if (mine > 0) Quiet(pluralStringResource(R.plurals.bundle_only_yours, mine, mine))
    if (files > 0) Quiet(pluralStringResource(R.plurals.bundle_files_taken, files, files))
}

@Composable
private fun Body(words: String) = Text(words, color = LocalColours.current.ink, style = Styles.body)

@Composable
private fun Quiet(words: String) = Text(words, color = LocalColours.current.inkSecond, style = Styles.small)
