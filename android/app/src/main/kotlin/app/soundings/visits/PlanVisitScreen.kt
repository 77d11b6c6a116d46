package app.soundings.visits

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.core.EncounterKind
import app.soundings.core.NewVisit
import app.soundings.core.Plan
import app.soundings.core.WhichCustomer
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Measure
import app.soundings.look.Part
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.look.TextLine
import app.soundings.word
import app.soundings.words
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZonedDateTime
import kotlinx.coroutines.flow.StateFlow

private const val CUSTOMER = "customer"
private const val SITE = "site"
private const val KIND = "kind"
private const val OBJECTIVE = "objective"
private const val DAY = "day"
private const val TIME = "time"

/** *Plan a visit*: what is typed and chosen survives the process. */
class PlanVisitModel(desk: Desk, private val saved: SavedStateHandle, private val now: () -> ZonedDateTime) : ScreenModel<WhichCustomer>(desk) {
    val customer: StateFlow<String> = saved.getStateFlow(CUSTOMER, "")
    val site: StateFlow<String?> = saved.getStateFlow(SITE, null)
    val kind: StateFlow<EncounterKind> = saved.getStateFlow(KIND, EncounterKind.VISIT)
    val objective: StateFlow<String> = saved.getStateFlow(OBJECTIVE, "")
    val day: StateFlow<String?> = saved.getStateFlow(DAY, null)
    val time: StateFlow<String?> = saved.getStateFlow(TIME, null)

    init {
        follow()
    }

    /** The zone in which the planned hour is meant: the phone's. */
    val zone: String get() = now().zone.id
    val today: LocalDate get() = now().toLocalDate()

    override suspend fun read(change: Change): WhichCustomer {
        val begun = customer.value
        return desk.read { it.whichCustomer(begun) }
    }

    fun write(customer: String) {
        saved[CUSTOMER] = customer
        saved[SITE] = null
        load()
    }

    fun chooseSite(site: String?) { saved[SITE] = site }
    fun choose(kind: EncounterKind) { saved[KIND] = kind }
    fun writeObjective(objective: String) { saved[OBJECTIVE] = objective }
    fun choose(day: LocalDate) { saved[DAY] = day.toString() }
    fun chooseTime(hour: Int, minute: Int) { saved[TIME] = clock(hour, minute) }

    /** Plans it, with a customer of that name whom it makes where there is none. */
    fun plan(then: (String) -> Unit) = attempt {
        val name = customer.value.trim()
        val at = Plan("${day.value}T${time.value}", zone)
        val visit = desk.ask { notebook ->
            val customer = name.takeIf { it.isNotEmpty() }?.let(notebook::customerNamed)
            notebook.planVisit(NewVisit(customer, site.value, kind.value, objective.value.trim().ifEmpty { null }, at))
        }
        then(visit)
    }
}

/** Whom, what for, what kind, when. Only the day and the hour are needed; the rest can be named later. */
@Composable
fun PlanVisitScreen(model: PlanVisitModel, ways: Ways) = PushedPage(stringResource(R.string.plan_visit), ways::back) {
    val day by model.day.collectAsStateWithLifecycle()
    val time by model.time.collectAsStateWithLifecycle()
    val ready = day != null && time != null
    Shown(model) { which, problem ->
        RollingAbove({
            problem?.let { ProblemLine(it) }
            if (!ready) Quiet(stringResource(R.string.plan_needs))
            BuoyButton(
                stringResource(R.string.plan_it), { model.plan { ways.instead(VisitsPage.Visit, it) } }, Modifier.fillMaxWidth().testTag("plan-it"), ready,
            )
        }) {
            Customer(model, which)
            When(model, day, time)
            val objective by model.objective.collectAsStateWithLifecycle()
            TextLine(stringResource(R.string.what_for), objective, model::writeObjective, Modifier.testTag("objective"), lines = 2)
            Part(stringResource(R.string.what_kind)) {
                val kind by model.kind.collectAsStateWithLifecycle()
                ChipRow(EncounterKind.entries, kind, { stringResource(it.word()) }) { it?.let(model::choose) }
            }
        }
    }
}

@Composable
private fun Customer(model: PlanVisitModel, which: WhichCustomer) {
    val typed by model.customer.collectAsStateWithLifecycle()
    val site by model.site.collectAsStateWithLifecycle()
    TextLine(stringResource(R.string.whom_with), typed, model::write, Modifier.testTag("customer"))
    val chosen = which.calledSo
    if (chosen == null) {
        which.customers.take(4).forEach { found -> Card(Modifier.testTag("fits"), { model.write(found.name) }) { Body(found.name) } }
        if (typed.isNotBlank()) Quiet(stringResource(R.string.customer_new, typed.trim()))
    } else if (chosen.sites.isNotEmpty()) {
        ChipRow(chosen.sites, chosen.sites.find { it.id == site }, { it.name }) { model.chooseSite(it?.id) }
    }
}

@Composable
private fun When(model: PlanVisitModel, day: String?, time: String?) = Part(stringResource(R.string.plan_when)) {
    FlowRow(horizontalArrangement = Arrangement.spacedBy(Measure.space8), verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        DayButton(day?.let { LocalDate.parse(it).words() } ?: stringResource(R.string.until_pick), model.today, Modifier.testTag("day"), model::choose)
        TimeButton(time?.let { LocalTime.parse(it).words() } ?: stringResource(R.string.pick_time), Modifier.testTag("time"), model::chooseTime)
    }
    Quiet(stringResource(R.string.plan_zone, model.zone))
}
