package app.soundings.today

import android.content.res.Configuration
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.backup.KeepSafe
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.clock
import app.soundings.core.OneThing
import app.soundings.core.OnlyOnThisDevice
import app.soundings.core.PromiseRow
import app.soundings.core.PromiseStanding
import app.soundings.core.Sharing
import app.soundings.core.Today
import app.soundings.core.VisitRow
import app.soundings.day
import app.soundings.dayWords
import app.soundings.look.BuoyButton
import app.soundings.first.LocalExample
import app.soundings.look.Capped
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.Iceberg
import app.soundings.look.LocalColours
import app.soundings.look.MOST_GROWN
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PartHead
import app.soundings.look.PlainButton
import app.soundings.look.Quiet
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.maps.MapsPage
import app.soundings.names
import app.soundings.place
import app.soundings.sentence
import app.soundings.settings.PhonePage
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
import app.soundings.words

/** Under way or next, one thing to do, promises due, where everything stands; and the orange button. */
@Composable
fun TodayScreen(model: TodayModel, ways: Ways) = Shown(model) { today, problem ->
    // In the thumb's reach, and never over what is read.
    val go = @Composable { modifier: Modifier ->
        val toCapture = { ways.to(CapturePage.Capture) }
        BuoyButton(
            stringResource(if (today.mayStart) R.string.start else R.string.note),
            { if (today.mayStart) model.start(then = toCapture) else toCapture() }, modifier.testTag("go"),
        )
    }
    if (LocalConfiguration.current.orientation == Configuration.ORIENTATION_LANDSCAPE) {
        Row(Modifier.fillMaxSize(), verticalAlignment = Alignment.Bottom) {
            Day(today, problem, model, ways, Modifier.weight(1f).fillMaxHeight())
            if (!LocalExample.current) go(Modifier.padding(end = Measure.edge, bottom = Measure.space12))
        }
    } else {
        Column(Modifier.fillMaxSize()) {
            Day(today, problem, model, ways, Modifier.weight(1f))
            if (!LocalExample.current) go(Modifier.fillMaxWidth().padding(Measure.edge, Measure.space4, Measure.edge, Measure.space12))
        }
    }
}

@Composable
private fun Day(today: Today, problem: Problem?, model: TodayModel, ways: Ways, modifier: Modifier) {
    val toCapture = { ways.to(CapturePage.Capture) }
    val own = !LocalExample.current
    LazyColumn(
        modifier.testTag("today"), contentPadding = PaddingValues(Measure.edge, Measure.space8, Measure.edge, Measure.space16),
        verticalArrangement = Arrangement.spacedBy(Measure.space12),
    ) {
        item { Head(today, { ways.to(PhonePage.Settings) }.takeIf { own }) }
        problem?.let { item { ProblemLine(it) } }
        today.underWay?.let { item { UnderWay(it, toCapture) } }
        if (today.mayStart && today.next == null) item { Rest(today.visits == 0u) }
        today.next?.let { item { Next(it, { ways.to(VisitsPage.Visit, it.id) }, { model.start(it.id, toCapture); Unit }.takeIf { today.mayStart }) } }
        today.oneThing?.let { item { OneThingToDo(it, ways) } }
        if (today.asksHowToKeep) item { KeepSafe(model, ways) }
        if (today.promises.isNotEmpty()) {
            item { PartHead(stringResource(R.string.promises_due)) }
            items(today.promises, { it.id }) { Promise(it) { ways.to(TeamPage.Promise, it.id) } }
            if (today.morePromises > 0u) {
                item {
                    val more = pluralStringResource(R.plurals.more_promises, today.morePromises.toInt(), today.morePromises.toInt())
                    Card(onClick = { ways.to(TeamPage.Promises) }) { Quiet(more) }
                }
            }
        }
        if (!own) return@LazyColumn
        today.onlyOnThisDevice?.let { item { OnlyHere(it, model, ways) } }
        item { Standing(today.sharing) { ways.to(PhonePage.Sync) } }
        if (today.mayStart && today.sharing.hasTeam()) item { PlainButton(stringResource(R.string.join_visit), { ways.to(CapturePage.JoinVisit) }, Modifier.testTag("join-visit")) }
    }
}

/** These notes are nowhere else: a backup, or later. */
@Composable
private fun OnlyHere(only: OnlyOnThisDevice, model: TodayModel, ways: Ways) = Card(Modifier.testTag("only-here")) {
    val since = only.lastBackup
    Text(
        if (since == null) stringResource(R.string.only_here) else stringResource(R.string.only_here_since, since.day()),
        color = LocalColours.current.ink, style = Styles.body,
    )
    Row(Modifier.padding(top = Measure.space8), Arrangement.spacedBy(Measure.space8)) {
        PlainButton(stringResource(R.string.only_here_back_up), { ways.to(PhonePage.Backup) })
        PlainButton(stringResource(R.string.only_here_later), { model.later() })
    }
}

@Composable
private fun Head(today: Today, toSettings: (() -> Unit)?) {
    val colours = LocalColours.current
    Row(Modifier.fillMaxWidth().padding(vertical = Measure.space8), Arrangement.spacedBy(Measure.space12), Alignment.CenterVertically) {
        Column(Modifier.weight(1f)) {
            Title(stringResource(R.string.today))
            Text(today.day.dayWords(), color = colours.inkSecond, style = Styles.body)
        }
        if (toSettings != null) Avatar(today.engineer, toSettings)
    }
}

/** Who one is; pressed, how this phone keeps and tells things. */
@Composable
private fun Avatar(engineer: String, toSettings: () -> Unit) {
    val colours = LocalColours.current
    val you = stringResource(R.string.you, engineer)
    val settings = stringResource(R.string.settings)
    // The circle grows with its letters, and both as far as the bar's.
    val grown = LocalDensity.current.fontScale.coerceIn(1f, MOST_GROWN)
    Box(
        Modifier.size(Measure.touch * grown).clip(CircleShape).background(colours.sunk).border(1.dp, colours.line, CircleShape)
            .clickable(onClickLabel = settings, role = Role.Button, onClick = toSettings)
            .semantics(mergeDescendants = true) { contentDescription = you }.testTag("settings"),
        Alignment.Center,
    ) { Capped { Text(initials(engineer), Modifier.clearAndSetSemantics {}, colours.ink, style = Styles.key, maxLines = 1) } }
}

private fun initials(name: String): String {
    val words = name.split(' ').filter(String::isNotBlank)
    return listOfNotNull(words.firstOrNull(), words.drop(1).lastOrNull()).joinToString("") { it.substring(0, it.offsetByCodePoints(0, 1)) }
}

@Composable
private fun UnderWay(visit: VisitRow, toCapture: () -> Unit) {
    val colours = LocalColours.current
    Part(stringResource(R.string.under_way)) { Card(Modifier.testTag("under-way"), toCapture) {
        Heading(visit.place() ?: stringResource(R.string.where_are_you))
        visit.objective?.let { Text(it, color = colours.ink, style = Styles.body) }
        val since = visit.started?.let { stringResource(R.string.under_way_since, it.clock()) }
        val notes = pluralStringResource(R.plurals.notes, visit.notes.toInt(), visit.notes.toInt())
        Quiet(beside(since, notes))
    } }
}

@Composable
private fun Next(visit: VisitRow, open: () -> Unit, start: (() -> Unit)?) {
    val colours = LocalColours.current
    Part(stringResource(R.string.next)) { Card(Modifier.testTag("next"), open) {
        visit.planned?.let { Quiet(it.words()) }
        Heading(visit.place() ?: stringResource(R.string.unnamed_visit))
        visit.objective?.let { Text(it, color = colours.ink, style = Styles.body) }
        start?.let { PlainButton(stringResource(R.string.start_this), it, Modifier.padding(top = Measure.space8)) }
    } }
}

@Composable
private fun Rest(first: Boolean) {
    val colours = LocalColours.current
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space16)) {
        Iceberg(Modifier.fillMaxWidth().height(if (first) 260.dp else 180.dp))
        Text(stringResource(if (first) R.string.today_empty else R.string.today_rest), color = colours.ink, style = Styles.body)
    }
}

@Composable
private fun OneThingToDo(thing: OneThing, ways: Ways) {
    val (text, action) = when (thing) {
        is OneThing.StillThere -> stringResource(R.string.one_thing_still_there) to (R.string.open_capture to { ways.to(CapturePage.Capture) })
        is OneThing.Share -> counted(R.plurals.one_thing_share, thing.notes) to (R.string.look_at_visit to { ways.to(VisitsPage.Visit, thing.visit) })
        is OneThing.Sort -> counted(R.plurals.one_thing_sort, thing.notes) to (R.string.one_thing_sort_go to { ways.to(MapsPage.Sort, thing.visit) })
        is OneThing.File -> counted(R.plurals.one_thing_file, thing.notes) to (R.string.one_thing_file_go to { ways.to(VisitsPage.NotFiled) })
        is OneThing.Compare ->
            stringResource(R.string.one_thing_compare) to (R.string.note_compare to { ways.to(MapsPage.Compare, thing.entity, thing.field) })
    }
    Part(stringResource(R.string.one_thing)) { Card {
        Text(text, color = LocalColours.current.ink, style = Styles.body)
        val (label, act) = action
        PlainButton(stringResource(label), act, Modifier.padding(top = Measure.space8))
    } }
}

/** Where everything stands; pressed, why. */
@Composable
private fun Standing(sharing: Sharing, toSync: () -> Unit) =
    Card(Modifier.testTag("sharing"), toSync) { Text(sharing.sentence(), color = LocalColours.current.inkSecond, style = Styles.body) }

@Composable
private fun counted(plural: Int, count: UInt) = pluralStringResource(plural, count.toInt(), count.toInt())

@Composable
private fun Promise(promise: PromiseRow, open: () -> Unit) {
    val colours = LocalColours.current
    Card(Modifier.testTag("promise-due"), open) {
        Text(promise.text, color = colours.ink, style = Styles.body)
        val due = promise.until?.dayWords()?.let { day ->
            when (promise.standing) {
                PromiseStanding.DUE_TODAY -> stringResource(R.string.due_today)
                PromiseStanding.PAST_ITS_DAY -> stringResource(R.string.due_was, day)
                else -> stringResource(R.string.due_on, day)
            }
        }
        val to = if (promise.to.isEmpty()) null else stringResource(R.string.promise_to, names(promise.to.map { it.name }))
        val by = promise.promisedBy?.let { stringResource(R.string.promise_by_engineer, it) }
        Quiet(beside(due, to, by))
    }
}

/** Only a teammate's visit can be joined. */
private fun Sharing.hasTeam() = when (this) {
    is Sharing.NoTeam -> false
    is Sharing.Joining, is Sharing.Together, is Sharing.FilesFollow, is Sharing.Waiting, is Sharing.NeedsYou -> true
}
