package app.soundings.capture

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.soundings.core.ObservationKind
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** A note of one's own voice is at most this long. */
private const val LONGEST_SECONDS = 60

/** What is being spoken. */
data class Speaking(val kind: ObservationKind, val file: File, val seconds: Int = 0, val locked: Boolean = false)

/**
 * *Spoken note*: while a key is held, a voice is written to a file that says by its name which key it was; let go, it is a
 * note. A file that is still there when the app begins was cut off: it becomes a note then.
 */
class Spoken(private val folder: File, private val recorder: Recorder, private val scope: CoroutineScope, private val keep: suspend (ObservationKind, File) -> Unit) {
    var speaking by mutableStateOf<Speaking?>(null)
        private set
    private var counting: Job? = null

    /** Whether the microphone answers. */
    fun begin(kind: ObservationKind, locked: Boolean = false): Boolean {
        if (speaking != null) return true
        folder.mkdirs()
        val file = File.createTempFile("${kind.name}-", ".aac", folder)
        if (!recorder.start(file)) {
            file.delete()
            return false
        }
        speaking = Speaking(kind, file, locked = locked)
        counting = scope.launch {
            repeat(LONGEST_SECONDS) {
                delay(1_000)
                speaking = speaking?.let { it.copy(seconds = it.seconds + 1) }
            }
            finish()
        }
        return true
    }

    /** Goes on without a finger. */
    fun lock() {
        speaking = speaking?.copy(locked = true)
    }

    /** The finger let go: unless it is locked, that is all. */
    fun letGo() {
        if (speaking?.locked == false) finish()
    }

    /** It is a note. */
    fun finish() {
        val said = stop() ?: return
        scope.launch { if (said.file.length() > 0) keep(said.kind, said.file) else said.file.delete() }
    }

    /** It is not wanted. */
    fun drop() {
        stop()?.file?.delete()
    }

    /** What was cut off, with the key each was spoken by. */
    fun cutOff(): List<Pair<ObservationKind, File>> = folder.listFiles().orEmpty().filter { it != speaking?.file }.mapNotNull { file ->
        val kind = ObservationKind.entries.find { it.name == file.name.substringBefore('-') }
        if (kind == null || file.length() == 0L) null.also { file.delete() } else kind to file
    }

    private fun stop(): Speaking? {
        val said = speaking ?: return null
        counting?.cancel()
        recorder.stop()
        speaking = null
        return said
    }
}
