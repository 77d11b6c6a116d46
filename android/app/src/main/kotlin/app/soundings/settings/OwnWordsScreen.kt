package app.soundings.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

private const val WORD = "own-word"

/** The team's own words. What is being typed survives the process. */
class OwnWordsModel(desk: Desk, private val saved: SavedStateHandle) : ScreenModel<List<String>>(desk) {
    val word: StateFlow<String> = saved.getStateFlow(WORD, "")

    init {
        follow()
    }

    override suspend fun read(change: Change): List<String> = desk.read { it.ownWords() }

    fun write(word: String) {
        saved[WORD] = word
    }

    fun add(): Job = attempt {
        val added = word.value
        if (added.isBlank()) return@attempt
        desk.ask { it.addOwnWord(added) }
        write("")
        desk.lookAgain()
    }

    fun remove(word: String): Job = attempt {
        desk.ask { it.removeOwnWord(word) }
        desk.lookAgain()
    }
}

@Composable
fun OwnWordsScreen(model: OwnWordsModel, back: () -> Unit) = PushedPage(stringResource(R.string.settings_own_words), back) {
    Shown(model) { words, problem ->
        val word by model.word.collectAsStateWithLifecycle()
        Rolling {
            Body(stringResource(R.string.own_words_words))
            problem?.let { ProblemLine(it) }
            TextLine(stringResource(R.string.own_words_field), word, model::write, Modifier.testTag("own-word"))
            PlainButton(stringResource(R.string.add), { model.add() }, Modifier.testTag("add-word"))
            if (words.isEmpty()) Quiet(stringResource(R.string.own_words_none))
            words.forEach { Word(it) { model.remove(it) } }
        }
    }
}

@Composable
private fun Word(word: String, remove: () -> Unit) = Card(Modifier.testTag("word-$word")) {
    // The button says the word once more, so that beside it there is no room for a long one.
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
        Text(word, color = LocalColours.current.ink, style = Styles.body)
        PlainButton(stringResource(R.string.own_words_remove, word), remove, Modifier.testTag("remove-$word"))
    }
}
