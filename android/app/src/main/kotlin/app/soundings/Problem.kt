package app.soundings

import android.system.ErrnoException
import android.system.OsConstants
import androidx.annotation.StringRes
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.soundings.look.LocalColours
import app.soundings.look.Styles
import app.soundings.notebook.SoundingsException
import kotlinx.coroutines.CancellationException

/** What went wrong, as the screens word it. It never carries a customer's word. */
sealed interface Problem {
    /** The notebook refused or failed. */
    data class Notebook(val why: SoundingsException) : Problem

    /** The notebook is here, its key can't be had: a phone restored from a backup, or not yet unlocked. */
    data object KeyMissing : Problem

    /** Something nobody foresaw. */
    data object Unknown : Problem

    companion object {
        /** Does something; what goes wrong is the answer, null where nothing does. */
        suspend fun of(work: suspend () -> Unit): Problem? = try {
            work()
            null
        } catch (refused: SoundingsException) {
            Notebook(refused)
        } catch (known: Troubled) {
            known.problem
        } catch (over: CancellationException) {
            throw over
        } catch (@Suppress("TooGenericExceptionCaught") unforeseen: Exception) {
            if (unforeseen.isOfFullDisk()) Notebook(SoundingsException.DiskFull()) else Unknown
        }

        private fun Exception.isOfFullDisk() = (cause as? ErrnoException)?.errno == OsConstants.ENOSPC
    }
}

/** A problem on its way up to whoever says it. */
class Troubled(val problem: Problem) : Exception()

/** What happened, that nothing is lost where that is so, and what to do. */
@Composable
fun ProblemLine(problem: Problem, modifier: Modifier = Modifier) =
    Text(stringResource(problem.words()), modifier, LocalColours.current.ink, style = Styles.body)

@StringRes
fun Problem.words(): Int = when (this) {
    is Problem.Notebook -> why.word()
    Problem.KeyMissing -> R.string.shut_key
    Problem.Unknown -> R.string.error_unknown
}
