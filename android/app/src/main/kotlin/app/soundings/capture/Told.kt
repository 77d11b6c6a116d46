package app.soundings.capture

import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.soundings.Problem
import app.soundings.R
import app.soundings.dayWords
import app.soundings.look.LocalColours
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.words

/** What Capture tells once, beside the field. */
sealed interface Told {
    /** It went wrong; the words are still in the field. */
    data class Wrong(val problem: Problem) : Told

    /** In the inbox until the notebook opens. */
    data object KeptForLater : Told

    /** A promise stands, until that day, and can be taken back. */
    data class Promised(val promise: String, val until: String) : Told

    /** A note was deleted, and can be brought back. */
    data class Deleted(val note: String) : Told

    /** Pictures are in no note yet, and the visit is to be ended. */
    data object PicturesWait : Told

    /** No camera app answered. */
    data object NoCamera : Told

    /** No app to choose pictures or files with answered. */
    data object NothingToChooseWith : Told

    /** More were chosen than go with a note at once. */
    data object TenTaken : Told

    /** The microphone may be used now. */
    data object MaySpeak : Told

    /** The microphone may not be used. */
    data object MayNotSpeak : Told

    /** No microphone answered. */
    data object NoMicrophone : Told

    /** Spoken notes that were cut off are kept as far as they were heard. */
    data class CameBack(val notes: Int) : Told
}

/** Read out by a screen reader without taking the focus from the field. */
@Composable
fun ToldLine(model: CaptureModel) {
    val told = model.told ?: return
    Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
        Text(
            told.sentence(),
            Modifier.weight(1f).testTag("told").semantics { liveRegion = LiveRegionMode.Polite }, LocalColours.current.ink, style = Styles.small,
        )
        when (told) {
            is Told.Deleted -> PlainButton(stringResource(R.string.undo), model::undo)
            is Told.Promised -> PlainButton(stringResource(R.string.promise_take_back), model::undo)
            else -> Unit
        }
    }
}

@Composable
fun Told.sentence(): String = when (this) {
    is Told.Wrong -> stringResource(problem.words())
    Told.KeptForLater -> stringResource(R.string.kept_for_later)
    is Told.Promised -> stringResource(R.string.promised, until.dayWords())
    is Told.Deleted -> stringResource(R.string.deleted)
    Told.PicturesWait -> stringResource(R.string.pictures_wait)
    Told.NoCamera -> stringResource(R.string.picture_none)
    Told.NothingToChooseWith -> stringResource(R.string.choosing_none)
    Told.TenTaken -> stringResource(R.string.chosen_ten)
    Told.MaySpeak -> stringResource(R.string.spoken_again)
    Told.MayNotSpeak -> stringResource(R.string.spoken_refused)
    Told.NoMicrophone -> stringResource(R.string.spoken_none)
    is Told.CameBack -> pluralStringResource(R.plurals.spoken_came_back, notes, notes)
}
