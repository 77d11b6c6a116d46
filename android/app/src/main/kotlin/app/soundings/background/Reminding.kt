package app.soundings.background

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.net.Uri
import app.soundings.R
import app.soundings.core.Freshness
import app.soundings.core.Reminder
import app.soundings.core.ReminderOf

private const val SET = "set"
private const val ON = "on"
private const val WORDS = "words"
private const val MORE = "more"
private const val ABOUT = "about"
private const val PROMISE = "promise"
private const val CUSTOMER = "customer"

/**
 * Sets the alarms of what the core says to remind of. They go through Doze, and are set anew when the phone started; what they
 * show names nobody unless whoever holds the phone turned that on, since only then the core gives a name.
 */
object Reminding {
    fun isOn(context: Context): Boolean = kept(context).getBoolean(ON, false)

    fun turn(context: Context, on: Boolean) {
        kept(context).edit().putBoolean(ON, on).apply()
        if (!on) plan(context, emptyList())
    }

    /** These are reminded of, and nothing else. */
    fun plan(context: Context, reminders: List<Reminder>) {
        val alarms = context.getSystemService(AlarmManager::class.java) ?: return
        val wanted = if (isOn(context)) reminders else emptyList()
        kept(context).getStringSet(SET, emptySet()).orEmpty().forEach { alarms.cancel(pending(context, Intent(context, RemindReceiver::class.java).setData(place(it)))) }
        wanted.forEach { alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, it.at.utcMs, pending(context, intent(context, it))) }
        kept(context).edit().putStringSet(SET, wanted.map { it.name }.toSet()).apply()
    }

    private fun kept(context: Context) = context.getSharedPreferences("reminders", Context.MODE_PRIVATE)

    private fun place(name: String): Uri = Uri.fromParts("soundings-reminder", name, null)

    private fun pending(context: Context, intent: Intent): PendingIntent =
        PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)

    private fun intent(context: Context, reminder: Reminder): Intent {
        val intent = Intent(context, RemindReceiver::class.java).setData(place(reminder.name)).putExtra(CUSTOMER, reminder.customer)
        return when (val of = reminder.of) {
            is ReminderOf.Promise -> intent.putExtra(WORDS, R.string.notify_promise).putExtra(MORE, R.string.notify_promise_more).putExtra(PROMISE, of.promise)
            is ReminderOf.Debrief -> intent.putExtra(WORDS, words(reminder)).putExtra(MORE, R.string.notify_debrief_more).putExtra(ABOUT, of.visit)
        }
    }

    // The first of a visit's two is at its end, the second the next morning.
    private fun words(reminder: Reminder): Int = when ((reminder.of as ReminderOf.Debrief).freshness) {
        Freshness.STILL_FRESH -> R.string.notify_debrief
        Freshness.FROM_MEMORY -> R.string.notify_debrief_morning
    }
}

/** It is time: shows the reminder. */
class RemindReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val name = intent.data?.schemeSpecificPart ?: return
        val promise = intent.getStringExtra(PROMISE)
        val to = promise?.let(Arrival::Promise) ?: intent.getStringExtra(ABOUT)?.let(Arrival::Debrief) ?: return
        val words = context.getString(intent.getIntExtra(WORDS, R.string.notify_debrief))
        val customer = intent.getStringExtra(CUSTOMER)
        val title = customer?.let { context.getString(R.string.notify_with, words, it) } ?: words
        Notifying.remind(context, name, title, context.getString(intent.getIntExtra(MORE, R.string.notify_debrief_more)), to)
    }
}

/** The phone started, the app was replaced, or its clock was set: alarms are gone or at another time. */
class StartReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (intent.action in HEARD) Outside.plan(context)
    }

    private companion object {
        val HEARD = setOf(
            Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED, Intent.ACTION_TIME_CHANGED, Intent.ACTION_TIMEZONE_CHANGED,
        )
    }
}
