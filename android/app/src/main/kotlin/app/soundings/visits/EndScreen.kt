package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.capture.Chip
import app.soundings.clock
import app.soundings.core.Consent
import app.soundings.core.ConsentChoice
import app.soundings.core.End
import app.soundings.core.FirstWordsRow
import app.soundings.core.Gives
import app.soundings.core.MetRow
import app.soundings.core.Moment
import app.soundings.core.NewPerson
import app.soundings.core.PersonRow
import app.soundings.core.Use
import app.soundings.core.VisitChange
import app.soundings.customers.ConsentChoices
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Line
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import app.soundings.word
import kotlinx.coroutines.flow.StateFlow

private const val FINER = "finer"
private const val THEN = "then"

/** The record of *End*, with the finer uses of those that are looked at. */
data class Ending(val end: End, val finer: Map<String, Consent>)

/** *End* of a visit. Nothing that is not touched is written. */
class EndModel(desk: Desk, val visit: String, private val saved: SavedStateHandle) : ScreenModel<Ending>(desk) {
    val promise = PromiseModel(desk, visit) { tell(it) }

    init {
        follow()
    }

    override suspend fun read(change: Change): Ending = desk.read { notebook ->
        Ending(notebook.endScreen(visit), finer().associateWith { notebook.consent(it) })
    }

    private fun tell(work: suspend () -> Unit) = attempt(work)

    /** It ended when something was noted last, and not just now. */
    val thenEnded: StateFlow<Boolean> = saved.getStateFlow(THEN, false)

    fun endedThen(then: Boolean) { saved[THEN] = then }

    private fun finer(): List<String> = saved[FINER] ?: arrayListOf()

    /** Shows the finer uses of somebody, or puts them away. */
    fun turnFiner(person: String) {
        saved[FINER] = ArrayList(if (person in finer()) finer() - person else finer() + person)
        load()
    }

    fun choose(person: String, choice: ConsentChoice) = attempt { desk.ask { it.setConsent(person, choice) } }

    fun allow(person: String, use: Use, allowed: Boolean) = attempt { desk.ask { it.setUse(person, use, allowed) } }

    /** Somebody of the customer's was there too. */
    fun met(person: PersonRow) = attempt { desk.ask { it.changeVisit(visit, VisitChange(people = listOf(person.id)), null) } }

    /** Somebody nobody knew yet was there. */
    fun met(description: String, then: () -> Unit) = attempt {
        desk.ask { it.addPerson(NewPerson(customer = record.value?.end?.visit?.customerId, description = description, visit = visit)) }
        then()
    }

    /** Of the notes that *Share* gives, what they said first and say no more goes. */
    fun eraseFirstWords() = attempt {
        val differ = record.value?.end?.firstWordsDiffer.orEmpty()
        desk.ask { notebook -> differ.forEach { notebook.eraseOlderWords(it.note) } }
    }

    fun end(share: Boolean, then: () -> Unit) = attempt {
        val at = record.value?.end?.leftSince.takeIf { thenEnded.value }
        desk.ask { it.endVisit(visit, share, at) }
        then()
    }
}

/** Who we met, what we promised, and a button that says what it gives. */
@Composable
fun EndScreen(model: EndModel, ways: Ways) = PushedPage(stringResource(R.string.end), ways::back) {
    // Nothing is noted of it any more: back leads past where one did.
    val done = { ways.past(CapturePage.Capture, VisitsPage.ReportReady, model.visit) }
    Shown(model) { ending, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            if (ending.end.visit.ended == null) {
                Ends(ending.end.gives, model, done)
            } else {
                BuoyButton(stringResource(R.string.report_ready), done, Modifier.fillMaxWidth().testTag("end-now"))
            }
        }) {
            ending.end.leftSince?.let { WhenEnded(it, model) }
            Part(stringResource(R.string.end_met)) {
                Quiet(stringResource(R.string.end_met_more))
                ending.end.met.forEach { Met(it, ending.finer[it.person.id], model) }
                Others(ending.end.others, model)
            }
            Part(stringResource(R.string.end_promised)) {
                PromisePart(ending.end.promises, ending.end.met.map { it.person } + ending.end.others, ending.end.promiseDays, model.promise)
            }
            FirstWords(ending.end.firstWordsDiffer, model, ways)
            Quiet(stringResource(R.string.end_words))
        }
    }
}

/** Nobody ended it when it did: just now is what is written, unless somebody says otherwise. */
@Composable
private fun WhenEnded(left: Moment, model: EndModel) = Part(stringResource(R.string.end_when)) {
    val then by model.thenEnded.collectAsStateWithLifecycle()
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        Chip(stringResource(R.string.end_when_now), !then) { model.endedThen(false) }
        Chip(stringResource(R.string.end_when_left, left.day(), left.clock()), then, Modifier.testTag("ended-then")) { model.endedThen(true) }
    }
}

/** The team gets both, and whoever erases the first before gives it only what stands there now. */
@Composable
private fun FirstWords(differ: List<FirstWordsRow>, model: EndModel, ways: Ways) {
    if (differ.isEmpty()) return
    Part(stringResource(R.string.end_first_words)) {
        Quiet(stringResource(R.string.end_first_words_more))
        differ.forEach { note ->
            Line(note.now, listOf(stringResource(R.string.note_first_words, note.first)), Modifier.testTag("first-words")) {
                ways.to(CapturePage.Note, note.note)
            }
        }
        ErasesWords(R.string.end_first_words_erase, model::eraseFirstWords) { Body(stringResource(R.string.end_first_words_sure)) }
    }
}

@Composable
private fun Ends(gives: Gives, model: EndModel, done: () -> Unit) {
    val end = Modifier.fillMaxWidth().testTag("end-now")
    when (gives) {
        Gives.NoTeam -> BuoyButton(stringResource(R.string.end), { model.end(false, done) }, end)
        is Gives.ToTeam -> {
            BuoyButton(gives.words(), { model.end(true, done) }, end)
            PlainButton(stringResource(R.string.end_only), { model.end(false, done) }, Modifier.fillMaxWidth().testTag("end-only"))
        }
    }
}

/** What the button gives, in numbers. */
@Composable
private fun Gives.ToTeam.words(): String {
    val (notes, thoughts) = notes.toInt() to thoughts.toInt()
    return when {
        notes == 0 && thoughts == 0 -> stringResource(R.string.end)
        thoughts == 0 -> pluralStringResource(R.plurals.share_notes, notes, notes)
        notes == 0 -> pluralStringResource(R.plurals.share_thoughts, thoughts, thoughts)
        else -> listOf(pluralStringResource(R.plurals.share_notes, notes, notes), pluralStringResource(R.plurals.and_thoughts, thoughts, thoughts)).joinToString(" ")
    }
}

/** Somebody we met: three choices, none of them made beforehand, and the finer uses behind *more*. */
@Composable
private fun Met(row: MetRow, finer: Consent?, model: EndModel) = Card(Modifier.testTag("met")) {
    val person = row.person
    Body(person.name)
    person.role?.let { Quiet(it) }
    ConsentChoices(row.chose) { model.choose(person.id, it) }
    finer?.uses?.forEach { use -> OnOff(stringResource(use.needed.word()), use.allowed ?: false) { model.allow(person.id, use.needed, it) } }
    PlainButton(stringResource(if (finer == null) R.string.finer_uses else R.string.fewer), { model.turnFiner(person.id) }, Modifier.testTag("finer"))
}

@Composable
private fun Others(others: List<PersonRow>, model: EndModel) {
    val someone = rememberTyped()
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
        others.forEach { person -> Chip(stringResource(R.string.met_too, person.name), false) { model.met(person) } }
    }
    TextLine(stringResource(R.string.met_someone), someone.text, { someone.text = it }, Modifier.testTag("met-someone"), more = stringResource(R.string.someone_hint))
    if (someone.text.isNotBlank()) {
        PlainButton(stringResource(R.string.add), { someone.kept { words, done -> model.met(words.trim(), done) } }, Modifier.testTag("add-met"))
    }
}
