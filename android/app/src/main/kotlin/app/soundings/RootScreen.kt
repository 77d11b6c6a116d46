package app.soundings

import androidx.compose.animation.EnterTransition
import androidx.compose.animation.ExitTransition
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.TextAutoSize
import androidx.compose.material3.Icon
import androidx.compose.material3.NavigationBar
import androidx.compose.material3.NavigationBarItem
import androidx.compose.material3.NavigationBarItemDefaults
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.sp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import app.soundings.capture.CaptureModel
import app.soundings.capture.capturePages
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersScreen
import app.soundings.customers.customersPages
import app.soundings.first.FirstRunModel
import app.soundings.first.FirstRunScreen
import app.soundings.first.ShutScreen
import app.soundings.look.LocalColours
import app.soundings.look.Styles
import app.soundings.look.TextTokens
import app.soundings.maps.mapsPages
import app.soundings.settings.PhonePage
import app.soundings.settings.phonePages
import app.soundings.team.TeamModel
import app.soundings.team.TeamScreen
import app.soundings.team.teamPages
import app.soundings.today.TodayModel
import app.soundings.today.TodayScreen
import app.soundings.visits.VisitsModel
import app.soundings.visits.VisitsScreen
import app.soundings.visits.visitsPages

private val BAR_TEXT = TextAutoSize.StepBased(8.sp, TextTokens.small.size)

/** Everything the app shows. */
@Composable
fun RootScreen(door: Door) {
    val state by door.state.collectAsStateWithLifecycle()
    Box(Modifier.fillMaxSize().background(LocalColours.current.foam)) {
        when (val now = state) {
            DoorState.Opening -> Unit
            DoorState.FirstRun -> FirstRunScreen(viewModel { FirstRunModel(door) })
            is DoorState.Shut -> ShutScreen(now.problem, door::open, viewModel { CaptureModel(door, createSavedStateHandle()) })
            is DoorState.Open -> Destinations(door, now.desk)
        }
    }
}

@Composable
private fun Destinations(door: Door, desk: Desk) {
    val navigation = rememberNavController()
    val ways = remember(navigation) { Ways(navigation) }
    val house = remember(door, desk, ways) { House(door, desk, ways) }
    NavHost(
        navigation, Destination.Today.route,
        enterTransition = { EnterTransition.None }, exitTransition = { ExitTransition.None },
    ) {
        destination(Destination.Today, ways) { TodayScreen(viewModel { TodayModel(desk) }, ways) }
        destination(Destination.Visits, ways) {
            VisitsScreen(viewModel { VisitsModel(desk) }, ways)
        }
        destination(Destination.Customers, ways) { CustomersScreen(viewModel { CustomersModel(desk) }, ways) }
        destination(Destination.Team, ways) { TeamScreen(viewModel { TeamModel(desk) }, ways) }
        capturePages(house)
        visitsPages(house)
        mapsPages(house)
        customersPages(house)
        teamPages(house)
        phonePages(house)
    }
    Invited(door, ways)
}

/** An invitation that was opened leads to Join, wherever one is. */
@Composable
private fun Invited(door: Door, ways: Ways) {
    val invitation by door.invitation.collectAsStateWithLifecycle()
    LaunchedEffect(invitation) { if (invitation != null) ways.to(PhonePage.Join) }
}

private fun NavGraphBuilder.destination(destination: Destination, ways: Ways, content: @Composable () -> Unit) =
    composable(destination.route) { WithBar(ways, destination, content) }

@Composable
private fun WithBar(ways: Ways, here: Destination, content: @Composable () -> Unit) {
    val colours = LocalColours.current
    Scaffold(
        containerColor = colours.foam,
        bottomBar = {
            NavigationBar(containerColor = colours.surface) {
                Destination.entries.forEach { destination ->
                    NavigationBarItem(
                        selected = destination == here,
                        onClick = { if (destination != here) ways.to(destination) },
                        icon = { Icon(painterResource(destination.icon), null) },
                        // A word cut off says less than a smaller one.
                        label = { Text(stringResource(destination.title), style = Styles.small, maxLines = 1, autoSize = BAR_TEXT) },
                        colors = NavigationBarItemDefaults.colors(
                            selectedIconColor = colours.ink, selectedTextColor = colours.ink, indicatorColor = colours.sunk,
                            unselectedIconColor = colours.inkSecond, unselectedTextColor = colours.inkSecond,
                        ),
                    )
                }
            }
        },
    ) { inner -> Box(Modifier.padding(inner)) { content() } }
}
