package app.soundings.capture

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** What is on its way into the notebook: it was not cut off. */
private val keeping: MutableSet<File> = ConcurrentHashMap.newKeySet()

/** A note of one's own voice is at most this long. */
private const val LONGEST_SECONDS = 60

/** What is being spoken. */
data class Speaking<Of>(val kind: Of, val file: File, val seconds: Int = 0, val locked: Boolean = false)

/**
 * *Spoken note*: while a key is held, a voice is written to a file that says by its name which key it was; let go, it is a
 * note. A file that is still there when the app begins was cut off: it becomes a note then. An answer of a debrief is spoken
 * so too, its question in the key's place.
 *
 * @param all what can be spoken
 */
class Spoken<Of : Enum<Of>>(
    private val folder: File, private val recorder: Recorder, private val scope: CoroutineScope, private val all: List<Of>,
    private val keep: suspend (Of, File) -> Unit,
) {
    var speaking by mutableStateOf<Speaking<Of>?>(null)
        private set
    private var counting: Job? = null

    /** Whether the microphone answers. */
    fun begin(kind: Of, locked: Boolean = false): Boolean {
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
        keeping += said.file
        // Whoever leaves the page meanwhile leaves nothing half kept.
        scope.launch(NonCancellable) {
            if (said.file.length() > 0) keep(said.kind, said.file) else said.file.delete()
            keeping -= said.file
        }
    }

    /** It is not wanted. */
    fun drop() {
        stop()?.file?.delete()
    }

    /** What was cut off, with the key each was spoken by. */
    fun cutOff(): List<Pair<Of, File>> = folder.listFiles().orEmpty().filter { it != speaking?.file && it !in keeping }.mapNotNull { file ->
        val kind = all.find { it.name == file.name.substringBefore('-') }
        if (kind == null || file.length() == 0L) null.also { file.delete() } else kind to file
    }

    private fun stop(): Speaking<Of>? {
        val said = speaking ?: return null
        counting?.cancel()
        recorder.stop()
        speaking = null
        return said
    }
}
