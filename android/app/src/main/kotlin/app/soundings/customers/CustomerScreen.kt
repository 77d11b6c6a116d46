package app.soundings.customers

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
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.AboutCustomer
import app.soundings.core.AlsoRow
import app.soundings.core.CustomerRow
import app.soundings.core.FewPeople
import app.soundings.core.KnowsRow
import app.soundings.core.NewPerson
import app.soundings.core.PhotoRule
import app.soundings.day
import app.soundings.look.All
import app.soundings.look.Aside
import app.soundings.look.Buttons
import app.soundings.look.Line
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.maps.TwoVersions
import app.soundings.visits.VisitsPage
import app.soundings.word

/** A customer's page. */
class CustomerModel(desk: Desk, private val id: String) : ScreenModel<AboutCustomer>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): AboutCustomer = desk.read { it.aboutCustomer(id) }

    fun rename(name: String, done: () -> Unit) = attempt {
        val seen = record.value?.seen
        desk.ask { it.changeCustomer(id, name, seen) }
        done()
    }

    /** One of our own house, or no longer. */
    fun ownHouse(on: Boolean) = attempt { desk.ask { it.setInternal(id, on) } }

    fun addSite(name: String, done: () -> Unit) = attempt {
        desk.ask { it.addSite(id, name, PhotoRule.NOT_ASKED) }
        done()
    }

    fun addPerson(words: String, described: Boolean, role: String, done: () -> Unit) = attempt {
        desk.ask { it.addPerson(newPerson(id, words, described, role)) }
        done()
    }

    fun undoSame(thing: String) = attempt { desk.ask { it.undoSame(thing) } }
}

/** Somebody new of a customer's, by name or by what they are there. */
fun newPerson(customer: String, words: String, described: Boolean, role: String) = NewPerson(
    customer = customer, name = words.takeUnless { described }, description = words.takeIf { described }, role = role.ifBlank { null },
)

/** A customer's page: everything we know of them, a few of each with the whole list behind it. */
@Composable
fun CustomerScreen(model: CustomerModel, ways: Ways) = RecordPage(model, { it.customer.name }, ways::back) { about ->
    val customer = about.customer
    TwoVersions(about.versions, ways)
    if (customer.internal) Aside(stringResource(R.string.internal_customer))
    Also(customer.also, model::undoSame)
    Buttons {
        PlainButton(stringResource(R.string.briefing), { ways.to(CustomersPage.Briefing, customer.id) }, Modifier.testTag("briefing"))
        PlainButton(stringResource(R.string.search_customer), { ways.to(VisitsPage.SearchOfCustomer, customer.id) }, Modifier.testTag("search"))
        PlainButton(stringResource(R.string.went_out_title), { ways.to(VisitsPage.WentOut, customer.id) }, Modifier.testTag("went-out"))
    }
    VisitsPart(about.next, about.visits, ways) { ways.to(VisitsPage.SearchOfCustomer, customer.id) }
    SitesPart(customer, model, ways)
    PeoplePart(about.people, customer.id, ways) { words, described, role, done -> model.addPerson(words, described, role, done) }
    MarkedPart(R.string.open_questions, R.string.no_questions_here, about.questions, ways) { ways.to(CustomersPage.Questions, customer.id) }
    MarkedPart(R.string.concerns, null, about.concerns, ways) { ways.to(CustomersPage.Concerns, customer.id) }
    MarkedPart(R.string.priorities, null, about.priorities, ways) { ways.to(CustomersPage.Priorities, customer.id) }
    PromisesPart(about.promises, ways)
    MapsPart(about.maps, customer.id, ways)
    Knows(about.knows, ways)
    OutcomesPart(about.outcomes) { ways.to(CustomersPage.Outcomes, customer.id) }
    Rename(R.string.customer_name, customer.name, model::rename)
    OnOff(
        stringResource(R.string.internal_customer_switch), customer.internal, Modifier.testTag("own-house"), stringResource(R.string.internal_customer_more),
    ) { model.ownHouse(it) }
    PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, customer.id) }, Modifier.testTag("erase"))
}

/** What else it is called, each to be taken apart again. */
@Composable
fun Also(also: List<AlsoRow>, undo: (String) -> Unit) = also.forEach { row ->
    Aside(stringResource(R.string.also_called, row.name ?: stringResource(R.string.unnamed)))
    PlainButton(stringResource(R.string.not_the_same_after_all), { undo(row.id) }, Modifier.testTag("undo-same"))
}

@Composable
private fun SitesPart(customer: CustomerRow, model: CustomerModel, ways: Ways) = Part(stringResource(R.string.sites)) {
    customer.sites.forEach { site ->
        Line(site.name, listOf(stringResource(site.photoRule.word())), Modifier.testTag("site-${site.id}")) { ways.to(CustomersPage.Site, site.id) }
    }
    Unfolding(stringResource(R.string.add_site), "add-site") { close ->
        Writing(stringResource(R.string.site_name), stringResource(R.string.add), "site") { name, done ->
            model.addSite(name) {
                done()
                close()
            }
        }
    }
}

/** A few of a customer's people, and one more. */
@Composable
fun PeoplePart(people: FewPeople, customer: String, ways: Ways, add: (String, Boolean, String, () -> Unit) -> Unit) =
    Part(stringResource(R.string.their_people)) {
        people.items.forEach { PersonLine(it, ways) }
        if (people.more) All("all-people") { ways.to(CustomersPage.People, customer) }
        AddPerson(add)
    }

/** A name or a description, and what they do there. */
@Composable
fun AddPerson(add: (String, Boolean, String, () -> Unit) -> Unit) = Unfolding(stringResource(R.string.add_person), "add-person") { close ->
    var described by rememberSaveable { mutableStateOf(false) }
    var role by rememberSaveable { mutableStateOf("") }
    OnOff(stringResource(R.string.person_described), described, Modifier.testTag("described"), stringResource(R.string.person_described_more)) { described = it }
    TextLine(stringResource(R.string.person_role), role, { role = it }, Modifier.testTag("role-field"))
    val label = if (described) R.string.person_description else R.string.person_name
    Writing(stringResource(label), stringResource(R.string.add), "person") { words, done ->
        add(words, described, role) {
            done()
            close()
        }
    }
}

@Composable
private fun Knows(knows: List<KnowsRow>, ways: Ways) = Part(stringResource(R.string.who_knows)) {
    if (knows.isEmpty()) Aside(stringResource(R.string.nobody_knows))
    knows.forEach { row ->
        val name = row.engineer.name
        val words = row.met?.let { stringResource(R.string.knows_since, name, it.day()) } ?: name
        Line(words) { ways.to(VisitsPage.Visit, row.visit) }
    }
}
