package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.LifecycleEventEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.Attached
import app.soundings.capture.Listening
import app.soundings.capture.Loudspeaker
import app.soundings.capture.Recorder
import app.soundings.capture.SpeakingLine
import app.soundings.capture.Spoken
import app.soundings.capture.Told
import app.soundings.capture.Voice
import app.soundings.capture.rememberVoice
import app.soundings.capture.sentence
import app.soundings.clock
import app.soundings.core.Debrief
import app.soundings.core.DebriefAnswerRow
import app.soundings.core.DebriefEnd
import app.soundings.core.DebriefQuestion
import app.soundings.core.DebriefQuestionRow
import app.soundings.core.ExpectationOutcome
import app.soundings.core.ExpectationRow
import app.soundings.core.GuideLanguage
import app.soundings.core.NewDebriefAnswer
import app.soundings.core.NewQuestion
import app.soundings.core.Nudge
import app.soundings.core.QuestionSource
import app.soundings.core.QuestionsOf
import app.soundings.day
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.TextLine
import app.soundings.maps.MapsPage
import app.soundings.word
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The record of *Debrief*, with the better question under each of one's own answers that judges. */
data class Debriefing(val debrief: Debrief, val nudges: Map<String, Nudge>)

/** *Debrief* of a visit. What is typed and not yet kept survives the process. */
class DebriefModel(
    desk: Desk, private val visit: String, private val language: GuideLanguage, private val saved: SavedStateHandle, recorder: Recorder, folder: File,
    loudspeaker: Loudspeaker, cache: File,
) : ScreenModel<Debriefing>(desk) {
    /** An answer that is being spoken. */
    val spoken = Spoken(folder, recorder, viewModelScope, DebriefQuestion.entries, ::keepSpoken)

    /** An answer that is being listened to. */
    val listening = Listening(desk, loudspeaker, cache)

    /** What there is to say of the microphone. */
    var told by mutableStateOf<Told?>(null)

    init {
        follow()
        viewModelScope.launch {
            val cutOff = withContext(Dispatchers.IO) { spoken.cutOff() }
            for ((question, said) in cutOff) keepSpoken(question, said)
            if (cutOff.isNotEmpty()) told = Told.CameBack(cutOff.size)
        }
    }

    override suspend fun read(change: Change): Debriefing = desk.read { notebook ->
        val debrief = notebook.debrief(visit)
        val mine = debrief.questions.flatMap { it.mine }
        Debriefing(debrief, mine.mapNotNull { answer -> notebook.nudge(answer.id, language)?.let { answer.id to it } }.toMap())
    }

    /** What stands in a question's field; null where its answer stands. */
    fun draft(question: DebriefQuestion): StateFlow<String?> = saved.getStateFlow("draft-$question", null)

    fun onlyMe(question: DebriefQuestion): StateFlow<Boolean> = saved.getStateFlow("only-me-$question", false)

    fun write(question: DebriefQuestion, text: String?) { saved["draft-$question"] = text }

    fun keepOnlyMe(question: DebriefQuestion, only: Boolean) { saved["only-me-$question"] = only }

    /** Keeps what stands in the field: as an answer, or as its new words. */
    fun keep(question: DebriefQuestion, answer: DebriefAnswerRow?) = attempt {
        val written = draft(question).value
        val text = written.orEmpty().trim()
        desk.ask { notebook ->
            if (answer == null) notebook.answerDebrief(NewDebriefAnswer(visit, question, text, onlyMe(question).value))
            else notebook.changeDebriefAnswer(answer.id, text, answer.seen)
        }
        // Who writes on keeps it once more.
        if (draft(question).value == written) write(question, null)
    }

    /** What was said is the answer; what stands in the field stays there. */
    private suspend fun keepSpoken(question: DebriefQuestion, said: File) = attempted {
        desk.ask {
            it.speakDebrief(NewDebriefAnswer(visit, question, "", onlyMe(question).value), said.path)
            said.delete()
        }
    }

    fun listen(attachment: String) = attempt { listening.listen(attachment) }

    /** Brings a spoken answer here with the next contact, on any network. */
    fun fetch(attachment: String) = attempt { desk.ask { it.fetchAttachment(attachment) } }

    override fun onCleared() = listening.stop()

    fun end(how: DebriefEnd, then: () -> Unit) = attempt {
        desk.ask { it.endDebrief(visit, how) }
        then()
    }

    fun settle(expectation: ExpectationRow, outcome: ExpectationOutcome) =
        attempt { desk.ask { it.settleExpectation(expectation.id, outcome, expectation.seen) } }

    /** Puts a better question among those of the next visit. */
    fun askNext(nudge: Nudge, visit: String) =
        attempt { desk.ask { it.addQuestion(QuestionsOf.Visit(visit), NewQuestion(nudge.question, QuestionSource.OWN)) } }
}

/** Five questions, each skippable; the others' answers once all are open; what we expected against what was. */
@Composable
fun DebriefScreen(model: DebriefModel, ways: Ways) = PushedPage(stringResource(R.string.debrief), ways::back) {
    val voice = rememberVoice(model.spoken) { model.told = it }
    LifecycleEventEffect(Lifecycle.Event.ON_STOP) { model.spoken.finish() }
    Shown(model) { debriefing, problem ->
        val debrief = debriefing.debrief
        RollingAbove({
            problem?.let { ProblemLine(it) }
            model.told?.let { Quiet(it.sentence(), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("told")) }
            if (debrief.mayAnswer) {
                BuoyButton(stringResource(R.string.debrief_finish), { model.end(DebriefEnd.FINISHED, ways::back) }, Modifier.fillMaxWidth().testTag("finish"))
                PlainButton(stringResource(R.string.debrief_pass), { model.end(DebriefEnd.PASSED, ways::back) }, Modifier.fillMaxWidth().testTag("pass"))
            }
        }) {
            Standing(debrief)
            debrief.questions.forEach { Question(it, debriefing, model, voice, ways) }
            if (debrief.expected.isNotEmpty()) {
                Part(stringResource(R.string.expected_and_was)) { debrief.expected.forEach { Settled(it) { outcome -> model.settle(it, outcome) } } }
            }
        }
    }
}

/** How fresh it is, and when the others' answers open. */
@Composable
private fun Standing(debrief: Debrief) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space4)) {
    Quiet(beside(stringResource(debrief.freshness.word()), debrief.ended?.let { stringResource(it.word()) }))
    val opensAt = debrief.opensAt
    Quiet(
        when {
            debrief.open -> stringResource(R.string.debrief_open)
            opensAt != null -> stringResource(R.string.debrief_opens_at, opensAt.day(), opensAt.clock())
            else -> stringResource(R.string.debrief_opens)
        },
        Modifier.testTag("opens"),
    )
}

@Composable
private fun Question(
    row: DebriefQuestionRow, debriefing: Debriefing, model: DebriefModel, voice: Voice<DebriefQuestion>, ways: Ways,
) = Part(stringResource(row.question.word())) {
    val draft by model.draft(row.question).collectAsStateWithLifecycle()
    val mayAnswer = debriefing.debrief.mayAnswer
    row.mine.forEach { answer ->
        Answer(answer, model, ways)
        debriefing.nudges[answer.id]?.let { BetterQuestion(it, model) }
    }
    row.others.forEach { Answer(it, model, ways) }
    val answer = row.mine.firstOrNull()
    if (mayAnswer && (answer == null || draft != null)) Writing(row.question, draft.orEmpty(), answer, model)
    if (mayAnswer && answer == null) Speaking(row.question, model.spoken, voice)
    if (mayAnswer && answer != null && draft == null) {
        PlainButton(stringResource(R.string.write_anew), { model.write(row.question, answer.text) }, Modifier.testTag("write-anew"))
    }
}

/** The answer by voice: a press begins, and it goes on until it is kept or left. */
@Composable
private fun Speaking(question: DebriefQuestion, spoken: Spoken<DebriefQuestion>, voice: Voice<DebriefQuestion>) {
    val speaking = spoken.speaking
    when (speaking?.kind) {
        null -> PlainButton(stringResource(R.string.speak_answer), { voice.begin(question, locked = true) }, Modifier.testTag("speak-${question.name}"))
        question -> SpeakingLine(spoken, speaking, Modifier.fillMaxWidth())
        else -> Unit
    }
}

@Composable
private fun Writing(question: DebriefQuestion, text: String, answer: DebriefAnswerRow?, model: DebriefModel) {
    TextLine(stringResource(R.string.debrief_answer), text, { model.write(question, it) }, Modifier.testTag("answer-${question.name}"), lines = 2)
    if (text.isBlank()) return
    if (answer == null) {
        val onlyMe by model.onlyMe(question).collectAsStateWithLifecycle()
        OnOff(stringResource(R.string.audience_only_me), onlyMe, Modifier.testTag("only-me-${question.name}")) { model.keepOnlyMe(question, it) }
    }
    PlainButton(stringResource(R.string.keep_words), { model.keep(question, answer) }, Modifier.testTag("keep-${question.name}"))
}

@Composable
private fun Answer(answer: DebriefAnswerRow, model: DebriefModel, ways: Ways) = Card(Modifier.testTag("answer")) {
    if (answer.text.isNotEmpty()) Body(answer.text)
    val beside = listOfNotNull(
        answer.engineer, stringResource(answer.audience.word()), stringResource(R.string.from_memory).takeIf { answer.fromMemory },
        stringResource(answer.state.word()),
    )
    Quiet(beside(beside))
    answer.spoken.forEach { Attached(it, model.listening, model::listen, model::fetch) }
    answer.versions.forEach { PlainButton(stringResource(R.string.one_thing_compare), { ways.to(MapsPage.Compare, it.entity, it.field) }) }
}

/** One grey line under words of one's own that judge; a tap puts it into the next visit's guide. */
@Composable
private fun BetterQuestion(nudge: Nudge, model: DebriefModel) {
    Quiet(nudge.question, Modifier.testTag("nudge"))
    nudge.visit?.let { visit -> PlainButton(stringResource(R.string.ask_next_time), { model.askNext(nudge, visit) }, Modifier.testTag("ask-next")) }
}
