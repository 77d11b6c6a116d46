package app.soundings.maps

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
import app.soundings.Ways
import app.soundings.core.Found
import app.soundings.core.FoundKind
import app.soundings.core.NewMap
import app.soundings.core.PersonRow
import app.soundings.core.Search
import app.soundings.look.BuoyButton
import app.soundings.look.Heading
import app.soundings.look.Line
import app.soundings.look.LocalColours
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.notebook.Notebook
import kotlinx.coroutines.flow.StateFlow

private const val LOOKED_FOR = "looked-for"
private const val WHO = "who"
private const val NAME = "name"
private const val SITUATION = "situation"

/** A map to be: of whom, and in which situation. What is typed and chosen survives the process. */
class NewMapModel(desk: Desk, private val saved: SavedStateHandle) : ScreenModel<List<PersonRow>>(desk) {
    val lookedFor: StateFlow<String> = saved.getStateFlow(LOOKED_FOR, "")
    val who: StateFlow<String?> = saved.getStateFlow(WHO, null)
    val name: StateFlow<String> = saved.getStateFlow(NAME, "")
    val situation: StateFlow<String> = saved.getStateFlow(SITUATION, "")

    init {
        follow()
    }

    override suspend fun read(change: Change): List<PersonRow> = desk.read { it.peopleCalled(lookedFor.value) }

    fun lookFor(text: String) {
        saved[LOOKED_FOR] = text
        load()
    }

    fun choose(person: PersonRow?) {
        saved[NAME] = person?.name.orEmpty()
        saved[WHO] = person?.id
    }

    fun writeSituation(text: String) {
        saved[SITUATION] = text
    }

    fun make(then: (String) -> Unit) = attempt {
        val person = who.value ?: return@attempt
        then(desk.ask { it.newMap(NewMap(person, situation.value.trim())) })
    }
}

/** People whose name holds these words. */
internal fun Notebook.peopleCalled(words: String): List<PersonRow> =
    searchFor(Search(words, thing = FoundKind.PERSON), null).items.filterIsInstance<Found.Person>().map { it.person }

/** Whose map, and of what situation. */
@Composable
fun NewMapScreen(model: NewMapModel, ways: Ways) = PushedPage(stringResource(R.string.new_map), ways::back) {
    Shown(model) { people, problem ->
        val who by model.who.collectAsStateWithLifecycle()
        val name by model.name.collectAsStateWithLifecycle()
        val lookedFor by model.lookedFor.collectAsStateWithLifecycle()
        val situation by model.situation.collectAsStateWithLifecycle()
        if (who == null) {
            Rolling {
                problem?.let { ProblemLine(it) }
                AboutWhom(R.string.new_map_whose, lookedFor, model::lookFor, people, model::choose)
            }
        } else {
            RollingAbove({
                problem?.let { ProblemLine(it) }
                BuoyButton(
                    stringResource(R.string.new_map_make), { model.make { ways.instead(MapsPage.Map, it) } }, Modifier.fillMaxWidth().testTag("make-map"),
                    situation.isNotBlank(),
                )
            }) {
                Heading(name)
                PlainButton(stringResource(R.string.workshop_another), { model.choose(null) })
                TextLine(
                    stringResource(R.string.sort_situation_field), situation, model::writeSituation, Modifier.testTag("map-situation"), 2,
                    stringResource(R.string.new_map_situation),
                )
            }
        }
    }
}

/** A field that looks for a person, and who is found. */
@Composable
fun AboutWhom(question: Int, lookedFor: String, lookFor: (String) -> Unit, people: List<PersonRow>, choose: (PersonRow) -> Unit) {
    Heading(stringResource(question))
    TextLine(stringResource(R.string.workshop_find), lookedFor, lookFor, Modifier.testTag("find-person"))
    if (people.isEmpty()) Text(stringResource(R.string.workshop_nobody), color = LocalColours.current.ink, style = Styles.body)
    people.forEach { person -> Line(person.name, listOf(person.role), Modifier.testTag("person")) { choose(person) } }
}
