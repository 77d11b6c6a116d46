package app.soundings.maps

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.core.Found
import app.soundings.core.FoundKind
import app.soundings.core.PersonRow
import app.soundings.core.Search
import app.soundings.look.Heading
import app.soundings.look.Line
import app.soundings.look.LocalColours
import app.soundings.look.PlainButton
import app.soundings.look.Rolling
import app.soundings.look.RollingAbove
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.notebook.NotebookInterface
import kotlinx.coroutines.flow.StateFlow

private const val LOOKED_FOR = "looked-for"
private const val WHO = "who"
private const val NAME = "name"
private const val SITUATION = "situation"

/** Something to be begun about somebody in a situation. What is typed and chosen survives the process. */
abstract class AboutSomebody<R : Any>(desk: Desk, protected val saved: SavedStateHandle) : ScreenModel<R>(desk) {
    val lookedFor: StateFlow<String> = saved.getStateFlow(LOOKED_FOR, "")
    val who: StateFlow<String?> = saved.getStateFlow(WHO, null)
    val name: StateFlow<String> = saved.getStateFlow(NAME, "")
    val situation: StateFlow<String> = saved.getStateFlow(SITUATION, "")

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
}

/** People whose name holds these words. */
internal fun NotebookInterface.peopleCalled(words: String): List<PersonRow> =
    searchFor(Search(words, thing = FoundKind.PERSON), null).items.filterIsInstance<Found.Person>().map { it.person }

/** Looks for a person; once one is chosen, who, what else is said of it, and below, what begins it. */
@Composable
fun ColumnScope.AboutWhom(
    model: AboutSomebody<*>, question: Int, people: List<PersonRow>, problem: Problem?, begin: @Composable ColumnScope.() -> Unit,
    said: @Composable ColumnScope.() -> Unit,
) {
    val who by model.who.collectAsStateWithLifecycle()
    val name by model.name.collectAsStateWithLifecycle()
    if (who == null) {
        Rolling {
            problem?.let { ProblemLine(it) }
            LookFor(model, question, people)
        }
    } else {
        RollingAbove(begin) {
            Heading(name)
            PlainButton(stringResource(R.string.workshop_another), { model.choose(null) })
            said()
        }
    }
}

/** A field that looks for a person, and who is found. */
@Composable
private fun LookFor(model: AboutSomebody<*>, question: Int, people: List<PersonRow>) {
    val lookedFor by model.lookedFor.collectAsStateWithLifecycle()
    Heading(stringResource(question))
    TextLine(stringResource(R.string.workshop_find), lookedFor, model::lookFor, Modifier.testTag("find-person"))
    if (people.isEmpty()) Text(stringResource(R.string.workshop_nobody), color = LocalColours.current.ink, style = Styles.body)
    people.forEach { person -> Line(person.name, listOf(person.role), Modifier.testTag("person")) { model.choose(person) } }
}
