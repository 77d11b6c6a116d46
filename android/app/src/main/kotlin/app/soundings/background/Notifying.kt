package app.soundings.background

import android.Manifest
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import androidx.core.app.NotificationChannelCompat
import androidx.core.app.NotificationCompat
import androidx.core.app.NotificationManagerCompat
import androidx.core.app.RemoteInput
import androidx.core.content.ContextCompat
import app.soundings.Problem
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.key
import app.soundings.words
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch

private const val CAPTURE = "capture"
private const val REMINDERS = "reminders"
private const val TEXT = "text"
private const val KIND = "kind"
private const val CAPTURE_ID = 1
private const val REMINDER_ID = 2

/** As many as a notification shows. */
private val IN_SIGHT = listOf(ObservationKind.SAID, ObservationKind.DID, ObservationKind.AROUND)

/** What stands in the notification shade. Nothing here knows a customer. */
object Notifying {
    /**
     * While a visit is under way: a touch leads to Capture, and three keys take a note right there. What was typed there and
     * [notKept] stands there still, with why.
     */
    fun capture(context: Context, underWay: Boolean, notKept: NotKept? = null) {
        val notifications = NotificationManagerCompat.from(context)
        if (!underWay) return notifications.cancel(CAPTURE_ID)
        if (!allowed(context)) return
        channel(context, CAPTURE, R.string.notify_channel_capture, NotificationManagerCompat.IMPORTANCE_LOW)
        val notification = builder(context, CAPTURE, R.string.notify_capture, Arrival.Note)
            .setContentText(context.getString(notKept?.why?.words() ?: R.string.notify_capture_more)).setOngoing(true).setOnlyAlertOnce(true)
        notKept?.let { notification.setRemoteInputHistory(arrayOf(it.text)) }
        IN_SIGHT.forEach { notification.addAction(noteAction(context, it)) }
        notifications.notify(CAPTURE_ID, notification.build())
    }

    fun remind(context: Context, name: String, title: String, more: String, to: Arrival) {
        if (!allowed(context)) return
        channel(context, REMINDERS, R.string.notify_channel_reminders, NotificationManagerCompat.IMPORTANCE_DEFAULT)
        val notification = builder(context, REMINDERS, null, to).setContentTitle(title).setContentText(more).setAutoCancel(true)
        NotificationManagerCompat.from(context).notify(name, REMINDER_ID, notification.build())
    }

    private fun builder(context: Context, channel: String, title: Int?, to: Arrival) = NotificationCompat.Builder(context, channel)
        .setSmallIcon(R.drawable.ic_launcher_monochrome).setContentTitle(title?.let(context::getString))
        // On a locked phone only that there is one.
        .setVisibility(NotificationCompat.VISIBILITY_PRIVATE)
        .setContentIntent(
            PendingIntent.getActivity(context, to.hashCode(), to.intent(context), PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT),
        )

    private fun noteAction(context: Context, kind: ObservationKind): NotificationCompat.Action {
        val word = context.getString(kind.key())
        val intent = Intent(context, NoteReceiver::class.java).putExtra(KIND, kind.name)
        // What is typed is put into the intent by the system.
        val mutable = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) PendingIntent.FLAG_MUTABLE else 0
        val pending = PendingIntent.getBroadcast(context, kind.ordinal, intent, mutable or PendingIntent.FLAG_UPDATE_CURRENT)
        return NotificationCompat.Action.Builder(0, word, pending).addRemoteInput(RemoteInput.Builder(TEXT).setLabel(word).build()).build()
    }

    private fun channel(context: Context, id: String, name: Int, importance: Int) = NotificationManagerCompat.from(context)
        .createNotificationChannel(NotificationChannelCompat.Builder(id, importance).setName(context.getString(name)).build())

    private fun allowed(context: Context) = Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
        ContextCompat.checkSelfPermission(context, Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED
}

/** Words that were typed in the notification and could not be kept. */
class NotKept(val text: String, val why: Problem)

/** A note that was typed in the notification: durable before the notification goes on. */
class NoteReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val text = RemoteInput.getResultsFromIntent(intent)?.getCharSequence(TEXT)?.toString().orEmpty()
        val kind = ObservationKind.entries.firstOrNull { it.name == intent.getStringExtra(KIND) }
        if (text.isBlank() || kind == null) return
        val application = context.applicationContext as SoundingsApplication
        val over = goAsync()
        CoroutineScope(Dispatchers.IO).launch {
            val failed = Problem.of { application.door.captureBeside(NewObservation(visit = FiledUnder.UnderWay, kind = kind, text = text)) }
            Notifying.capture(context, true, failed?.let { NotKept(text, it) })
            over?.finish()
        }
    }
}
