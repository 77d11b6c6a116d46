package app.soundings

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import app.soundings.look.SoundingsTheme

class MainActivity : ComponentActivity() {
    private var contact: AutoCloseable? = null
    private val door get() = (application as SoundingsApplication).door

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        setContent { SoundingsTheme { RootScreen(door) } }
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
