package app.soundings

import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.os.Bundle
import android.os.Parcel
import androidx.compose.ui.test.junit4.ComposeTestRule
import java.lang.reflect.Modifier
import org.junit.Assert.assertEquals
import org.robolectric.Robolectric
import org.robolectric.android.controller.ActivityController

/** What the platform keeps of an app that is in nobody's sight: marshalled at once, for destroying empties what is inside. */
fun ActivityController<MainActivity>.dead(): Bundle {
    val state = Bundle()
    pause().stop().saveInstanceState(state)
    val bytes = Parcel.obtain().run { writeBundle(state); marshall() }
    destroy()
    return Parcel.obtain().run { unmarshall(bytes, 0, bytes.size); setDataPosition(0); readBundle(MainActivity::class.java.classLoader)!! }
}

/** An app whose process dies. What comes after has nothing of it but what the platform and the notebook's files keep. */
class Mortal(private val rule: ComposeTestRule) {
    private var living = Robolectric.buildActivity(MainActivity::class.java).setup()
    val activity: MainActivity get() = living.get()

    /** Dies on this screen, and comes back on the same. */
    fun die(where: String) {
        val before = settled()
        val kept = living.dead()
        forgetProcess()
        living = Robolectric.buildActivity(MainActivity::class.java, Intent(Intent.ACTION_MAIN)).setup(kept)
        val again = runCatching { rule.waitUntil("the same screen", PATIENCE_MS) { rule.waitForIdle(); seen() == before } }
        if (again.isFailure) assertEquals("after death $where", before.joinToString("\n"), seen().joinToString("\n"))
        // What the new process still reads may lay the page out anew under a finger.
        settled()
    }

    fun end() {
        living.pause().stop().destroy()
    }

    /** Nothing is on its way to the screen any more. */
    private fun settled(): List<String> {
        var (before, same) = seen() to 0
        while (same < 2) {
            Thread.sleep(STILL)
            rule.waitForIdle()
            val now = seen()
            same = if (now == before) same + 1 else 0
            before = now
        }
        return before
    }

    /** What Capture tells once, with the way to take it back, is told once. */
    private fun seen(): List<String> = rule.told(except = "told") - setOf(words(R.string.undo), words(R.string.promise_take_back))

    /** The application's own things are made anew, over the notebook's files. */
    private fun forgetProcess() {
        (application.door.state.value as? DoorState.Open)?.let { WatchedNotebook.behind(it.desk.notebook).shut() }
        // The phone outlives the process, and so does its clock.
        val anew = SoundingsApplication().apply {
            clock = application.clock
            now = application.now
        }
        ContextWrapper::class.java.getDeclaredMethod("attachBaseContext", Context::class.java).apply { isAccessible = true }.invoke(anew, application.baseContext)
        for (own in SoundingsApplication::class.java.declaredFields.filterNot { Modifier.isStatic(it.modifiers) }) {
            own.isAccessible = true
            own.set(application, own.get(anew))
        }
        application.through = WatchedNotebook::over
    }

    private companion object {
        /** Between two looks, in milliseconds. */
        const val STILL = 15L
    }
}
