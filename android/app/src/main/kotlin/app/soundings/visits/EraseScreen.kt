package app.soundings.visits

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
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
import app.soundings.Ways
import app.soundings.beside
import app.soundings.clock
import app.soundings.core.EraseAsked
import app.soundings.core.Erasing
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.word
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** *Erase*: what would go, and what was asked for. */
class EraseModel(desk: Desk, private val thing: String) : ScreenModel<EraseAsked>(desk) {
    private val asked = MutableStateFlow<Erasing?>(null)

    /** Once it is asked for: until when it can be taken back. */
    val erasing: StateFlow<Erasing?> = asked.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): EraseAsked = desk.read { it.wouldErase(thing) }

    fun erase() = attempt { asked.value = desk.ask { it.erase(thing) } }

    fun takeBack(then: () -> Unit) = attempt {
        desk.ask { it.undoDelete(thing) }
        asked.value = null
        then()
    }
}

/** First what would go, then once more whether it should; afterwards a day to take it back. */
@Composable
fun EraseScreen(model: EraseModel, ways: Ways) = PushedPage(stringResource(R.string.erase), ways::back) {
    val erasing by model.erasing.collectAsStateWithLifecycle()
    var sure by rememberSaveable { mutableStateOf(false) }
    Shown(model) { asked, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            val done = erasing
            when {
                done != null -> {
                    PlainButton(stringResource(R.string.take_back), { model.takeBack(ways::back) }, Modifier.fillMaxWidth().testTag("take-back"))
                    BuoyButton(stringResource(R.string.join_close), ways::back, Modifier.fillMaxWidth().testTag("erase-done"))
                }
                sure -> {
                    PlainButton(stringResource(R.string.erase_for_good), { model.erase() }, Modifier.fillMaxWidth().testTag("erase-for-good"))
                    BuoyButton(stringResource(R.string.keep_it), ways::back, Modifier.fillMaxWidth().testTag("keep-it"))
                }
                else -> PlainButton(stringResource(R.string.erase_this), { sure = true }, Modifier.fillMaxWidth().testTag("erase-this"))
            }
        }) { WhatGoes(asked, erasing, sure) }
    }
}

@Composable
private fun WhatGoes(asked: EraseAsked, erasing: Erasing?, sure: Boolean) {
    Card(Modifier.testTag("would-go")) {
        if (erasing == null) Body(asked.words.ifEmpty { stringResource(R.string.something) })
        val notes = asked.notes.toInt()
        val files = asked.files.toInt()
        val what = listOfNotNull(
            asked.what?.let { stringResource(it.word()) }, pluralStringResource(R.plurals.notes, notes, notes).takeIf { notes > 0 },
            pluralStringResource(R.plurals.note_pictures, files, files).takeIf { files > 0 },
            pluralStringResource(R.plurals.things_in_all, asked.things.toInt(), asked.things.toInt()), stringResource(asked.audience.word()),
        )
        Quiet(beside(what))
    }
    if (erasing != null) {
        Body(
            stringResource(R.string.erasing_until, erasing.finalAt.day(), erasing.finalAt.clock()),
            Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("erasing"),
        )
    } else {
        Body(stringResource(R.string.erase_what))
        Quiet(stringResource(R.string.erase_stays))
        if (sure) Body(stringResource(R.string.erase_sure), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("erase-sure"))
    }
}
