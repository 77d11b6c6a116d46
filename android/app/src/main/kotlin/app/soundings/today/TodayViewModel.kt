package app.soundings.today

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.soundings.Door
import app.soundings.core.StartVisit
import app.soundings.core.Today
import app.soundings.notebook.SoundingsException
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch

/** *Today*. */
class TodayViewModel(private val door: Door) : ViewModel() {
    val today: StateFlow<Today?> = door.shows { it.today() }.stateIn(viewModelScope, SharingStarted.Eagerly, null)
    private val refused = MutableStateFlow<SoundingsException?>(null)
    val problem: StateFlow<SoundingsException?> = refused.asStateFlow()

    /** Starts a visit, a planned one or one of which nothing is known yet. */
    fun start(planned: String? = null, then: () -> Unit) = viewModelScope.launch {
        try {
            door.ask { it.startVisit(StartVisit(visit = planned)) }
            refused.value = null
            then()
        } catch (problem: SoundingsException) {
            refused.value = problem
        }
    }
}
