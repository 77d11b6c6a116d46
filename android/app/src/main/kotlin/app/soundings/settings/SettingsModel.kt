package app.soundings.settings

import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.FileSettings
import app.soundings.core.Freed
import app.soundings.core.Settings
import app.soundings.notebook.NotebookInterface
import java.time.ZonedDateTime
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** What is older than this and safe elsewhere goes when room is made. */
private const val KEPT_DAYS = 30u

/** *Settings*: the record as it stands, and what a person chooses. */
class SettingsModel(desk: Desk, private val now: () -> ZonedDateTime) : ScreenModel<Settings>(desk) {
    private val went = MutableStateFlow<Freed?>(null)

    /** What went when room was made; null before. */
    val freed: StateFlow<Freed?> = went.asStateFlow()

    /** The phone's own zone. */
    val zone: String get() = now().zone.id

    init {
        follow()
    }

    override suspend fun read(change: Change): Settings = desk.read { it.settings() }

    fun setWifiOnly(of: FileSettings, on: Boolean): Job = set { it.setFileSettings(of.copy(wifiOnly = on)) }

    fun setLargest(of: FileSettings, bytes: ULong): Job = set { it.setFileSettings(of.copy(largest = bytes)) }

    fun setNudges(on: Boolean): Job = set { it.setNudges(on) }

    fun setNames(on: Boolean): Job = set { it.setNamesInReminders(on) }

    fun setRetention(years: UInt?): Job = set { it.setRetention(years) }

    fun setStoryZone(): Job = set { it.setStoryZone(zone) }

    fun free(): Job = attempt { went.value = desk.ask { it.freeFiles(KEPT_DAYS) } }

    // What is chosen for this device changes no thing, so that nobody is told of it.
    private fun set(choose: (NotebookInterface) -> Unit): Job = attempt {
        desk.ask(choose)
        desk.lookAgain()
    }
}
