package app.soundings.team

import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
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
import app.soundings.core.NotMetRow
import app.soundings.core.OwnHours
import app.soundings.customers.CustomersPage
import app.soundings.day
import app.soundings.look.Aside
import app.soundings.look.Heading
import app.soundings.look.Line
import app.soundings.look.ListPage
import app.soundings.look.RecordPage
import app.soundings.notMetPage
import app.soundings.notebook.NotMetPage

/** *My own hours*: for whoever holds this phone, and nobody else. */
class OwnHoursModel(desk: Desk) : ScreenModel<OwnHours>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): OwnHours = desk.read { it.ownHours() }
}

private const val HOUR = 60u

@Composable
private fun hours(minutes: UInt) = stringResource(R.string.hours_and_minutes, (minutes / HOUR).toString(), (minutes % HOUR).toString())

@Composable
fun OwnHoursScreen(model: OwnHoursModel, ways: Ways) = RecordPage(model, { stringResource(R.string.own_hours) }, ways::back) { hours ->
    Heading(hours(hours.minutes), Modifier.testTag("hours"))
    Aside(stringResource(R.string.own_hours_since, hours.since.day()))
    Aside(stringResource(R.string.rule_of_thumb))
    Heading(hours(hours.ruleOfThumbMinutes))
    Aside(stringResource(R.string.own_hours_alone))
}

/** Customers whom nobody has met lately, a page more whenever the end is in sight. */
class NotMetModel(desk: Desk, saved: SavedStateHandle) : PagedModel<NotMetPage, NotMetRow>(desk, saved, notMetPage) {
    override suspend fun page(after: String?) = desk.read { it.notMetLately(after) }

    override fun ids(page: NotMetPage) = page.items.flatMap { listOfNotNull(it.customer, it.visit) }.toSet()

    init {
        follow()
    }

}

/** A customer, and when somebody met them last. */
@Composable
fun NotMetLine(row: NotMetRow, ways: Ways) = Line(
    row.name, listOf(row.met?.let { stringResource(R.string.last_met, it.day()) } ?: stringResource(R.string.not_met_yet)),
    Modifier.testTag("not-met-${row.customer}"),
) { ways.to(CustomersPage.Customer, row.customer) }

@Composable
fun NotMetScreen(model: NotMetModel, ways: Ways) =
    ListPage(model, R.string.not_met_lately, R.string.all_met, { it.customer }, ways::back) { NotMetLine(it, ways) }
