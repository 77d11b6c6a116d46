package app.soundings.capture

import android.content.Context
import android.media.MediaRecorder
import android.os.Build
import java.io.File

/** What hears a voice and writes it to a file as it comes: what was said until the process dies is in it. */
interface Recorder {
    /** Whether it hears. */
    fun start(file: File): Boolean

    fun stop()
}

/** The phone's microphone, as AAC in frames that each stand alone: a file that ends anywhere can be heard up to there. */
class Microphone(private val context: Context) : Recorder {
    private var running: MediaRecorder? = null

    override fun start(file: File): Boolean = runCatching {
        @Suppress("DEPRECATION")
        val recorder = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()
        running = recorder
        recorder.setAudioSource(MediaRecorder.AudioSource.MIC)
        recorder.setOutputFormat(MediaRecorder.OutputFormat.AAC_ADTS)
        recorder.setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
        recorder.setAudioChannels(1)
        recorder.setAudioSamplingRate(16_000)
        recorder.setAudioEncodingBitRate(32_000)
        recorder.setOutputFile(file.path)
        recorder.prepare()
        recorder.start()
    }.onFailure { stop() }.isSuccess

    override fun stop() {
        // Stopped before the first frame it throws: there is nothing in the file then.
        runCatching { running?.stop() }
        running?.release()
        running = null
    }
}
