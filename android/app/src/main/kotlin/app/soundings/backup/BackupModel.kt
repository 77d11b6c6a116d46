package app.soundings.backup

import android.net.Uri
import androidx.annotation.StringRes
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.core.BackedUp
import app.soundings.core.BackupLock
import app.soundings.core.Settings
import app.soundings.notebook.Cancel
import app.soundings.notebook.recoveryCode
import app.soundings.phones.HandedFiles
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** What is to open a backup. */
enum class Opens(@StringRes val words: Int) { Passphrase(R.string.backup_passphrase), Code(R.string.backup_code) }

/** What was said of a backup before it is made. It outlives a rotation and no process: nothing secret is saved. */
data class Asked(
    val opens: Opens = Opens.Passphrase,
    val passphrase: String = "",
    val again: String = "",
    val code: String? = null,
    val kept: Boolean = false,
) {
    /** Enough was said; whether the passphrase is long enough says the core. */
    val ready: Boolean get() = when (opens) {
        Opens.Passphrase -> passphrase.isNotEmpty() && passphrase == again
        Opens.Code -> code != null && kept
    }
}

/** *Backup*. */
class BackupModel(desk: Desk, private val files: HandedFiles) : ScreenModel<Settings>(desk) {
    private val said = MutableStateFlow(Asked())
    private val done = MutableStateFlow<BackedUp?>(null)
    private val under = MutableStateFlow<Cancel?>(null)
    private val busy = MutableStateFlow(false)

    val asked: StateFlow<Asked> = said.asStateFlow()

    /** What was backed up; null before. */
    val made: StateFlow<BackedUp?> = done.asStateFlow()
    val going: StateFlow<Boolean> = busy.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Settings = desk.read { it.settings() }

    fun choose(opens: Opens) = said.update { it.copy(opens = opens) }

    fun passphrase(words: String) = said.update { it.copy(passphrase = words) }

    fun again(words: String) = said.update { it.copy(again = words) }

    fun kept(yes: Boolean) = said.update { it.copy(kept = yes) }

    /** A new code, once: nothing keeps it. */
    fun needsCode() = said.update { if (it.code == null) it.copy(code = recoveryCode()) else it }

    /** Backs up to the place that somebody chose. */
    fun backUp(to: Uri): Job {
        val cancel = Cancel()
        under.value = cancel
        busy.value = true
        done.value = null
        return attempt {
            try {
                done.value = desk.ask { book ->
                    val file = files.place("soundings.soundingsbackup")
                    book.backUp(file.path, said.value.lock(), cancel).also { files.putOut(file, to) }
                }
                desk.lookAgain()
            } finally {
                busy.value = false
                under.value = null
            }
        }
    }

    /** Stops what is under way. */
    fun stop() {
        under.value?.cancel()
    }

    override fun onCleared() {
        stop()
        super.onCleared()
    }

    private fun Asked.lock(): BackupLock = when (opens) {
        Opens.Passphrase -> BackupLock.Passphrase(passphrase)
        Opens.Code -> BackupLock.Code(code.orEmpty())
    }
}
