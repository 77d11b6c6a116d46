package app.soundings.keys

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import java.io.File
import java.io.FileOutputStream
import java.security.KeyStore
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val STORE = "AndroidKeyStore"
private const val CIPHER = "AES/GCM/NoPadding"
private const val NONCE_BYTES = 12
private const val TAG_BITS = 128
private const val KEY_BITS = 256

/**
 * A secret in one small file, wrapped by a key that never leaves the phone's keystore. It is not bound to a fingerprint: that
 * gates screens, not keys.
 */
internal class Wrapped(private val file: File, private val alias: String) {
    fun exists() = file.exists()

    /** Wrapped and on disk when this returns. */
    fun write(secret: ByteArray) {
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, wrapping() ?: makeWrapping()) }
        val wrapped = cipher.iv + cipher.doFinal(secret)
        file.parentFile?.mkdirs()
        val beside = File(file.path + ".new")
        FileOutputStream(beside).use { it.write(wrapped); it.fd.sync() }
        check(beside.renameTo(file)) { "the key file could not be put in its place" }
    }

    /** Whether the phone's keystore still has the key that opens the file. */
    fun hasItsKey() = wrapping() != null

    /** The secret; throws where it cannot be had, [AEADBadTagException] where it never will be. */
    fun read(): ByteArray {
        val wrapped = file.readBytes()
        if (wrapped.size < NONCE_BYTES) throw AEADBadTagException("cut short")
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, wrapping(), GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES))
        return cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
    }

    private fun wrapping() = KeyStore.getInstance(STORE).run { load(null); getKey(alias, null) as SecretKey? }

    /** In a chip of its own, where the phone has one. */
    private fun makeWrapping(): SecretKey {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return generated { it }
        return try {
            generated { it.setIsStrongBoxBacked(true) }
        } catch (_: StrongBoxUnavailableException) {
            generated { it }
        }
    }

    private fun generated(where: (KeyGenParameterSpec.Builder) -> KeyGenParameterSpec.Builder): SecretKey =
        KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).run {
            val key = KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE).setKeySize(KEY_BITS)
            init(where(key).build())
            generateKey()
        }
}
