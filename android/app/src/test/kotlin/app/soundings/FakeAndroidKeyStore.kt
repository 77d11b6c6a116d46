package app.soundings

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.StrongBoxUnavailableException
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/** Stands in for the phone's keystore, which Robolectric has not: AES keys in memory. It shows the order of calls, not the hardware. */
object FakeAndroidKeyStore {
    val keys = HashMap<String, Key>()

    /** How each key was asked for, in the end. */
    val asked = HashMap<String, KeyGenParameterSpec>()

    /** Whether the phone has a chip for keys alone. */
    var hasStrongBox = false

    fun install() {
        keys.clear()
        asked.clear()
        hasStrongBox = false
        Security.removeProvider("AndroidKeyStore")
        Security.addProvider(object : Provider("AndroidKeyStore", "1", "fake") {
            init {
                put("KeyStore.AndroidKeyStore", Ks::class.java.name)
                put("KeyGenerator.AES", Gen::class.java.name)
            }
            override fun getService(type: String, algorithm: String): Service? = super.getService(type, algorithm)?.let {
                object : Service(this, type, algorithm, it.className, null, null) {
                    override fun newInstance(p: Any?): Any = if (type == "KeyStore") Ks() else Gen()
                }
            }
        })
    }

    class Gen : KeyGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec
        override fun engineInit(r: SecureRandom?) = Unit
        override fun engineInit(bits: Int, r: SecureRandom?) = Unit
        override fun engineInit(p: AlgorithmParameterSpec, r: SecureRandom?) { spec = p as KeyGenParameterSpec }
        override fun engineGenerateKey(): SecretKey {
            if (spec.isStrongBoxBacked && !hasStrongBox) throw StrongBoxUnavailableException()
            asked[spec.keystoreAlias] = spec
            return SecretKeySpec(ByteArray(32).also { SecureRandom().nextBytes(it) }, "AES").also { keys[spec.keystoreAlias] = it }
        }
    }

    class Ks : KeyStoreSpi() {
        override fun engineGetKey(alias: String, pw: CharArray?): Key? = keys[alias]
        override fun engineContainsAlias(alias: String) = alias in keys
        override fun engineDeleteEntry(alias: String) { keys.remove(alias) }
        override fun engineAliases(): Enumeration<String> = Collections.enumeration(keys.keys)
        override fun engineSize() = keys.size
        override fun engineIsKeyEntry(alias: String) = alias in keys
        override fun engineIsCertificateEntry(alias: String) = false
        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null
        override fun engineGetCertificate(alias: String): Certificate? = null
        override fun engineGetCreationDate(alias: String): Date? = Date()
        override fun engineGetCertificateAlias(c: Certificate?): String? = null
        override fun engineSetKeyEntry(a: String, k: Key, p: CharArray?, c: Array<Certificate>?) { keys[a] = k }
        override fun engineSetKeyEntry(a: String, k: ByteArray?, c: Array<Certificate>?) = throw UnsupportedOperationException()
        override fun engineSetCertificateEntry(a: String?, c: Certificate?) = throw UnsupportedOperationException()
        override fun engineStore(s: OutputStream?, p: CharArray?) = Unit
        override fun engineLoad(s: InputStream?, p: CharArray?) = Unit
    }
}
