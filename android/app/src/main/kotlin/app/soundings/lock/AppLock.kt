package app.soundings.lock

import android.content.Context
import android.os.SystemClock
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** Away for less than this, as in the camera or among one's files, is not away. */
private const val AWAY_MS = 60_000L

/**
 * Whether what was noted may be read now. It guards reading, not writing (rule 14): while locked, notes can be taken and none is
 * shown. It gates screens and no key: a new fingerprint loses nothing, and a phone whose screen lock was taken away opens.
 */
class AppLock(context: Context, private val screenLock: () -> ScreenLock, private val clock: () -> Long = SystemClock::elapsedRealtime) {
    private val kept = context.getSharedPreferences("lock", Context.MODE_PRIVATE)
    private val turnedOn = MutableStateFlow(kept.getBoolean("on", false))
    private val shut = MutableStateFlow(turnedOn.value)
    private var left: Long? = null

    val on: StateFlow<Boolean> = turnedOn.asStateFlow()
    val locked: StateFlow<Boolean> = shut.asStateFlow()

    /** Turns the lock on or off; whoever does is in. */
    fun turn(on: Boolean) {
        kept.edit().putBoolean("on", on).apply()
        turnedOn.value = on
        shut.value = false
    }

    /** Whoever holds the phone showed that it is theirs. */
    fun opened() {
        shut.value = false
        left = null
    }

    /** The app went to the back. */
    fun left() {
        left = clock()
    }

    /** The app is in front again. */
    fun cameBack() {
        val since = left
        left = null
        if (!turnedOn.value) return
        if (!screenLock().isSet()) shut.value = false else if (since != null && clock() - since > AWAY_MS) shut.value = true
    }
}
