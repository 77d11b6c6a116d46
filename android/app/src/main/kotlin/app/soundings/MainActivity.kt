package app.soundings

import android.content.Intent
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.lifecycle.lifecycleScope
import app.soundings.lock.Guarded
import app.soundings.look.SoundingsTheme
import app.soundings.look.Thumbed
import app.soundings.visits.forgetHandedOver
import kotlinx.coroutines.launch

class MainActivity : ComponentActivity() {
    private var contact: AutoCloseable? = null
    private val door get() = (application as SoundingsApplication).door

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        // Made again after a rotation, it has the same intent, which was heard already.
        if (savedInstanceState == null) {
            hear(intent)
            lifecycleScope.launch { forgetHandedOver(applicationContext) }
        }
        setContent { SoundingsTheme { Thumbed((application as SoundingsApplication).thumb) { Guarded { RootScreen(door) } } } }
    }

    public override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        hear(intent)
    }

    /** An invitation that was opened elsewhere; the core reads it. */
    private fun hear(intent: Intent) {
        if (intent.action == Intent.ACTION_VIEW) intent.dataString?.let(door::invite)
        (application as SoundingsApplication).arrivals.hear(intent)
    }

    override fun onStart() {
        super.onStart()
        // Another day may have come, or the phone was unlocked since.
        door.open()
        door.lookAgain()
        contact = door.stayInContact()
    }

    override fun onStop() {
        contact?.close()
        super.onStop()
    }
}
