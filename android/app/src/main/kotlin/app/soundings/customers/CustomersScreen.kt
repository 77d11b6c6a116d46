package app.soundings.customers

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.CustomerRow
import app.soundings.customerPage
import app.soundings.look.Buttons
import app.soundings.look.Line
import app.soundings.look.ListRows
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Title
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.look.chosen
import app.soundings.names
import app.soundings.notebook.CustomerPage
import app.soundings.visits.VisitsPage

/** *Customers*, a page more whenever the end is in sight. */
class CustomersModel(desk: Desk, saved: SavedStateHandle) : PagedModel<CustomerPage, CustomerRow>(desk, saved, customerPage) {
    override suspend fun page(after: String?) = desk.read { it.customers(after) }

    override fun ids(page: CustomerPage) = page.items.flatMap { customer -> customer.sites.map { it.id } + customer.id }.toSet()

    init {
        follow()
    }

    fun add(name: String, done: (String) -> Unit) = attempt { done(desk.ask { it.addCustomer(name) }) }
}

/** *Customers*: each with its sites, by which two of one name are told apart; one more; the way to search everything. */
@Composable
fun CustomersScreen(
    model: CustomersModel, ways: Ways, chosen: String? = null, choose: (String) -> Unit = { ways.to(CustomersPage.Customer, it) },
) = ListRows(model, R.string.customers_empty, { it.id }, head = { Head(model, ways, choose) }) { customer ->
    CustomerLine(customer, Modifier.chosen(chosen?.let { it == customer.id })) { choose(customer.id) }
}

@Composable
private fun Head(model: CustomersModel, ways: Ways, choose: (String) -> Unit) = Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
    Title(stringResource(R.string.customers), Modifier.padding(bottom = Measure.space4))
    Buttons {
        PlainButton(stringResource(R.string.search_everything), { ways.to(VisitsPage.Search) }, Modifier.testTag("search"))
        PlainButton(stringResource(R.string.looks_the_same), { ways.to(CustomersPage.Same) }, Modifier.testTag("same"))
    }
    Unfolding(stringResource(R.string.add_customer), "add-customer") { close ->
        Writing(stringResource(R.string.customer_name), stringResource(R.string.add), "customer") { name, done ->
            model.add(name) {
                done()
                close()
                choose(it)
            }
        }
    }
}

/** A customer in a list. */
@Composable
fun CustomerLine(customer: CustomerRow, modifier: Modifier = Modifier, onClick: () -> Unit) {
    val people = customer.people.toInt()
    val sites = names(customer.sites.take(SITES).map { it.name }) + if (customer.sites.size > SITES) " …" else ""
    Line(
        customer.name,
        listOf(
            sites, pluralStringResource(R.plurals.people_known, people, people),
            customer.also.mapNotNull { it.name }.takeIf { it.isNotEmpty() }?.let { stringResource(R.string.also_called, names(it)) },
        ),
        modifier.testTag("customer-${customer.id}"), onClick = onClick,
    )
}

/** So many sites stand in a line. */
private const val SITES = 3
