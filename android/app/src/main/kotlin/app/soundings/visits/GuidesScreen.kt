package app.soundings.visits

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.core.GuidePage
import app.soundings.core.GuideRow
import app.soundings.core.QuestionsOf
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.Rolling
import app.soundings.look.TextLine
import app.soundings.look.rememberTyped
import app.soundings.word

/** *Guides*: those that come with Soundings, and people's own. */
class GuidesModel(desk: Desk, private val language: GuideLanguage) : ScreenModel<List<GuideRow>>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): List<GuideRow> = desk.read { it.guides(language) }

    fun make(name: String, then: (String) -> Unit) = attempt { then(desk.ask { it.newGuide(name, emptyList()) }) }
}

/** Ready-made sets of questions, one's own, and a new one. */
@Composable
fun GuidesScreen(model: GuidesModel, ways: Ways) = PushedPage(stringResource(R.string.guides), ways::back) {
    Shown(model) { guides, problem ->
        Rolling {
            problem?.let { ProblemLine(it) }
            Quiet(stringResource(R.string.guides_more))
            guides.forEach { guide ->
                Card(Modifier.testTag("guide"), { ways.to(VisitsPage.Guide, guide.id) }) {
                    Body(guide.name)
                    Quiet(stringResource(if (guide.key == null) R.string.question_source_own else R.string.comes_with))
                }
            }
            Part(stringResource(R.string.guide_new)) {
                val name = rememberTyped()
                TextLine(stringResource(R.string.guide_name), name.text, { name.text = it }, Modifier.testTag("guide-name"))
                if (name.text.isNotBlank()) {
                    PlainButton(stringResource(R.string.add), {
                        name.kept { words, done ->
                            model.make(words.trim()) {
                                done()
                                ways.to(VisitsPage.Guide, it)
                            }
                        }
                    }, Modifier.testTag("add-guide"))
                }
            }
        }
    }
}

/** One guide with its questions. */
class GuideModel(desk: Desk, private val guide: String, private val language: GuideLanguage) : ScreenModel<GuidePage>(desk) {
    val questions = QuestionListModel(desk, QuestionsOf.Guide(guide)) { tell(it) }

    init {
        follow()
    }

    override suspend fun read(change: Change): GuidePage = desk.read { it.guide(guide, language) }

    private fun tell(work: suspend () -> Unit) = attempt(work)

    fun name(name: String) = attempt { desk.ask { it.nameGuide(guide, name, record.value?.guide?.written?.seen) } }

    fun delete(then: () -> Unit) = attempt {
        desk.ask { it.delete(guide) }
        then()
    }
}

@Composable
fun GuideScreen(model: GuideModel, ways: Ways) = PushedPage(stringResource(R.string.shareable_kind_guide), ways::back) {
    Shown(model) { page, problem ->
        Rolling {
            problem?.let { ProblemLine(it) }
            var name by rememberSaveable(page.guide.id) { mutableStateOf(page.guide.name) }
            TextLine(stringResource(R.string.guide_name), name, { name = it }, Modifier.testTag("guide-name"))
            if (name.isNotBlank() && name != page.guide.name) {
                PlainButton(stringResource(R.string.keep_words), { model.name(name.trim()) }, Modifier.testTag("keep-name"))
            }
            page.guide.written?.let { Quiet(stringResource(it.state.word())) }
            QuestionList(page.questions, model.questions)
            if (page.guide.key == null) PlainButton(stringResource(R.string.delete), { model.delete(ways::back) }, Modifier.testTag("delete-guide"))
        }
    }
}
