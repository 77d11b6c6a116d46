package app.soundings.phones

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.clock
import app.soundings.core.KeyState
import app.soundings.core.Phones
import app.soundings.core.ShownDevice
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.scan.CodeShown
import app.soundings.scan.ScanOrPaste
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** *New phone*: the new one shows itself, the old one answers with the engineer's key. No code outlives the process. */
class NewPhoneModel(desk: Desk) : ScreenModel<Phones>(desk) {
    private val device = MutableStateFlow<ShownDevice?>(null)
    private val key = MutableStateFlow<String?>(null)
    private val taken = MutableStateFlow(false)

    /** What the new phone shows; null before. */
    val shown: StateFlow<ShownDevice?> = device.asStateFlow()

    /** What the old phone answers with; null before. */
    val answer: StateFlow<String?> = key.asStateFlow()

    /** The new phone has the key. */
    val done: StateFlow<Boolean> = taken.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Phones = desk.read { it.phones() }

    fun show(): Job = attempt { device.value = desk.ask { it.showDevice() } }

    fun handOver(text: String): Job = attempt { key.value = desk.ask { it.handOver(text) }.text }

    fun takeKey(text: String): Job = attempt {
        desk.ask { it.takeKey(text) }
        device.value = null
        taken.value = true
        // The key is no thing that a change tells of.
        load()
    }
}

/** One's own key, from the phone one had to the one that is new. */
@Composable
fun NewPhoneScreen(model: NewPhoneModel, toBackup: () -> Unit, toPhones: () -> Unit, back: () -> Unit) =
    PushedPage(stringResource(R.string.new_phone), back) {
        Shown(model) { phones, problem ->
            val done by model.done.collectAsStateWithLifecycle()
            Rolling {
                problem?.let { ProblemLine(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("refused")) }
                when (phones.key) {
                    KeyState.NO_TEAM -> Alone(toBackup)
                    KeyState.HERE -> if (done) Done(toPhones) else Old(model)
                    KeyState.WANTED -> New(model)
                }
            }
        }
    }

@Composable
private fun Alone(toBackup: () -> Unit) {
    Body(stringResource(R.string.new_phone_alone))
    BuoyButton(stringResource(R.string.backup), toBackup, Modifier.fillMaxWidth().testTag("to-backup"))
    Body(stringResource(R.string.new_phone_alone_team))
}

@Composable
private fun Old(model: NewPhoneModel) = Part(stringResource(R.string.new_phone_old)) {
    val answer by model.answer.collectAsStateWithLifecycle()
    when (val text = answer) {
        null -> {
            Body(stringResource(R.string.new_phone_old_words))
            ScanOrPaste(stringResource(R.string.new_phone_scan_new), stringResource(R.string.code_paste), "new") { model.handOver(it) }
        }
        else -> {
            Body(stringResource(R.string.new_phone_answer))
            CodeShown(text)
        }
    }
}

@Composable
private fun New(model: NewPhoneModel) = Part(stringResource(R.string.new_phone_new)) {
    val shown by model.shown.collectAsStateWithLifecycle()
    Body(stringResource(R.string.new_phone_new_words))
    when (val device = shown) {
        null -> BuoyButton(stringResource(R.string.new_phone_show), { model.show() }, Modifier.fillMaxWidth().testTag("show-device"))
        else -> {
            CodeShown(device.text)
            Body(stringResource(R.string.new_phone_shown_until, device.until.clock()))
            ScanOrPaste(stringResource(R.string.new_phone_scan_old), stringResource(R.string.code_paste), "old") { model.takeKey(it) }
        }
    }
}

@Composable
private fun Done(toPhones: () -> Unit) = Card(Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("key-taken")) {
    Heading(stringResource(R.string.new_phone_done))
    Body(stringResource(R.string.new_phone_done_more))
    PlainButton(stringResource(R.string.phones), toPhones)
}

@Composable
private fun Body(words: String) = Text(words, color = LocalColours.current.ink, style = Styles.body)
