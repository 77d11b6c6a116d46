package app.soundings.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.Retention
import app.soundings.day
import app.soundings.look.Aside
import app.soundings.look.Line
import app.soundings.look.Part
import app.soundings.look.RecordPage
import app.soundings.place
import app.soundings.visits.VisitsPage

/** What is older than the team keeps things: proposed to be erased, never erased by itself. */
class OlderModel(desk: Desk) : ScreenModel<Retention>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Retention = desk.read { it.retention() }
}

/** The oldest visits, and people with nothing newer; each leads to Erase's own two steps. */
@Composable
fun OlderScreen(model: OlderModel, ways: Ways) = RecordPage(model, { stringResource(R.string.older) }, ways::back) { older ->
    older.before?.let { Aside(stringResource(R.string.older_than, it.day())) }
    if (older.oldest.isEmpty() && older.people.isEmpty()) Aside(stringResource(R.string.nothing_older), Modifier.testTag("empty"))
    if (older.oldest.isNotEmpty()) {
        Part(pluralStringResource(R.plurals.older_visits, older.visits.toInt(), older.visits.toInt())) {
            older.oldest.forEach { visit ->
                Line(visit.place() ?: stringResource(R.string.unnamed_visit), listOf(visit.objective, visit.started?.day()), Modifier.testTag("older-visit")) {
                    ways.to(VisitsPage.Erase, visit.id)
                }
            }
        }
    }
    if (older.people.isNotEmpty()) {
        Part(stringResource(R.string.older_people)) {
            older.people.forEach { person -> Line(person.name, listOf(person.role), Modifier.testTag("older-person")) { ways.to(VisitsPage.Erase, person.id) } }
        }
    }
}
