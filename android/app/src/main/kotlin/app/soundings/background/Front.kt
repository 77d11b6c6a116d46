package app.soundings.background

import android.content.Context
import android.net.ConnectivityManager
import android.net.Network as SystemNetwork
import android.net.NetworkCapabilities
import app.soundings.Desk
import app.soundings.Door
import app.soundings.DoorState
import app.soundings.Problem
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch

/** Says to the notebook what network the phone is in, as long as the app is in front; and when it goes, what is to go on without it. */
class Front(private val context: Context, private val door: Door) {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    /** In front, until closed. */
    fun begin(): AutoCloseable {
        val watching = scope.launch {
            val open = door.state.filterIsInstance<DoorState.Open>().first()
            metered(context).distinctUntilChanged().collect { metered -> Problem.of { open.desk.read { it.setMetered(metered) } } }
        }
        return AutoCloseable {
            watching.cancel()
            (door.state.value as? DoorState.Open)?.let { leave(it.desk) }
        }
    }

    private fun leave(desk: Desk) = scope.launch { Problem.of { Outside.left(context, desk) } }
}

/** Whether the network is paid for by what it carries: now, and whenever it becomes another. */
private fun metered(context: Context): Flow<Boolean> = callbackFlow {
    val connectivity = context.getSystemService(ConnectivityManager::class.java)
    val hears = object : ConnectivityManager.NetworkCallback() {
        override fun onCapabilitiesChanged(network: SystemNetwork, has: NetworkCapabilities) {
            trySend(has.isMetered())
        }
    }
    connectivity?.registerDefaultNetworkCallback(hears)
    awaitClose { connectivity?.unregisterNetworkCallback(hears) }
}.conflate()
