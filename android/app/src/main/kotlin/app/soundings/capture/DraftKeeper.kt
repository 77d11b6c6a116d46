package app.soundings.capture

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull

private const val QUIET_MS = 300L
private const val AT_LEAST_MS = 1_000L

/** Saves unsent text 300 ms after the last key, and at least once a second while someone types. */
class DraftKeeper(scope: CoroutineScope, private val save: suspend () -> Unit) {
    private val keys = Channel<Unit>(Channel.CONFLATED)

    init {
        scope.launch {
            for (key in keys) {
                withTimeoutOrNull(AT_LEAST_MS) { while (withTimeoutOrNull(QUIET_MS) { keys.receive() } != null) Unit }
                save()
            }
        }
    }

    /** A key was pressed. */
    fun typed() {
        keys.trySend(Unit)
    }
}
