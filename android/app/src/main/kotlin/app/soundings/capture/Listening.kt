package app.soundings.capture

import app.soundings.Desk
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext

/** What is being listened to, one sound at a time, on a page that shows spoken notes. */
class Listening(private val desk: Desk, private val loudspeaker: Loudspeaker, private val cache: File) {
    private val sound = MutableStateFlow<String?>(null)
    private val refused = MutableStateFlow<String?>(null)

    /** The attachment that is heard now. */
    val heard: StateFlow<String?> = sound.asStateFlow()

    /** The attachment that this phone could not play. */
    val notPlayed: StateFlow<String?> = refused.asStateFlow()

    /** Plays an attachment from its beginning; what was heard before ends. */
    suspend fun listen(attachment: String) {
        stop()
        refused.value = null
        val file = File(cache, "heard-$attachment")
        try {
            if (!desk.read { it.saveAttachment(attachment, file.path, true) }) return
            sound.value = attachment
            val plays = withContext(Dispatchers.IO) { loudspeaker.play(file) { sound.compareAndSet(attachment, null) } }
            if (!plays) {
                sound.value = null
                refused.value = attachment
            }
        } finally {
            // No plain copy stays behind.
            file.delete()
        }
    }

    fun stop() {
        loudspeaker.stop()
        sound.value = null
    }
}
