package app.soundings.capture

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.EncounterKind
import app.soundings.core.NameVisit
import app.soundings.core.NewPerson
import app.soundings.core.PhotoRule
import app.soundings.core.VisitChange
import app.soundings.look.Card
import app.soundings.look.Choices
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.look.TextLine
import app.soundings.names
import app.soundings.visits.ChipRow
import app.soundings.word

/** What is typed and not kept yet; it outlives rotation and the process. */
class Typed(private val saved: SavedStateHandle, private val key: String) {
    var text by mutableStateOf(saved[key] ?: "")
        private set

    fun write(new: String) {
        text = new
        saved[key] = new
    }

    /** What was typed, which leaves an empty field. */
    fun take(): String = text.trim().also { write("") }
}

/** *Naming a visit*: each choice is kept as it is made; what is typed survives until it is. */
class NameVisitModel(desk: Desk, private val visit: String, saved: SavedStateHandle) : ScreenModel<NameVisit>(desk) {
    val customer = Typed(saved, "customer")
    val site = Typed(saved, "site")
    val person = Typed(saved, "person")
    val objective = Typed(saved, "objective")

    init {
        follow()
    }

    override suspend fun read(change: Change): NameVisit {
        val begun = customer.text
        return desk.read { it.nameVisit(visit, begun) }
    }

    /** The customer's name as it is typed; those known are looked up. */
    fun begin(name: String) {
        customer.write(name)
        load()
    }

    fun choose(customer: String) = attempt {
        this.customer.write("")
        named(VisitChange(customer = customer))
    }

    fun addCustomer() = attempt {
        val name = customer.text.trim()
        val added = desk.ask { it.addCustomer(name) }
        customer.write("")
        named(VisitChange(customer = added))
    }

    fun chooseSite(site: String) = attempt { named(VisitChange(site = site)) }

    fun addSite() = attempt {
        val of = record.value?.visit?.customerId ?: return@attempt
        val name = site.text.trim()
        val added = desk.ask { it.addSite(of, name, PhotoRule.NOT_ASKED) }
        site.write("")
        named(VisitChange(site = added))
    }

    /** Somebody is here, or is not after all. */
    fun turn(person: String, here: Boolean) = attempt {
        named(if (here) VisitChange(people = listOf(person)) else VisitChange(notPeople = listOf(person)))
    }

    fun addPerson() = attempt {
        val row = record.value?.visit ?: return@attempt
        val description = person.text.trim()
        val added = desk.ask { it.addPerson(NewPerson(customer = row.customerId, description = description, visit = row.id)) }
        person.write("")
        named(VisitChange(people = listOf(added)))
    }

    fun kind(kind: EncounterKind) = attempt { named(VisitChange(kind = kind)) }

    fun keepObjective() = attempt {
        val text = objective.text.trim()
        named(VisitChange(objective = text))
        objective.write("")
    }

    private suspend fun named(change: VisitChange) {
        val seen = record.value?.visit?.seen
        desk.ask { it.changeVisit(visit, change, seen) }
    }
}

/** Where one is, with whom and what for: whenever there is a moment, or never. */
@Composable
fun NameVisitScreen(model: NameVisitModel, ways: Ways) = PushedPage(stringResource(R.string.name_visit), ways::back) {
    Shown(model) { page, problem ->
        Rolling(Modifier.testTag("name-visit")) {
            problem?.let { ProblemLine(it) }
            Customer(model, page)
            if (page.visit.customerId != null) Site(model, page)
            People(model, page)
            Objective(model, page)
            Part(stringResource(R.string.what_kind)) { ChipRow(EncounterKind.entries, page.visit.kind, { stringResource(it.word()) }) { it?.let(model::kind) } }
            PlainButton(stringResource(R.string.show_visit), { ways.to(CapturePage.JoinVisit) }, Modifier.testTag("show-visit"))
        }
    }
}

@Composable
private fun Customer(model: NameVisitModel, page: NameVisit) = Part(stringResource(R.string.name_customer)) {
    val colours = LocalColours.current
    page.visit.customer?.let { Heading(it) }
    val typed = model.customer.text
    val label = stringResource(if (page.visit.customer == null) R.string.name_customer else R.string.name_another)
    TextLine(label, typed, model::begin, Modifier.testTag("customer"), more = stringResource(R.string.name_customer_hint))
    if (typed.isNotBlank() || page.visit.customer == null) {
        page.customers.forEach { known ->
            Card(Modifier.testTag("known"), { model.choose(known.id) }) {
                Text(known.name, color = colours.ink, style = Styles.body)
                if (known.beside.isNotEmpty()) Text(names(known.beside), color = colours.inkSecond, style = Styles.small)
            }
        }
    }
    if (typed.isNotBlank() && !page.isKnown) PlainButton(stringResource(R.string.name_add, typed.trim()), { model.addCustomer() }, Modifier.testTag("add-customer"))
}

@Composable
private fun Site(model: NameVisitModel, page: NameVisit) = Part(stringResource(R.string.name_site)) {
    Choices(page.sites, page.sites.find { it.id == page.site }, { it.name }) { model.chooseSite(it.id) }
    Added(stringResource(R.string.name_site), model.site, "site") { model.addSite() }
}

@Composable
private fun People(model: NameVisitModel, page: NameVisit) = Part(stringResource(R.string.name_people)) {
    page.people.forEach { named -> OnOff(named.person.name, named.isHere, Modifier.testTag("person"), named.person.role) { model.turn(named.person.id, it) } }
    Added(stringResource(R.string.name_person), model.person, "person-name", stringResource(R.string.someone_hint)) { model.addPerson() }
}

@Composable
private fun Objective(model: NameVisitModel, page: NameVisit) = Part(stringResource(R.string.name_objective)) {
    page.visit.objective?.let { Text(it, color = LocalColours.current.ink, style = Styles.body) }
    TextLine(stringResource(R.string.name_objective), model.objective.text, model.objective::write, Modifier.testTag("objective"), lines = 2)
    if (model.objective.text.isNotBlank()) {
        PlainButton(stringResource(R.string.spoken_keep), { model.keepObjective() }, Modifier.testTag("keep-objective"))
    }
}

/** A field for something new, and once there is something in it what adds it. */
@Composable
private fun Added(label: String, typed: Typed, tag: String, more: String? = null, add: () -> Unit) =
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8)) {
        TextLine(label, typed.text, typed::write, Modifier.testTag(tag), more = more)
        if (typed.text.isNotBlank()) PlainButton(stringResource(R.string.name_add, typed.text.trim()), add, Modifier.testTag("add-$tag"))
    }
