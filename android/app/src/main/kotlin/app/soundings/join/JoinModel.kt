package app.soundings.join

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.Problem
import app.soundings.ScreenModel
import app.soundings.core.Invitation
import app.soundings.core.Settings
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

private const val TEXT = "invitation"

/** *Join*: an invitation as it is written or opened, whose it is, and how joining goes. The text survives the process. */
class JoinModel(desk: Desk, private val saved: SavedStateHandle) : ScreenModel<Settings>(desk) {
    private val read = MutableStateFlow<Invitation?>(null)

    val text: StateFlow<String> = saved.getStateFlow(TEXT, "")

    /** What the invitation says; null while it is none. */
    val invitation: StateFlow<Invitation?> = read.asStateFlow()

    /** What the team's server said of it. */
    val brokeOff: StateFlow<Problem?> = desk.brokeOff

    init {
        follow()
        lookWhileShown()
        write(text.value)
    }

    override suspend fun read(change: Change): Settings = desk.read { it.settings() }

    /** What is no invitation says nothing yet: it may be half of one. */
    fun write(text: String): Job {
        saved[TEXT] = text
        return viewModelScope.launch {
            var said: Invitation? = null
            Problem.of { said = desk.read { it.invitation(text) } }
            if (this@JoinModel.text.value == text) read.value = said
        }
    }

    fun join(): Job = attempt { desk.join(text.value) }

    fun tryNow(): Job = attempt { desk.tryNow() }
}
