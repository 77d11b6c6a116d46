package app.soundings

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.soundings.core.Refusal
import app.soundings.notebook.SoundingsException

/** What happened when something a person asked for was refused, and what to do. */
@Composable
fun problemText(problem: SoundingsException): String = stringResource(problem.word())

/** Why the notebook can't be opened, and what to do. */
@StringRes
fun shutText(why: SoundingsException?): Int = why?.word() ?: R.string.shut_key
