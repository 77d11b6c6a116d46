package app.soundings.team

import androidx.annotation.StringRes
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.core.NewPoster
import app.soundings.core.PosterChange
import app.soundings.core.PosterChoices
import app.soundings.core.PosterPiece
import app.soundings.core.PosterRow
import app.soundings.customers.CustomersPage
import app.soundings.day
import app.soundings.look.Aside
import app.soundings.look.BuoyButton
import app.soundings.look.Choices
import app.soundings.look.Line
import app.soundings.look.ListPage
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.Unfolding
import app.soundings.notebook.PosterPage
import app.soundings.posterPage
import app.soundings.word

/** *Posters*, a page more whenever the end is in sight. */
class PostersModel(desk: Desk, saved: SavedStateHandle) : PagedModel<PosterPage, PosterRow>(desk, saved, posterPage) {
    override suspend fun page(after: String?) = desk.read { it.posters(after) }

    override fun ids(page: PosterPage) = page.items.flatMap { row -> listOfNotNull(row.id, row.person?.id) }.toSet()

    init {
        follow()
    }

}

@StringRes
private fun PosterRow.standing() = when {
    hangs -> R.string.poster_hangs
    down -> R.string.poster_is_down
    else -> R.string.poster_withdrawn
}

@Composable
fun PostersScreen(model: PostersModel, ways: Ways) =
    ListPage(model, R.string.posters, R.string.no_posters, { it.id }, ways::back, head = {
        Aside(stringResource(R.string.posters_how))
    }) { row ->
        Line(row.person?.name ?: stringResource(R.string.somebody_gone), listOf(stringResource(row.standing()), row.customer), Modifier.testTag("poster-${row.id}")) {
            ways.to(TeamPage.Poster, row.id)
        }
    }

/** What one poster shows, and what it could be put together from, where its person is on the wall. */
class PosterShown(val row: PosterRow, val choices: PosterChoices?)

/** One poster. */
class PosterModel(desk: Desk, private val id: String) : ScreenModel<PosterShown>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): PosterShown = desk.read { notebook ->
        val row = notebook.poster(id)
        PosterShown(row, row.person?.takeIf { row.hangs }?.let { notebook.posterChoices(it.id) })
    }

    fun takeDown(down: Boolean) = attempt { desk.ask { it.takePosterDown(id, down) } }

    fun change(words: List<String>, picture: String?, matters: List<String>, done: () -> Unit) = attempt {
        val seen = record.value?.row?.seen
        desk.ask { it.changePoster(id, PosterChange(words = words, picture = picture, noPicture = picture == null, matters = matters), seen) }
        done()
    }
}

/** A poster piece by piece, and what of it does not hang. */
@Composable
fun PosterScreen(model: PosterModel, ways: Ways) =
    RecordPage(model, { it.row.person?.name ?: stringResource(R.string.somebody_gone) }, ways::back) { shown ->
        val row = shown.row
        Aside(stringResource(row.standing()), Modifier.testTag("standing"))
        row.person?.let { person -> PlainButton(stringResource(R.string.look_at_person), { ways.to(CustomersPage.Person, person.id) }) }
        Part(stringResource(R.string.what_they_said)) { row.words.forEach { Piece(it, exact = true) } }
        row.picture?.let { Piece(it, stringResource(R.string.a_picture)) }
        if (row.matters.isNotEmpty()) Part(stringResource(R.string.what_matters)) { row.matters.forEach { Piece(it) } }
        val downOrUp = if (row.down) R.string.hang_it_again else R.string.take_it_down
        PlainButton(stringResource(downOrUp), { model.takeDown(!row.down) }, Modifier.testTag("down"))
        shown.choices?.let { choices ->
            Unfolding(stringResource(R.string.change_poster), "change") { close ->
                Composing(choices, row, R.string.keep_it) { words, picture, matters -> model.change(words, picture, matters, close) }
            }
            PlainButton(stringResource(R.string.print_poster), { ways.to(TeamPage.PosterPreview, row.id) }, Modifier.testTag("print"))
        }
        Aside(beside(row.engineer ?: stringResource(R.string.by_you), row.created?.day(), stringResource(row.state.word())))
    }

@Composable
private fun Piece(piece: PosterPiece, words: String = piece.words, exact: Boolean = false) {
    val gone = stringResource(R.string.hangs_no_more)
    Line(words.ifEmpty { gone }, listOf(gone.takeIf { !piece.hangs && words.isNotEmpty() }), exact = exact && words.isNotEmpty())
}

/** A new poster of somebody on the wall. */
class NewPosterModel(desk: Desk, private val person: String) : ScreenModel<PosterChoices>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): PosterChoices = desk.read { it.posterChoices(person) }

    fun make(words: List<String>, picture: String?, matters: List<String>, done: (String) -> Unit) = attempt {
        done(desk.ask { it.newPoster(NewPoster(person, words, picture, matters)) })
    }
}

@Composable
fun NewPosterScreen(model: NewPosterModel, ways: Ways) = RecordPage(model, { it.person.name }, ways::back) { choices ->
    Aside(stringResource(R.string.posters_how))
    Composing(choices, null, R.string.make_poster) { words, picture, matters -> model.make(words, picture, matters) { ways.instead(TeamPage.Poster, it) } }
}

/** What hangs of somebody's words, pictures and what matters to them: each on or off. */
@Composable
private fun Composing(choices: PosterChoices, row: PosterRow?, @StringRes keep: Int, kept: (List<String>, String?, List<String>) -> Unit) {
    var words by rememberSaveable { mutableStateOf(row?.words.orEmpty().map { it.id }) }
    var picture by rememberSaveable { mutableStateOf(row?.picture?.id) }
    var matters by rememberSaveable { mutableStateOf(row?.matters.orEmpty().map { it.id }) }
    val most = choices.most.toInt()
    Ticks(R.string.what_they_said, choices.words, words, most) { words = it }
    if (choices.pictures.isNotEmpty()) Part(stringResource(R.string.a_picture)) {
        val none = stringResource(R.string.no_picture)
        Choices(listOf<String?>(null) + choices.pictures.map { it.id }, picture, { id -> choices.pictures.find { it.id == id }?.words ?: none }) { picture = it }
    }
    Ticks(R.string.what_matters, choices.matters, matters, most) { matters = it }
    BuoyButton(stringResource(keep), { kept(words, picture, matters) }, Modifier.testTag("poster-keep"))
}

@Composable
private fun Ticks(@StringRes head: Int, pieces: List<PosterPiece>, chosen: List<String>, most: Int, choose: (List<String>) -> Unit) {
    Part(stringResource(head)) {
        if (pieces.isEmpty()) Aside(stringResource(R.string.nothing_may_hang))
        pieces.forEach { piece ->
            OnOff(piece.words, piece.id in chosen, Modifier.testTag("piece-$head-${piece.id}")) { on -> choose(if (on) (chosen + piece.id).takeLast(most) else chosen - piece.id) }
        }
    }
}
