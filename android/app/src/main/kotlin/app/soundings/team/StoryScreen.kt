package app.soundings.team

import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.Absence
import app.soundings.core.EngineerRow
import app.soundings.core.FoundKind
import app.soundings.core.StoryChange
import app.soundings.core.StoryPage
import app.soundings.core.StoryRow
import app.soundings.dayWords
import app.soundings.look.Aside
import app.soundings.look.BuoyButton
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.LineWords
import app.soundings.look.ListPage
import app.soundings.look.LocalColours
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PickedDay
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.names
import app.soundings.notebook.StoriesPage
import app.soundings.storiesPage
import app.soundings.word
import java.time.LocalDate

/** *Story*: this week's, and whose turn it is. */
class StoryModel(desk: Desk) : ScreenModel<StoryPage>(desk) {
    val customers = Finder(desk, viewModelScope, FoundKind.CUSTOMER)
    val people = Finder(desk, viewModelScope, FoundKind.PERSON)
    val notes = Finder(desk, viewModelScope, FoundKind.NOTE)

    init {
        follow()
    }

    override suspend fun read(change: Change): StoryPage = desk.read { it.storyPage() }

    fun take() = attempt { desk.ask { it.takeStory() } }

    fun pass() = attempt { desk.ask { it.passStory() } }

    fun tell(story: StoryChange, done: () -> Unit) = attempt {
        desk.ask { it.tellStory(story) }
        done()
    }

    fun takeOffTheWall(story: StoryRow) = attempt { desk.ask { it.changeStory(story.id, StoryChange(onTheWall = false), story.seen) } }

    fun away(from: String, until: String) = attempt { desk.ask { it.awayFromStories(from, until) } }

    fun back(absence: Absence) = attempt { desk.ask { it.backForStories(absence.id) } }
}

/** Whose turn it is, or who took it up. */
@Composable
fun tellerWords(teller: EngineerRow?, taken: Boolean): String = when {
    teller == null -> stringResource(R.string.story_nobody)
    teller.me && taken -> stringResource(R.string.story_you_took)
    teller.me -> stringResource(R.string.story_your_turn)
    taken -> stringResource(R.string.story_taken, teller.name)
    else -> stringResource(R.string.story_turn, teller.name)
}

@Composable
fun StoryScreen(model: StoryModel, ways: Ways) = RecordPage(model, { stringResource(R.string.story_of_the_week) }, ways::back) { page ->
    Heading(tellerWords(page.teller, page.taken), Modifier.testTag("turn"))
    Aside(stringResource(R.string.week_of, page.week.dayWords()))
    Buttons {
        if (page.mayTake) PlainButton(stringResource(R.string.take_story), { model.take() }, Modifier.testTag("take"))
        if (page.mayPass) PlainButton(stringResource(R.string.pass_story), { model.pass() }, Modifier.testTag("pass"))
    }
    page.story?.let { story -> if (story.told) Told(story) { model.takeOffTheWall(story) } }
    page.also.forEach { other -> Aside(stringResource(R.string.story_also, other.teller.name)) }
    if (page.mayTell) {
        val again = page.story?.told == true
        Unfolding(stringResource(if (again) R.string.change_story else R.string.tell_story), "tell") { close -> Telling(page.story, model, close) }
    }
    Away(page.away, model)
    PlainButton(stringResource(R.string.stories_before), { ways.to(TeamPage.Stories) }, Modifier.testTag("stories"))
}

/** The story as it was told, and whether it hangs. */
@Composable
private fun Told(story: StoryRow, takeOff: () -> Unit) = Card(Modifier.testTag("told")) {
    Text(story.text, color = LocalColours.current.ink, style = Styles.body)
    LineWords(story.hangs(), story.heldBack.map { stringResource(it.word()) })
    LineWords(story.customer ?: stringResource(R.string.no_customer_named), listOf(names(story.people.map { it.name }), stringResource(story.state.word())))
    story.about.forEach { LineWords(it.words, exact = it.exact) }
    if (story.onTheWall) PlainButton(stringResource(R.string.take_off_the_wall), takeOff, Modifier.testTag("off"))
}

@Composable
private fun StoryRow.hangs(): String =
    stringResource(if (heldBack.isEmpty()) R.string.story_hangs else R.string.not_on_the_wall)

/** The story, whom it is of, and what it rests on. */
@Composable
private fun Telling(story: StoryRow?, model: StoryModel, close: () -> Unit) {
    var text by rememberSaveable { mutableStateOf(story?.text.orEmpty()) }
    var customer by rememberSaveable { mutableStateOf(listOfNotNull(story?.customerId?.let { Picked(it, story.customer.orEmpty()) })) }
    var people by rememberSaveable { mutableStateOf(story?.people.orEmpty().map { Picked(it.id, it.name) }) }
    var notes by rememberSaveable { mutableStateOf(story?.about.orEmpty().map { Picked(it.id, it.words) }) }
    var wall by rememberSaveable { mutableStateOf(story?.onTheWall ?: false) }
    TextLine(stringResource(R.string.the_story), text, { text = it }, Modifier.testTag("story-field"), 5, stringResource(R.string.the_story_more))
    Picking(stringResource(R.string.which_customer), "customer", model.customers, customer, 1) { customer = it }
    Picking(stringResource(R.string.who_is_in_story), "people", model.people, people) { people = it }
    Picking(stringResource(R.string.what_it_rests_on), "notes", model.notes, notes) { notes = it }
    OnOff(stringResource(R.string.story_on_the_wall), wall, Modifier.testTag("wall"), stringResource(R.string.story_on_the_wall_more)) { wall = it }
    BuoyButton(stringResource(R.string.tell_story), {
        val told = StoryChange(
            text = text, customer = customer.firstOrNull()?.id, people = people.map { it.id }, about = notes.map { it.id }, onTheWall = wall,
        )
        model.tell(told, close)
    }, Modifier.testTag("story-keep"))
}

/** Days on which one tells none. */
@Composable
private fun Away(away: List<Absence>, model: StoryModel) = Part(stringResource(R.string.when_you_are_away)) {
    away.forEach { absence ->
        Card {
            LineWords(stringResource(R.string.away_days, absence.from.dayWords(), absence.until.dayWords()))
            PlainButton(stringResource(R.string.back_after_all), { model.back(absence) }, Modifier.testTag("back-${absence.id}"))
        }
    }
    var from by rememberSaveable { mutableStateOf<String?>(null) }
    when (val first = from) {
        null -> PickedDay(stringResource(R.string.away_from)) { from = it.toString() }
        else -> Buttons {
            Aside(stringResource(R.string.away_since, first.dayWords()))
            PickedDay(stringResource(R.string.away_until), LocalDate.parse(first)) {
                model.away(first, it.toString())
                from = null
            }
            PlainButton(stringResource(R.string.cancel), { from = null })
        }
    }
}

/** The stories that were told, a page more whenever the end is in sight. */
class StoriesModel(desk: Desk, saved: SavedStateHandle) : PagedModel<StoriesPage, StoryRow>(desk, saved, storiesPage) {
    override suspend fun page(after: String?) = desk.read { it.stories(after) }

    override fun ids(page: StoriesPage) = page.items.map { it.id }.toSet()

    init {
        follow()
    }

}

@Composable
fun StoriesScreen(model: StoriesModel, ways: Ways) =
    ListPage(model, R.string.stories_before, R.string.no_stories, { it.id }, ways::back) { story ->
        Card(Modifier.testTag("story-${story.id}")) {
            val by = story.teller?.let { stringResource(R.string.told_by, it.name) }
            val left = stringResource(R.string.has_left).takeIf { story.tellerLeft }
            LineWords(story.text, listOf(by, left, stringResource(R.string.week_of, story.week.dayWords()), story.customer))
        }
    }
