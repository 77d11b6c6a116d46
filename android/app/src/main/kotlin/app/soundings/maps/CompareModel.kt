package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.Compare
import app.soundings.core.Resolution
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.StateFlow

private const val THIRD = "third"

/** *Compare*: versions of one field of any thing, to be decided between. A third that is being written survives the process. */
class CompareModel(desk: Desk, private val thing: String, private val field: String, private val saved: SavedStateHandle) :
    ScreenModel<Compare>(desk) {
    /** A third, as it is being written. */
    val third: StateFlow<String> = saved.getStateFlow(THIRD, "")

    init {
        follow()
    }

    override suspend fun read(change: Change): Compare = desk.read { it.compare(thing, field) }

    fun write(text: String) {
        saved[THIRD] = text
    }

    fun keep(version: String) = decide(Resolution.Keep(version))

    fun keepBoth() = decide(Resolution.Both)

    fun keepThird() = decide(Resolution.Value(third.value))

    private fun decide(resolution: Resolution): Job = attempt { desk.ask { it.resolve(thing, field, resolution) } }
}
