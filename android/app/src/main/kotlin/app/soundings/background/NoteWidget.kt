package app.soundings.background

import android.app.PendingIntent
import android.appwidget.AppWidgetManager
import android.appwidget.AppWidgetProvider
import android.content.Context
import android.widget.RemoteViews
import app.soundings.R

/** One button on the home screen: note something. It shows nothing of what was noted, and needs nothing but the platform. */
class NoteWidget : AppWidgetProvider() {
    override fun onUpdate(context: Context, widgets: AppWidgetManager, ids: IntArray) {
        val view = RemoteViews(context.packageName, R.layout.note_widget).apply { setOnClickPendingIntent(R.id.note, toCapture(context)) }
        widgets.updateAppWidget(ids, view)
    }
}

/** What the widget and the tile hand to the system, which opens Capture by it. */
fun toCapture(context: Context): PendingIntent =
    PendingIntent.getActivity(context, 0, Arrival.Note.intent(context), PendingIntent.FLAG_IMMUTABLE)
