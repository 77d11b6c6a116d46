package app.soundings.capture

import android.media.AudioAttributes
import android.media.MediaPlayer
import java.io.File

/** What plays a spoken note. */
interface Loudspeaker {
    /** Whether it plays; the file may go then. [ended] is called once, after its last word. */
    fun play(sound: File, ended: () -> Unit): Boolean

    fun stop()
}

/** The phone's own. */
class PhoneLoudspeaker : Loudspeaker {
    private var running: MediaPlayer? = null

    override fun play(sound: File, ended: () -> Unit): Boolean = runCatching {
        stop()
        val player = MediaPlayer()
        running = player
        player.setAudioAttributes(
            AudioAttributes.Builder().setUsage(AudioAttributes.USAGE_MEDIA).setContentType(AudioAttributes.CONTENT_TYPE_SPEECH).build(),
        )
        player.setOnCompletionListener {
            stop()
            ended()
        }
        // What it holds open it reads on, also once the file has no name any more.
        sound.inputStream().use { player.setDataSource(it.fd) }
        player.prepare()
        player.start()
    }.onFailure { stop() }.isSuccess

    override fun stop() {
        running?.release()
        running = null
    }
}
