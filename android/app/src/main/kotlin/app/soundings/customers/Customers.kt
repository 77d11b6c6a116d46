package app.soundings.customers

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.R
import app.soundings.core.CustomerRow
import app.soundings.look.Card
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.stateIn

/** The customers, one page. */
class CustomersViewModel(door: Door) : ViewModel() {
    val customers: StateFlow<List<CustomerRow>?> =
        door.shows { it.customers(null).items }.stateIn(viewModelScope, SharingStarted.Eagerly, null)
}

/** *Customers*: their names, for now. */
@Composable
fun CustomersScreen(model: CustomersViewModel) {
    val colours = LocalColours.current
    val shown by model.customers.collectAsStateWithLifecycle()
    val customers = shown ?: return
    LazyColumn(
        Modifier.fillMaxSize(), contentPadding = PaddingValues(Measure.edge, Measure.space16),
        verticalArrangement = Arrangement.spacedBy(Measure.space12),
    ) {
        item { Text(stringResource(R.string.customers), Modifier.semantics { heading() }, colours.ink, style = Styles.title) }
        if (customers.isEmpty()) item { Text(stringResource(R.string.customers_empty), color = colours.inkSecond, style = Styles.body) }
        items(customers, { it.id }) { Card { Text(it.name, color = colours.ink, style = Styles.body) } }
    }
}
