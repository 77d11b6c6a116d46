package app.soundings.keys

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.io.File
import java.io.FileOutputStream
import java.security.KeyStore
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val STORE = "AndroidKeyStore"
private const val ALIAS = "soundings-database"
private const val CIPHER = "AES/GCM/NoPadding"
private const val NONCE_BYTES = 12
private const val TAG_BITS = 128
private const val KEY_BYTES = 32

/**
 * The notebook's key: random, wrapped by a key that never leaves the phone's keystore, in one small file.
 * It is not bound to a fingerprint: that gates screens, not keys.
 */
class DatabaseKeys(private val folder: File) {
    private val file get() = File(folder, "database.key")

    /** A new key, wrapped and on disk before it is given out. */
    fun make(): ByteArray {
        val key = ByteArray(KEY_BYTES).also { SecureRandom().nextBytes(it) }
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, wrapping() ?: makeWrapping()) }
        val wrapped = cipher.iv + cipher.doFinal(key)
        folder.mkdirs()
        val beside = File(folder, "database.key.new")
        FileOutputStream(beside).use { it.write(wrapped); it.fd.sync() }
        check(beside.renameTo(file)) { "the key file could not be put in its place" }
        return key
    }

    /** The key, or null where it cannot be had now. */
    fun read(): ByteArray? = runCatching {
        val wrapped = file.readBytes()
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, wrapping(), GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES))
        cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
    }.getOrNull()

    private fun wrapping() = KeyStore.getInstance(STORE).run { load(null); getKey(ALIAS, null) as SecretKey? }

    private fun makeWrapping(): SecretKey = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).run {
        init(
            KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BYTES * 8).build(),
        )
        generateKey()
    }
}
