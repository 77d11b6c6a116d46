package app.soundings.team

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.GuideLanguage
import app.soundings.core.MeetingPack
import app.soundings.core.Surprise
import app.soundings.customers.MarkedLine
import app.soundings.customers.PromiseLine
import app.soundings.day
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Line
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.printPaper
import app.soundings.look.sendWords
import app.soundings.notebook.ReportPages
import app.soundings.visits.VisitsPage

/** *Meeting pack*: one page for the weekly meeting. */
class MeetingPackModel(desk: Desk, private val language: GuideLanguage) : ScreenModel<MeetingPack>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): MeetingPack = desk.read { it.meetingPack() }

    /** The page to print and to hand on. */
    fun page(made: (ReportPages) -> Unit) = attempt { made(desk.read { it.meetingPackPage(language) }) }
}

@Composable
fun MeetingPackScreen(model: MeetingPackModel, ways: Ways) = RecordPage(model, { stringResource(R.string.meeting_pack) }, ways::back) { pack ->
    val context = LocalContext.current
    val name = stringResource(R.string.meeting_pack)
    Aside(stringResource(R.string.not_for_outside))
    Buttons {
        PlainButton(stringResource(R.string.print_it), { model.page { printPaper(context, name, it.html) } }, Modifier.testTag("print"))
        PlainButton(stringResource(R.string.hand_on), { model.page { sendWords(context, it.text) } }, Modifier.testTag("hand-on"))
    }
    if (pack.isEmpty()) Aside(stringResource(R.string.pack_nothing), Modifier.testTag("empty"))
    pack.story?.let { story ->
        Part(stringResource(R.string.story_of_the_week)) {
            Line(story.text, listOf(story.teller?.let { stringResource(R.string.told_by, it) }, story.customer)) { ways.to(TeamPage.Story) }
        }
    }
    if (pack.promises.isNotEmpty()) Part(stringResource(R.string.promises_due)) {
        pack.promises.forEach { PromiseLine(it, ways) }
        More(pack.morePromises) { ways.to(TeamPage.Promises) }
    }
    if (pack.questions.isNotEmpty()) Part(stringResource(R.string.open_questions)) {
        pack.questions.forEach { MarkedLine(it.question, ways) }
        More(pack.moreQuestions) { ways.to(TeamPage.Questions) }
    }
    if (pack.notMet.isNotEmpty()) Part(stringResource(R.string.not_met_lately)) {
        pack.notMet.forEach { NotMetLine(it, ways) }
        More(pack.moreNotMet) { ways.to(TeamPage.NotMet) }
    }
    if (pack.surprises.isNotEmpty()) Part(stringResource(R.string.what_surprised_us)) { pack.surprises.forEach { SurpriseLine(it, ways) } }
}

private fun MeetingPack.isEmpty() = story == null && promises.isEmpty() && questions.isEmpty() && notMet.isEmpty() && surprises.isEmpty()

@Composable
private fun More(more: Boolean, all: () -> Unit) {
    if (more) PlainButton(stringResource(R.string.all_of_them), all)
}

@Composable
private fun SurpriseLine(surprise: Surprise, ways: Ways) = Line(
    if (surprise.expected) stringResource(R.string.expected_otherwise, surprise.text) else surprise.text,
    listOf(surprise.customer, surprise.`when`?.day()),
) { ways.to(VisitsPage.Visit, surprise.visit) }
