package app.soundings

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavHostController
import androidx.navigation.compose.currentBackStackEntryAsState
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersPage
import app.soundings.customers.CustomersScreen
import app.soundings.look.LocalColours
import app.soundings.visits.VisitsModel
import app.soundings.visits.VisitsPage
import app.soundings.visits.VisitsScreen

/** Material's expanded width, and more height than a phone on its side has: a list has room beside what was chosen in it. */
private const val WIDE = 840
private const val HIGH = 480
private val LIST = 360.dp

/** A list, and the pages of what is chosen in it. */
private enum class Listed(val destination: Destination, vararg val pages: Page) {
    Visits(Destination.Visits, VisitsPage.Visit),
    Customers(Destination.Customers, CustomersPage.Customer, CustomersPage.Site, CustomersPage.Person),
}

/** A tablet or an unfolded phone keeps the list beside the visit or the customer that was chosen in it. */
@Composable
fun BesideList(navigation: NavHostController, house: House, pages: @Composable () -> Unit) {
    val entry by navigation.currentBackStackEntryAsState()
    val room = LocalConfiguration.current.run { screenWidthDp >= WIDE && screenHeightDp >= HIGH }
    val lists = rememberSaveableStateHolder()
    val list = entry?.takeIf { room }?.let { shown -> Listed.entries.find { it.pages.any { page -> page.route == shown.destination.route } } }
    Row(Modifier.fillMaxSize()) {
        if (list != null) {
            Rail(list.destination) { if (it != list.destination) house.ways.to(it) }
            Box(
                Modifier.width(LIST).fillMaxHeight().windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical)).testTag("beside"),
            ) {
                lists.SaveableStateProvider(list) { Rows(list, navigation, house, entry?.arguments?.getString(list.pages.first().about.single())) }
            }
            VerticalDivider(color = LocalColours.current.line)
        }
        val start = if (list == null) WindowInsets(0, 0, 0, 0) else WindowInsets.safeDrawing.only(WindowInsetsSides.Start)
        Box(Modifier.weight(1f).consumeWindowInsets(start)) { pages() }
    }
}

@Composable
private fun Rows(list: Listed, navigation: NavHostController, house: House, chosen: String?) {
    val kept = remember(navigation) { navigation.getBackStackEntry(Destination.Today.route) }
    val choose = { id: String -> house.ways.chosen(list.pages.first(), id) }
    when (list) {
        Listed.Visits -> VisitsScreen(viewModel(kept) { VisitsModel(house.desk, createSavedStateHandle()) }, house.ways, chosen, choose)
        Listed.Customers -> CustomersScreen(viewModel(kept) { CustomersModel(house.desk, createSavedStateHandle()) }, house.ways, chosen, choose)
    }
}
