package app.soundings

import android.content.res.Configuration
import androidx.compose.animation.EnterTransition
import androidx.compose.animation.ExitTransition
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.Icon
import androidx.compose.material3.NavigationBar
import androidx.compose.material3.NavigationBarItem
import androidx.compose.material3.NavigationBarItemDefaults
import androidx.compose.material3.NavigationRail
import androidx.compose.material3.NavigationRailItem
import androidx.compose.material3.NavigationRailItemDefaults
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import app.soundings.background.Arrived
import app.soundings.capture.CaptureModel
import app.soundings.capture.CapturePage
import app.soundings.capture.capturePages
import app.soundings.capture.recorder
import app.soundings.customers.CustomersModel
import app.soundings.customers.CustomersScreen
import app.soundings.customers.customersPages
import app.soundings.first.Beginning
import app.soundings.first.LocalExample
import app.soundings.first.LookingAtExample
import app.soundings.first.ShutScreen
import app.soundings.look.Capped
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
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

/** Everything the app shows. */
@Composable
fun RootScreen(door: Door) {
    val state by door.state.collectAsStateWithLifecycle()
    val example by door.example.collectAsStateWithLifecycle()
    val places = rememberSaveableStateHolder()
    Box(Modifier.fillMaxSize().background(LocalColours.current.foam)) {
        val looked = example
        if (looked != null) {
            LookingAtExample(door::leaveExample) { key(looked) { Destinations(door, looked) } }
            Called(door)
        } else {
            // Whoever leaves the example is where they were.
            places.SaveableStateProvider("own") { Own(door, state) }
        }
    }
}

@Composable
private fun Own(door: Door, state: DoorState) {
    when (val now = state) {
        DoorState.Opening -> Unit
        DoorState.FirstRun -> Beginning(door)
        is DoorState.Shut -> {
            val recorder = recorder()
            ShutScreen(now.problem, door::open, viewModel { CaptureModel(door, createSavedStateHandle(), recorder) })
        }
        is DoorState.Open -> Destinations(door, now.desk)
    }
}

/** Who is wanted elsewhere leaves the example: an invitation was opened, or a notification, the tile or the widget pressed. */
@Composable
private fun Called(door: Door) {
    val arrived by (LocalContext.current.applicationContext as SoundingsApplication).arrivals.arrived.collectAsStateWithLifecycle()
    val invitation by door.invitation.collectAsStateWithLifecycle()
    LaunchedEffect(arrived, invitation) { if (arrived != null || invitation != null) door.leaveExample() }
}

/** Every page of every family. */
fun NavGraphBuilder.everyPage(house: House) {
    capturePages(house)
    visitsPages(house)
    mapsPages(house)
    customersPages(house)
    teamPages(house)
    phonePages(house)
}

@Composable
private fun Destinations(door: Door, desk: Desk) {
    val navigation = rememberNavController()
    val ways = remember(navigation) { Ways(navigation) }
    val app = LocalContext.current.applicationContext as SoundingsApplication
    val house = remember(door, desk, ways) { House(door, desk, ways) { app.now() } }
    // Under way, a cold start leads to the keyboard, and nothing of Today is seen before that.
    var arrived by rememberSaveable { mutableStateOf(false) }
    LaunchedEffect(house) {
        if (arrived) return@LaunchedEffect
        Problem.of {
            // Who went elsewhere by now stays there: by the bar, an invitation, a notification.
            val isUnderWay = desk.read { it.today() }.underWay != null
            if (isUnderWay && navigation.currentDestination?.route == Destination.Today.route) ways.to(CapturePage.Capture)
        }
        arrived = true
    }
    BesideList(navigation, house) {
        NavHost(
            navigation, Destination.Today.route,
            enterTransition = { EnterTransition.None }, exitTransition = { ExitTransition.None },
        ) {
            destination(Destination.Today, ways) { if (arrived) TodayScreen(viewModel { TodayModel(desk) }, ways) }
            destination(Destination.Visits, ways) {
                VisitsScreen(viewModel { VisitsModel(desk, createSavedStateHandle()) }, ways)
            }
            destination(Destination.Customers, ways) { CustomersScreen(viewModel { CustomersModel(desk, createSavedStateHandle()) }, ways) }
            destination(Destination.Team, ways) { TeamScreen(viewModel { TeamModel(desk, door::lookAtExample) }, ways) }
            everyPage(house)
        }
    }
    if (LocalExample.current) return
    Invited(door, ways)
    Arrived(app.arrivals, desk, ways)
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
    val turn = { destination: Destination -> if (destination != here) ways.to(destination) }
    if (LocalConfiguration.current.orientation == Configuration.ORIENTATION_LANDSCAPE) {
        // On its side a phone has no height to give to a bar.
        Row(Modifier.fillMaxSize().background(LocalColours.current.foam)) {
            Rail(here, turn)
            Box(Modifier.weight(1f).windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical + WindowInsetsSides.End))) { content() }
        }
    } else {
        Scaffold(containerColor = LocalColours.current.foam, bottomBar = { Bar(here, turn) }) { inner -> Box(Modifier.padding(inner)) { content() } }
    }
}

@Composable
private fun Bar(here: Destination, turn: (Destination) -> Unit) = Capped {
    val colours = LocalColours.current
    BoxWithConstraints {
        val label = labels(maxWidth / Destination.entries.size - Measure.space8)
        NavigationBar(containerColor = colours.surface) {
            Destination.entries.forEach { destination ->
                NavigationBarItem(
                    selected = destination == here,
                    onClick = { turn(destination) },
                    icon = { Icon(painterResource(destination.icon), null) },
                    label = { Text(stringResource(destination.title), style = label, maxLines = 1) },
                    colors = NavigationBarItemDefaults.colors(
                        selectedIconColor = colours.ink, selectedTextColor = colours.ink, indicatorColor = colours.sunk,
                        unselectedIconColor = colours.inkSecond, unselectedTextColor = colours.inkSecond,
                    ),
                )
            }
        }
    }
}

/** The four places, at the side. */
@Composable
fun Rail(here: Destination, turn: (Destination) -> Unit) = Capped {
    val colours = LocalColours.current
    NavigationRail(containerColor = colours.surface) {
        Destination.entries.forEach { destination ->
            NavigationRailItem(
                selected = destination == here,
                onClick = { turn(destination) },
                icon = { Icon(painterResource(destination.icon), null) },
                label = { Text(stringResource(destination.title), style = labels(RAIL), maxLines = 1) },
                colors = NavigationRailItemDefaults.colors(
                    selectedIconColor = colours.ink, selectedTextColor = colours.ink, indicatorColor = colours.sunk,
                    unselectedIconColor = colours.inkSecond, unselectedTextColor = colours.inkSecond,
                ),
            )
        }
    }
}

/** A word has this width on the rail. */
private val RAIL = 76.dp

/** One size for all labels of a bar: the largest in which each of them fits. A word cut off says less than a smaller one. */
@Composable
private fun labels(width: Dp): TextStyle {
    val measurer = rememberTextMeasurer()
    val words = Destination.entries.map { stringResource(it.title) }
    val room = with(LocalDensity.current) { width.toPx() }
    val sizes = generateSequence(Styles.small.fontSize.value) { it - 1 }.takeWhile { it > SMALLEST }
    val style = { size: Float -> Styles.small.copy(fontSize = size.sp) }
    return style(sizes.firstOrNull { size -> words.all { measurer.measure(it, style(size), maxLines = 1).size.width <= room } } ?: SMALLEST)
}

private const val SMALLEST = 9f
