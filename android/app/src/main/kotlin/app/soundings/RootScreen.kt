package app.soundings

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
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
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.sp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import androidx.navigation.NavHostController
import androidx.navigation.NavType
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import androidx.navigation.navArgument
import app.soundings.capture.CaptureModel
import app.soundings.capture.CaptureScreen
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersScreen
import app.soundings.first.FirstRunModel
import app.soundings.first.FirstRunScreen
import app.soundings.first.ShutScreen
import app.soundings.join.JoinModel
import app.soundings.join.JoinScreen
import app.soundings.look.LocalColours
import app.soundings.look.Styles
import app.soundings.look.TextTokens
import app.soundings.settings.SettingsModel
import app.soundings.settings.SettingsScreen
import app.soundings.sync.SyncModel
import app.soundings.sync.SyncScreen
import app.soundings.team.TeamModel
import app.soundings.team.TeamScreen
import app.soundings.today.TodayModel
import app.soundings.today.TodayScreen
import app.soundings.today.WaysOn
import app.soundings.visits.EncounterModel
import app.soundings.visits.EncounterScreen
import app.soundings.visits.VisitsModel
import app.soundings.visits.VisitsScreen

private enum class Destination(val route: String, @StringRes val title: Int, @DrawableRes val icon: Int) {
    Today("today", R.string.today, R.drawable.ic_today),
    Visits("visits", R.string.visits, R.drawable.ic_visits),
    Customers("customers", R.string.customers, R.drawable.ic_customers),
    Team("team", R.string.team, R.drawable.ic_team),
}

private const val CAPTURE = "capture"
private const val SETTINGS = "settings"
private const val SYNC = "sync"
private const val JOIN = "join"
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
    NavHost(
        navigation, Destination.Today.route,
        enterTransition = { EnterTransition.None }, exitTransition = { ExitTransition.None },
    ) {
        composable(Destination.Today.route) {
            WithBar(navigation, Destination.Today) {
                val ways = WaysOn(
                    toCapture = { navigation.push(CAPTURE) },
                    toVisit = { navigation.navigate("visit/$it") },
                    toVisits = { navigation.to(Destination.Visits) },
                    toSync = { navigation.push(SYNC) },
                    toSettings = { navigation.push(SETTINGS) },
                )
                TodayScreen(viewModel { TodayModel(desk) }, ways)
            }
        }
        composable(Destination.Visits.route) {
            WithBar(navigation, Destination.Visits) {
                VisitsScreen(viewModel { VisitsModel(desk) }) { navigation.navigate("visit/$it") }
            }
        }
        composable(Destination.Customers.route) {
            WithBar(navigation, Destination.Customers) { CustomersScreen(viewModel { CustomersModel(desk) }) }
        }
        composable(Destination.Team.route) {
            WithBar(navigation, Destination.Team) { TeamScreen(viewModel { TeamModel(desk) }) { navigation.push(JOIN) } }
        }
        pushed(door, desk, navigation)
    }
    Invited(door, navigation)
}

/** The pages that are pushed over a destination. */
private fun NavGraphBuilder.pushed(door: Door, desk: Desk, navigation: NavHostController) {
    val back: () -> Unit = { navigation.popBackStack() }
    composable(SETTINGS) {
        SettingsScreen(viewModel { SettingsModel(desk) }, { navigation.push(JOIN) }, { navigation.push(SYNC) }, back)
    }
    composable(SYNC) { SyncScreen(viewModel { SyncModel(desk) }, { navigation.push(JOIN) }, back) }
    composable(JOIN) {
        val model = viewModel { JoinModel(desk, createSavedStateHandle()) }
        val invitation by door.invitation.collectAsStateWithLifecycle()
        LaunchedEffect(invitation) { door.takeInvitation()?.let(model::write) }
        JoinScreen(model, back)
    }
    composable(CAPTURE) { CaptureScreen(viewModel { CaptureModel(door, createSavedStateHandle()) }, back) }
    composable("visit/{id}", listOf(navArgument("id") { type = NavType.StringType })) { entry ->
        val id = requireNotNull(entry.arguments?.getString("id"))
        EncounterScreen(viewModel { EncounterModel(desk, id) }, back)
    }
}

/** An invitation that was opened leads to Join, wherever one is. */
@Composable
private fun Invited(door: Door, navigation: NavHostController) {
    val invitation by door.invitation.collectAsStateWithLifecycle()
    LaunchedEffect(invitation) { if (invitation != null) navigation.push(JOIN) }
}

private fun NavHostController.push(page: String) = navigate(page) { launchSingleTop = true }

private fun NavHostController.to(destination: Destination) = navigate(destination.route) {
    popUpTo(Destination.Today.route) { saveState = true }
    launchSingleTop = true
    restoreState = true
}

@Composable
private fun WithBar(navigation: NavHostController, here: Destination, content: @Composable () -> Unit) {
    val colours = LocalColours.current
    Scaffold(
        containerColor = colours.foam,
        bottomBar = {
            NavigationBar(containerColor = colours.surface) {
                Destination.entries.forEach { destination ->
                    NavigationBarItem(
                        selected = destination == here,
                        onClick = { if (destination != here) navigation.to(destination) },
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
