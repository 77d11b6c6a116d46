package app.soundings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.look.Body
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import kotlinx.coroutines.flow.StateFlow

private const val LOOKED_AT = "looked-at"
private const val CHANGED = "looked-at-changed"

/** Which preview a person looked at: only that one goes out. Where another is shown by now, they look once more. */
class LookedAt(private val saved: SavedStateHandle) {
    /** What is shown is not what was looked at. */
    val changed: StateFlow<Boolean> = saved.getStateFlow(CHANGED, false)

    /** What a person looked at; empty before. */
    val token: String get() = saved[LOOKED_AT] ?: ""

    /** A preview is shown. */
    fun shows(token: String) {
        if (this.token.isEmpty()) saved[LOOKED_AT] = token
        saved[CHANGED] = this.token != token
    }

    /** Whoever writes in it looks at it. */
    fun written() {
        saved[LOOKED_AT] = ""
    }

    /** They looked at what is shown. */
    fun again(token: String) {
        saved[LOOKED_AT] = token
        saved[CHANGED] = false
    }
}

/** What lets a preview go; where it changed since it was looked at, that, in words, and another look. */
@Composable
fun LetGo(looked: LookedAt, shown: String, letGo: @Composable () -> Unit) {
    val changed by looked.changed.collectAsStateWithLifecycle()
    if (!changed) return letGo()
    Column(verticalArrangement = Arrangement.spacedBy(Measure.space8)) {
        Body(stringResource(R.string.refusal_changed_since), Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("changed-since"))
        PlainButton(stringResource(R.string.looked_again), { looked.again(shown) }, Modifier.fillMaxWidth().testTag("looked-again"))
    }
}
