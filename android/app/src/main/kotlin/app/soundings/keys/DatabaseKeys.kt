package app.soundings.keys

import java.io.File
import java.security.SecureRandom

private const val KEY_BYTES = 32

/** The notebook's key: random, and wrapped on disk. */
class DatabaseKeys(folder: File) {
    private val wrapped = Wrapped(File(folder, "database.key"), "soundings-database")

    /** A new key, kept before it is given out. */
    fun make(): ByteArray = ByteArray(KEY_BYTES).also {
        SecureRandom().nextBytes(it)
        wrapped.write(it)
    }

    /** The key, or null where it cannot be had now. */
    fun read(): ByteArray? = runCatching(wrapped::read).getOrNull()
}
