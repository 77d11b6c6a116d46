package app.soundings

import android.app.Application
import app.soundings.capture.Microphone
import app.soundings.capture.Recorder
import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import java.io.File

/** Holds the one door to the notebook for as long as the process lives. */
class SoundingsApplication : Application() {
    /** What hears a spoken note; a test puts another in its place. */
    var recorder: Recorder = Microphone(this)

    val door by lazy { Door(File(filesDir, "notebook"), DatabaseKeys(noBackupFilesDir), DeviceKeys(noBackupFilesDir)).apply { open() } }
}
