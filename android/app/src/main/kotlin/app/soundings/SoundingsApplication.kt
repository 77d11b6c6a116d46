package app.soundings

import android.app.Application
import androidx.work.Configuration
import app.soundings.background.Arrivals
import app.soundings.background.Front
import app.soundings.capture.Loudspeaker
import app.soundings.capture.Microphone
import app.soundings.capture.PhoneLoudspeaker
import app.soundings.capture.Recorder
import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import app.soundings.lock.AppLock
import app.soundings.lock.PhoneScreenLock
import app.soundings.lock.ScreenLock
import app.soundings.lock.Secrecy
import app.soundings.look.Thumb
import app.soundings.notebook.DeviceClock
import app.soundings.notebook.Notebook
import app.soundings.notebook.NotebookInterface
import app.soundings.scan.CodeCamera
import app.soundings.scan.PhoneCamera
import java.io.File
import java.time.ZonedDateTime

/** Holds the one door to the notebook, and what the phone lends, for as long as the process lives. */
class SoundingsApplication : Application(), Configuration.Provider {
    /** What hears a spoken note; a test puts another in its place. */
    var recorder: Recorder = Microphone(this)

    /** What plays one back; a test puts another in its place. */
    var loudspeaker: Loudspeaker = PhoneLoudspeaker()

    /** What time it is, and in which zone; a test puts another in its place. */
    var now: () -> ZonedDateTime = ZonedDateTime::now

    /** What the notebook goes by in place of the phone's own clock: a test's. */
    var clock: DeviceClock? = null

    /** What every call of the notebook goes through; a test puts another in its place. */
    var through: (Notebook) -> NotebookInterface = { it }

    val door by lazy {
        Door(File(filesDir, "notebook"), DatabaseKeys(noBackupFilesDir), DeviceKeys(noBackupFilesDir), through = { through(it) }, clock = clock).apply { open() }
    }
    val lock by lazy { AppLock(this, { screenLock }) }
    val thumb by lazy { Thumb(this) }
    val secrecy = Secrecy()
    val arrivals = Arrivals()
    val front by lazy { Front(this, door) }

    /** For work that goes on without the app. */
    override val workManagerConfiguration: Configuration get() = Configuration.Builder().build()

    /** What scans codes, and what asks whose phone this is: in tests, others. */
    var camera: CodeCamera = PhoneCamera(this)
    var screenLock: ScreenLock
        get() = chosenScreenLock ?: PhoneScreenLock(this).also { chosenScreenLock = it }
        set(value) { chosenScreenLock = value }
    private var chosenScreenLock: ScreenLock? = null
}
