package app.soundings.keys

import app.soundings.notebook.Keyring
import app.soundings.notebook.KeyringException
import java.io.File
import javax.crypto.AEADBadTagException

/**
 * What the device signs by: wrapped on disk, in a folder that no backup takes along, by a key that no other phone has. A notebook
 * that comes to a phone without it goes on there as another device.
 */
class DeviceKeys(folder: File) : Keyring {
    private val wrapped = Wrapped(File(folder, "device.keys"), "soundings-device")

    override fun read(): ByteArray? = asked {
        // A file that came from another phone, or whose key is gone, or that was damaged opens nowhere: it is lost.
        try {
            if (wrapped.exists() && wrapped.hasItsKey()) wrapped.read() else null
        } catch (_: AEADBadTagException) {
            null
        }
    }

    override fun replace(kept: ByteArray) = asked { wrapped.write(kept) }

    private fun <T> asked(ask: () -> T): T = try {
        ask()
    } catch (failed: Exception) {
        throw KeyringException.Away().apply { initCause(failed) }
    }
}
