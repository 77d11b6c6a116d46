package app.soundings.lock

import android.app.Activity
import android.app.KeyguardManager
import android.content.Context
import android.hardware.biometrics.BiometricManager.Authenticators
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import androidx.annotation.RequiresApi

/** The phone's own lock: fingerprint, face, or its code. */
interface ScreenLock {
    /** Whether the phone has one. */
    fun isSet(): Boolean

    /** Asks whoever holds the phone to show that it is theirs. */
    fun ask(activity: ComponentActivity, title: String, answered: (Boolean) -> Unit)
}

class PhoneScreenLock(context: Context) : ScreenLock {
    private val keyguard = requireNotNull(context.getSystemService(KeyguardManager::class.java))

    override fun isSet(): Boolean = keyguard.isDeviceSecure

    override fun ask(activity: ComponentActivity, title: String, answered: (Boolean) -> Unit) =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) prompt(activity, title, answered) else confirm(activity, title, answered)

    @RequiresApi(Build.VERSION_CODES.R)
    private fun prompt(activity: ComponentActivity, title: String, answered: (Boolean) -> Unit) {
        val prompt = BiometricPrompt.Builder(activity).setTitle(title)
            .setAllowedAuthenticators(Authenticators.BIOMETRIC_WEAK or Authenticators.DEVICE_CREDENTIAL).build()
        prompt.authenticate(
            CancellationSignal(), activity.mainExecutor,
            object : BiometricPrompt.AuthenticationCallback() {
                override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = answered(true)
                // One finger that was not known is no answer yet; giving up is.
                override fun onAuthenticationError(code: Int, words: CharSequence) = answered(false)
            },
        )
    }

    @Suppress("DEPRECATION") // What comes instead begins with Android 11.
    private fun confirm(activity: ComponentActivity, title: String, answered: (Boolean) -> Unit) {
        val intent = keyguard.createConfirmDeviceCredentialIntent(title, null) ?: return answered(true)
        val answer = activity.activityResultRegistry.register("screen-lock", ActivityResultContracts.StartActivityForResult()) {
            answered(it.resultCode == Activity.RESULT_OK)
        }
        answer.launch(intent)
    }
}
