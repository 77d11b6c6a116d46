package app.soundings.background

import android.content.Context
import android.content.Intent
import android.widget.Toast
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.platform.LocalContext
import app.soundings.Desk
import app.soundings.MainActivity
import app.soundings.Problem
import app.soundings.Ways
import app.soundings.capture.CapturePage
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
import app.soundings.words
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.getAndUpdate

private const val ABOUT = "about"

/** Where something outside the app leads: a notification, the tile, a shortcut, the widget, the share sheet. */
sealed interface Arrival {
    /** Write a note. */
    data object Note : Arrival

    /** Start a visit, or go on in the one under way. */
    data object Start : Arrival

    data class Debrief(val visit: String) : Arrival

    data class Promise(val promise: String) : Arrival

    /** A file that somebody shared, by its name among those that are kept for it: its import is looked at first. */
    data class Import(val name: String) : Arrival
}

/** Where somebody came from outside wants to be, until the screens of an open notebook lead there. */
class Arrivals {
    private val now = MutableStateFlow<Arrival?>(null)
    val arrived: StateFlow<Arrival?> = now.asStateFlow()

    /** An intent that is one of ours; any other changes nothing. */
    fun hear(intent: Intent) {
        now.value = arrivalOf(intent) ?: return
    }

    fun take(): Arrival? = now.getAndUpdate { null }
}

private const val NOTE = "app.soundings.NOTE"
private const val START = "app.soundings.START"
private const val DEBRIEF = "app.soundings.DEBRIEF"
private const val PROMISE = "app.soundings.PROMISE"
private const val IMPORT = "app.soundings.IMPORT"

/** What an id or a file's name is made of. */
private val named = Regex("[A-Za-z0-9.-]{1,64}")

/** What an intent says, which may be a stranger's; ids that are none lead to a page that says so. */
private fun arrivalOf(intent: Intent): Arrival? {
    val about = runCatching { intent.getStringExtra(ABOUT) }.getOrNull()?.takeIf(named::matches)
    return when (intent.action) {
        NOTE -> Arrival.Note
        START -> Arrival.Start
        DEBRIEF -> about?.let(Arrival::Debrief)
        PROMISE -> about?.let(Arrival::Promise)
        IMPORT -> about?.let(Arrival::Import)
        else -> null
    }
}

/** The way into the app that leads there. */
fun Arrival.intent(context: Context): Intent {
    val (action, about) = when (this) {
        Arrival.Note -> NOTE to null
        Arrival.Start -> START to null
        is Arrival.Debrief -> DEBRIEF to visit
        is Arrival.Promise -> PROMISE to promise
        is Arrival.Import -> IMPORT to name
    }
    return Intent(action).setClass(context, MainActivity::class.java).putExtra(ABOUT, about)
        .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_SINGLE_TOP or Intent.FLAG_ACTIVITY_CLEAR_TOP)
}

/** Leads whoever came from outside to where they want to be. */
@Composable
fun Arrived(arrivals: Arrivals, desk: Desk, ways: Ways) {
    val context = LocalContext.current
    // One after another: what was taken is led to its end, whatever comes meanwhile.
    LaunchedEffect(arrivals) {
        arrivals.arrived.collect {
            when (val to = arrivals.take()) {
                null -> Unit
                Arrival.Note -> ways.to(CapturePage.Capture)
                Arrival.Start -> {
                    val failed = Problem.of { desk.ask { it.startOrGoOn() } }
                    failed?.let { Toast.makeText(context, it.words(), Toast.LENGTH_LONG).show() }
                    ways.to(CapturePage.Capture)
                }
                is Arrival.Debrief -> ways.to(VisitsPage.Debrief, to.visit)
                is Arrival.Promise -> ways.to(TeamPage.Promise, to.promise)
                is Arrival.Import -> ways.to(VisitsPage.ImportShared, to.name)
            }
        }
    }
}
