package app.soundings.team

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.AnswerRow
import app.soundings.core.QuestionWithAnswers
import app.soundings.customers.MarkedLine
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.LineWords
import app.soundings.look.ListPage
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.notebook.QuestionsPage
import app.soundings.questionsPage
import kotlinx.coroutines.flow.StateFlow

private const val ANSWERED = "answered"

/** Questions, a customer's or everybody's: the open ones, or those that were answered. */
class QuestionsModel(desk: Desk, private val customer: String?, private val saved: SavedStateHandle) :
    PagedModel<QuestionsPage, QuestionWithAnswers>(desk, saved, questionsPage) {
    val answered: StateFlow<Boolean> = saved.getStateFlow(ANSWERED, false)

    override suspend fun page(after: String?) = desk.read { it.questions(customer, answered.value, after) }

    override fun ids(page: QuestionsPage) = page.items.flatMap { row -> row.answers.map { it.id } + listOfNotNull(row.question.id, row.question.visit, row.question.map) }.toSet()

    init {
        follow()
    }

    fun show(answered: Boolean) {
        saved[ANSWERED] = answered
        readAnew()
    }

    fun answer(question: String, text: String, done: () -> Unit) = attempt {
        desk.ask { it.answerQuestion(question, text) }
        done()
    }

    fun correct(answer: AnswerRow, text: String, done: () -> Unit) = attempt {
        desk.ask { it.changeAnswer(answer.id, text, answer.seen) }
        done()
    }

    fun told(answer: AnswerRow, told: Boolean) = attempt { desk.ask { it.tellAnswer(answer.id, told) } }
}

@Composable
fun QuestionsScreen(model: QuestionsModel, ways: Ways) =
    ListPage(model, R.string.questions_title, R.string.questions_empty, { it.question.id }, ways::back, head = {
        val answered by model.answered.collectAsStateWithLifecycle()
        OnOff(stringResource(R.string.answered_ones), answered, Modifier.testTag("answered"), turn = model::show)
    }) { Question(it, model, ways) }

/** A question, what answers it, and one answer more. */
@Composable
private fun Question(row: QuestionWithAnswers, model: QuestionsModel, ways: Ways) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    MarkedLine(row.question, ways)
    row.answers.forEach { Answer(it, model) }
    Unfolding(stringResource(R.string.answer_it), "answer-${row.question.id}") { close ->
        Writing(stringResource(R.string.the_answer), stringResource(R.string.keep_it), "answer", lines = 2) { text, done ->
            model.answer(row.question.id, text) {
                done()
                close()
            }
        }
    }
}

@Composable
private fun Answer(answer: AnswerRow, model: QuestionsModel) {
    Card(Modifier.testTag("answered-${answer.id}")) {
        LineWords(answer.text, listOf(answer.engineer ?: stringResource(R.string.by_you), answer.`when`?.day()))
        OnOff(stringResource(R.string.customer_was_told), answer.told, Modifier.testTag("told-${answer.id}")) { model.told(answer, it) }
        Unfolding(stringResource(R.string.correct_words), "correct-${answer.id}") { close ->
            Writing(stringResource(R.string.the_answer), stringResource(R.string.keep_it), "correct", answer.text, 2) { text, _ -> model.correct(answer, text, close) }
        }
    }
}
