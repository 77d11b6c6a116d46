package app.soundings.background

import android.content.Context
import androidx.work.BackoffPolicy
import androidx.work.Constraints
import androidx.work.CoroutineWorker
import androidx.work.ExistingPeriodicWorkPolicy
import androidx.work.ExistingWorkPolicy
import androidx.work.NetworkType
import androidx.work.OneTimeWorkRequestBuilder
import androidx.work.PeriodicWorkRequestBuilder
import androidx.work.WorkManager
import androidx.work.WorkerParameters
import app.soundings.Desk
import app.soundings.DoorState
import app.soundings.Problem
import app.soundings.SoundingsApplication
import app.soundings.notebook.Cancel
import app.soundings.notebook.Outcome
import java.time.Duration
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull

private const val PLAN = "plan"
private const val SYNC = "sync"
private const val SYNC_AGAIN = "sync-again"
private const val EVERY_HOURS = 1L
private const val SECONDS = 60u
private const val OPENING_MS = 10_000L

/** What goes on while nobody looks: reminders are planned, what waits is sent. */
object Outside {
    private val reachable = Constraints.Builder().setRequiredNetworkType(NetworkType.CONNECTED).setRequiresBatteryNotLow(true).build()

    /** The app went to the back: reminders and the notification say what is so now, and what waits goes by itself. */
    suspend fun left(context: Context, desk: Desk) {
        look(context, desk)
        if (desk.read { it.syncScreen().server } != null) {
            val works = WorkManager.getInstance(context)
            works.enqueueUniqueWork(SYNC, ExistingWorkPolicy.REPLACE, syncOnce())
            works.enqueueUniquePeriodicWork(SYNC_AGAIN, ExistingPeriodicWorkPolicy.KEEP, syncEvery())
        }
    }

    /** Plans what the notebook says now. */
    fun plan(context: Context) {
        WorkManager.getInstance(context).enqueueUniqueWork(PLAN, ExistingWorkPolicy.REPLACE, OneTimeWorkRequestBuilder<PlanWorker>().build())
    }

    internal suspend fun look(context: Context, desk: Desk) {
        Reminding.plan(context, desk.read { it.reminders() })
        Notifying.capture(context, desk.read { it.today().underWay } != null)
    }

    internal fun syncOnce() = OneTimeWorkRequestBuilder<SyncWorker>().setConstraints(reachable)
        .setBackoffCriteria(BackoffPolicy.EXPONENTIAL, Duration.ofMinutes(1)).build()

    internal fun syncEvery() = PeriodicWorkRequestBuilder<SyncWorker>(Duration.ofHours(EVERY_HOURS)).setConstraints(reachable).build()
}

/** The notebook's desk, once it is open; null where there is none or it can't be opened now. */
private suspend fun desk(context: Context): Desk? {
    val door = (context.applicationContext as SoundingsApplication).door
    val state = withTimeoutOrNull(OPENING_MS) { door.state.first { it != DoorState.Opening } }
    return (state as? DoorState.Open)?.desk
}

/** Plans reminders after the phone started. */
class PlanWorker(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        desk(applicationContext)?.let { Outside.look(applicationContext, it) }
        return Result.success()
    }
}

/** One exchange with the team's server; pictures and files over Wi-Fi alone, where the phone is set so. */
class SyncWorker(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val desk = desk(applicationContext) ?: return Result.success()
        val cancel = Cancel()
        var outcome: Outcome? = null
        val failed = Problem.of {
            coroutineScope {
                // The exchange holds a thread: it hears of the end from beside.
                val ended = launch { try { awaitCancellation() } finally { cancel.cancel() } }
                desk.read { it.setMetered(Network.of(applicationContext).metered) }
                outcome = desk.read { it.sync(SECONDS, cancel) }
                ended.cancel()
            }
            Outside.look(applicationContext, desk)
        }
        if (failed != null) return Result.failure()
        return when (outcome) {
            Outcome.AWAY -> Result.retry()
            Outcome.NOT_JOINED, Outcome.TOGETHER, Outcome.STOPPED, Outcome.IN_CLEAR, Outcome.CANCELLED, null -> Result.success()
        }
    }
}
