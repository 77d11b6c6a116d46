package app.soundings.visits

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.look.PlainButton
import app.soundings.look.Unfolding

/** Two steps to erasing words of notes that stay: first what goes, and once more whether it should. */
@Composable
fun ErasesWords(@StringRes erase: Int, sure: () -> Unit, goes: @Composable ColumnScope.() -> Unit) =
    Unfolding(stringResource(erase), "erase-words", R.string.older_words_keep) { close ->
        goes()
        PlainButton(stringResource(R.string.older_words_erase), { close(); sure() }, Modifier.testTag("erase-words-sure"))
    }
