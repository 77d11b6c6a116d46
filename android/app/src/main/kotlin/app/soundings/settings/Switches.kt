package app.soundings.settings

import android.Manifest
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.core.content.ContextCompat
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.background.Reminding
import app.soundings.look.Card
import app.soundings.look.OnOff
import app.soundings.look.Part

/** *Lock the app*: turned on and off by whoever can open the phone. */
@Composable
fun LockSwitch() {
    val application = LocalContext.current.applicationContext as SoundingsApplication
    val activity = LocalActivity.current as? ComponentActivity
    val on by application.lock.on.collectAsStateWithLifecycle()
    val title = stringResource(R.string.settings_lock)
    val isSet = application.screenLock.isSet()
    OnOff(title, on, Modifier.testTag("lock"), stringResource(if (isSet || on) R.string.settings_lock_more else R.string.settings_lock_none)) { wanted ->
        if (!application.screenLock.isSet()) {
            application.lock.turn(false)
        } else {
            activity?.let { application.screenLock.ask(it, title) { yes -> if (yes) application.lock.turn(wanted) } }
        }
    }
}

/** For which thumb keys stand. */
@Composable
fun ThumbSwitch() {
    val thumb = (LocalContext.current.applicationContext as SoundingsApplication).thumb
    val left by thumb.left.collectAsStateWithLifecycle()
    OnOff(stringResource(R.string.settings_left_thumb), left, Modifier.testTag("left-thumb"), stringResource(R.string.settings_left_thumb_more), thumb::turn)
}

/** *Remind me*: the permission is asked for when it is turned on. */
@Composable
fun RemindSwitch() {
    val context = LocalContext.current
    var on by remember { mutableStateOf(Reminding.isOn(context)) }
    var refused by remember { mutableStateOf(false) }
    fun turn(wanted: Boolean) {
        Reminding.turn(context, wanted)
        on = wanted
        refused = false
    }
    val ask = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { allowed ->
        if (allowed) turn(true) else refused = true
    }
    val more = stringResource(if (refused) R.string.settings_remind_refused else R.string.settings_remind_more)
    OnOff(stringResource(R.string.settings_remind), on, Modifier.testTag("remind"), more) { wanted ->
        if (wanted && !mayNotify(context)) ask.launch(Manifest.permission.POST_NOTIFICATIONS) else turn(wanted)
    }
}

/**
 * *Note from the notification*: while a visit is under way, three keys stand there as soon as the phone lets this app show anything. The
 * phone keeps that switch: once somebody refused, and to turn it off, its own page is opened.
 */
@Composable
fun NotifySwitch() {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    val context = LocalContext.current
    var may by remember { mutableStateOf(mayNotify(context)) }
    var refused by rememberSaveable { mutableStateOf(false) }
    LifecycleResumeEffect(context) {
        may = mayNotify(context)
        onPauseOrDispose {}
    }
    val ask = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { allowed ->
        may = allowed
        refused = !allowed
    }
    val phones = Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName)
    val more = stringResource(if (refused) R.string.settings_remind_refused else R.string.settings_notify_more)
    OnOff(stringResource(R.string.settings_notify), may, Modifier.testTag("notify"), more) { wanted ->
        if (wanted && !refused) ask.launch(Manifest.permission.POST_NOTIFICATIONS) else runCatching { context.startActivity(phones) }
    }
}

/** Before Android 13 nobody is asked. */
private fun mayNotify(context: Context) = Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
    ContextCompat.checkSelfPermission(context, Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED

/** The phone itself keeps an app's language, from Android 13 on; before that the app speaks the phone's. */
@Composable
fun Language() {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    val context = LocalContext.current
    Part(stringResource(R.string.settings_language)) {
        val open = {
            runCatching { context.startActivity(Intent(Settings.ACTION_APP_LOCALE_SETTINGS, Uri.fromParts("package", context.packageName, null))) }
            Unit
        }
        Card(Modifier.testTag("language"), open) {
            Body(context.resources.configuration.locales[0].let { it.getDisplayLanguage(it) }.replaceFirstChar(Char::uppercase))
            Quiet(stringResource(R.string.settings_language_more))
        }
    }
}
