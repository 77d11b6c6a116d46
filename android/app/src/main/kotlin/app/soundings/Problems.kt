package app.soundings

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.soundings.core.Refusal
import app.soundings.notebook.SoundingsException

/** What happened when something a person asked for was refused, and what to do. */
@Composable
fun problemText(problem: SoundingsException): String = stringResource(
    when (problem) {
        is SoundingsException.DiskFull -> R.string.error_full
        is SoundingsException.Refused -> when (problem.why) {
            Refusal.TEXT_TOO_LONG -> R.string.error_too_long
            else -> R.string.error_not_kept
        }
        else -> R.string.error_not_kept
    },
)

/** Why the notebook can't be opened, and what to do. */
@StringRes
fun shutText(why: SoundingsException?): Int = when (why) {
    null, is SoundingsException.WrongKey -> R.string.shut_key
    is SoundingsException.Newer -> R.string.shut_newer
    is SoundingsException.Damaged -> R.string.shut_damaged
    else -> R.string.shut_other
}
