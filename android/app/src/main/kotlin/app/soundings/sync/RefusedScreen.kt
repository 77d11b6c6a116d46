package app.soundings.sync

import android.content.Intent
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.clock
import app.soundings.core.Moment
import app.soundings.core.NeedsYouReason
import app.soundings.core.OtherWords
import app.soundings.core.RefusedThing
import app.soundings.core.RefusedWords
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.TextLine
import app.soundings.phones.HandedFiles
import app.soundings.word
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

/** What the team's server refused of one thing. What is typed in its place survives the process. */
class RefusedModel(desk: Desk, private val thing: String, private val files: HandedFiles, private val saved: SavedStateHandle) :
    ScreenModel<RefusedThing>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): RefusedThing = desk.read { it.refused(thing) }

    /** What is to stand in a field; null while nobody wrote there. */
    fun typed(field: String): StateFlow<String?> = saved.getStateFlow(field, null)

    fun write(field: String, words: String) {
        saved[field] = words
    }

    fun send(then: () -> Unit): Job = attempt {
        val says = record.value?.says.orEmpty().filter { it.mayChange }
        desk.ask { book -> book.changeRefused(thing, says.map { OtherWords(it.field, typed(it.field).value ?: it.words) }) }
        then()
    }

    fun keep(then: (Intent) -> Unit): Job = attempt {
        val file = files.place("refused.json")
        desk.read { file.writeText(it.exportRefused(thing)) }
        then(files.share(file))
    }
}

/** Why it needs a person, and since when. */
@Composable
fun Because(reason: NeedsYouReason, number: UShort?, since: Moment) {
    Body(stringResource(reason.word()))
    number?.let { Quiet(stringResource(R.string.sync_reason_number, it.toString())) }
    Quiet(stringResource(R.string.sync_since, since.day(), since.clock()))
}

/** What was refused and why; its words to be said otherwise; a copy of it alone. */
@Composable
fun RefusedScreen(model: RefusedModel, back: () -> Unit) = PushedPage(stringResource(R.string.sync_needs_you), back) {
    val context = LocalContext.current
    Shown(model) { refused, problem ->
        Refused(refused, problem, { says -> model.typed(says.field).collectAsStateWithLifecycle().value ?: says.words }, model::write, { model.send(back) }) {
            model.keep(context::startActivity)
        }
    }
}

@Composable
internal fun Refused(
    refused: RefusedThing, problem: Problem?, typed: @Composable (RefusedWords) -> String, write: (String, String) -> Unit, send: () -> Unit,
    keep: () -> Unit,
) = Rolling {
    val (mine, others) = refused.says.partition { it.mayChange }
    Card(Modifier.testTag("refused")) {
        Because(refused.reason, refused.number, refused.since)
        others.forEach { Quiet(it.words) }
    }
    problem?.let { ProblemLine(it) }
    mine.forEach { says ->
        TextLine(stringResource(R.string.refused_words), typed(says), { write(says.field, it) }, Modifier.testTag("says-${says.field}"), 3)
    }
    Body(stringResource(if (mine.isEmpty()) R.string.refused_no_words else R.string.refused_explained))
    if (mine.isNotEmpty()) BuoyButton(stringResource(R.string.refused_send), send, Modifier.fillMaxWidth().testTag("send"))
    PlainButton(stringResource(R.string.refused_keep), keep, Modifier.testTag("keep"))
}
