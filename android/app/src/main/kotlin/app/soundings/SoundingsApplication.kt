package app.soundings

import android.app.Application
import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import java.io.File

/** Holds the one door to the notebook for as long as the process lives. */
class SoundingsApplication : Application() {
    val door by lazy { Door(File(filesDir, "notebook"), DatabaseKeys(noBackupFilesDir), DeviceKeys(noBackupFilesDir)).apply { open() } }
}
