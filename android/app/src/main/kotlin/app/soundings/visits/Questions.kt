package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Desk
import app.soundings.R
import app.soundings.beside
import app.soundings.core.NewQuestion
import app.soundings.core.QuestionChange
import app.soundings.core.QuestionRow
import app.soundings.core.QuestionSource
import app.soundings.core.QuestionsOf
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import app.soundings.word
import kotlinx.coroutines.Job

/** What can be done with a list of questions: a visit's, or a guide's. `attempt`: the screen's own, which says what went wrong. */
class QuestionListModel(private val desk: Desk, val of: QuestionsOf, private val attempt: (suspend () -> Unit) -> Job) {
    fun add(question: NewQuestion, then: () -> Unit) = attempt {
        desk.ask { it.addQuestion(of, question) }
        then()
    }

    fun rewrite(question: QuestionRow, text: String, then: () -> Unit) = attempt {
        desk.ask { it.changeQuestion(of, question.id, QuestionChange(text = text), question.written?.seen) }
        then()
    }

    fun asked(question: QuestionRow, asked: Boolean) = change(question, QuestionChange(asked = asked))

    fun leaveOut(question: QuestionRow) = change(question, QuestionChange(leftOut = true))

    /** Before the one that stands before it. */
    fun moveUp(question: QuestionRow, before: QuestionRow) = attempt { desk.ask { it.moveQuestion(of, question.id, before.id) } }

    private fun change(question: QuestionRow, change: QuestionChange) =
        attempt { desk.ask { it.changeQuestion(of, question.id, change, question.written?.seen) } }
}

/** The questions in their order, each to be written anew, moved and left out, and one of one's own to add. */
@Composable
internal fun QuestionList(questions: List<QuestionRow>, model: QuestionListModel) {
    var open by rememberSaveable { mutableStateOf<String?>(null) }
    questions.forEachIndexed { place, question ->
        // What is typed goes with its question, wherever that moves to.
        key(question.id) {
            Question(question, questions.getOrNull(place - 1), model, open == question.id) { opens ->
                open = if (opens) question.id else open.takeIf { it != question.id }
            }
        }
    }
    if (questions.isEmpty()) Quiet(stringResource(R.string.no_questions))
    val own = rememberTyped()
    TextLine(stringResource(R.string.question_own), own.text, { own.text = it }, Modifier.testTag("own-question"), lines = 2)
    if (own.text.isNotBlank()) {
        PlainButton(stringResource(R.string.add), {
            own.kept { words, done -> model.add(NewQuestion(words.trim(), QuestionSource.OWN), done) }
        }, Modifier.testTag("add-question"))
    }
}

@Composable
private fun Question(question: QuestionRow, before: QuestionRow?, model: QuestionListModel, open: Boolean, turn: (Boolean) -> Unit) =
    Card(Modifier.testTag("question"), { turn(!open) }) {
        Body(question.text)
        Quiet(beside(stringResource(question.source.word()), stringResource(R.string.asked).takeIf { question.asked }))
        if (!open) return@Card
        var text by rememberSaveable { mutableStateOf(question.text) }
        TextLine(stringResource(R.string.mark_question), text, { text = it }, Modifier.testTag("question-words"), lines = 2)
        when (model.of) {
            is QuestionsOf.Visit -> OnOff(stringResource(R.string.asked), question.asked) { model.asked(question, it) }
            is QuestionsOf.Guide -> Unit
        }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
            if (text.isNotBlank() && text != question.text) {
                PlainButton(stringResource(R.string.keep_words), {
                    val words = text
                    model.rewrite(question, words.trim()) { if (text == words) turn(false) }
                }, Modifier.testTag("keep-words"))
            }
            before?.let { PlainButton(stringResource(R.string.move_up), { model.moveUp(question, it) }, Modifier.testTag("move-up")) }
            PlainButton(stringResource(R.string.leave_out), { model.leaveOut(question) }, Modifier.testTag("leave-out"))
        }
    }
