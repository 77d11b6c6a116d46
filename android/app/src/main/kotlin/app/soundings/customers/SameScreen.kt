package app.soundings.customers

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Page
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.AlsoRow
import app.soundings.core.SameKind
import app.soundings.core.SameProposal
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Card
import app.soundings.look.LineWords
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.visits.VisitsPage

/** *Same as*: what looks like one thing twice. */
class SameModel(desk: Desk) : ScreenModel<List<SameProposal>>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): List<SameProposal> = desk.read { it.sameProposals() }

    fun areOne(pair: SameProposal) = attempt { desk.ask { it.declareSame(pair.alias.id, pair.target.id) } }

    fun areTwo(pair: SameProposal) = attempt { desk.ask { it.declareNotSame(pair.alias.id, pair.target.id) } }
}

/** Two that look alike, and what a person says they are; nothing is one before that. */
@Composable
fun SameScreen(model: SameModel, ways: Ways) = RecordPage(model, { stringResource(R.string.looks_the_same) }, ways::back) { proposals ->
    if (proposals.isEmpty()) Aside(stringResource(R.string.nothing_looks_the_same), Modifier.testTag("empty"))
    proposals.forEach { pair ->
        Card(Modifier.testTag("pair-${pair.alias.id}")) {
            LineWords(name(pair.target))
            LineWords(name(pair.alias), listOf(stringResource(pair.what.word())))
            Buttons {
                PlainButton(stringResource(R.string.they_are_one), { model.areOne(pair) }, Modifier.testTag("one-${pair.alias.id}"))
                PlainButton(stringResource(R.string.they_are_two), { model.areTwo(pair) }, Modifier.testTag("two-${pair.alias.id}"))
                PlainButton(stringResource(R.string.look_at_it), { ways.to(pair.what.page(), pair.alias.id) })
            }
        }
    }
}

@Composable
private fun name(row: AlsoRow) = row.name ?: stringResource(R.string.unnamed_visit)

@StringRes
private fun SameKind.word() = when (this) {
    SameKind.CUSTOMER -> R.string.two_customers
    SameKind.SITE -> R.string.two_sites
    SameKind.PERSON -> R.string.two_people
    SameKind.VISIT -> R.string.two_visits
}

private fun SameKind.page(): Page = when (this) {
    SameKind.CUSTOMER -> CustomersPage.Customer
    SameKind.SITE -> CustomersPage.Site
    SameKind.PERSON -> CustomersPage.Person
    SameKind.VISIT -> VisitsPage.Visit
}
