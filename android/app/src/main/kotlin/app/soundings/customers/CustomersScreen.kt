package app.soundings.customers

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.Pages
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import app.soundings.notebook.CustomerPage

/** *Customers*, a page more whenever the end is in sight. */
class CustomersModel(desk: Desk) : PagedModel<CustomerPage, CustomerPage>(desk) {
    override val pages = Pages<CustomerPage>(
        read = { after -> desk.read { it.customers(after) } },
        next = { it.next },
        ids = { page -> page.items.flatMap { customer -> customer.sites.map { it.id } + customer.id }.toSet() },
    )

    init {
        follow()
    }

    override fun joined(pages: List<CustomerPage>) = pages.reduce { all, page -> CustomerPage(all.items + page.items, page.next) }
}

/** *Customers*: their names, for now. */
@Composable
fun CustomersScreen(model: CustomersModel) = Shown(model) { customers, problem ->
    val colours = LocalColours.current
    LazyColumn(
        Modifier.fillMaxSize(), contentPadding = PaddingValues(Measure.edge, Measure.space16),
        verticalArrangement = Arrangement.spacedBy(Measure.space12),
    ) {
        item { Text(stringResource(R.string.customers), Modifier.semantics { heading() }, colours.ink, style = Styles.title) }
        problem?.let { item { ProblemLine(it) } }
        if (customers.items.isEmpty()) item { Text(stringResource(R.string.customers_empty), color = colours.inkSecond, style = Styles.body) }
        items(customers.items, { it.id }) { Card { Text(it.name, color = colours.ink, style = Styles.body) } }
        if (customers.next != null) item { LaunchedEffect(customers.next) { model.more() } }
    }
}
