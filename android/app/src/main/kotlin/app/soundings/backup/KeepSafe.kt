package app.soundings.backup

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.SoundingsApplication
import app.soundings.Ways
import app.soundings.look.Card
import app.soundings.look.Heading
import app.soundings.look.PlainButton
import app.soundings.settings.Body
import app.soundings.settings.PhonePage
import app.soundings.today.TodayModel

/** *Back up · Lock the app · Later*: asked once, after the first visit. */
@Composable
fun KeepSafe(model: TodayModel, ways: Ways) = Card(Modifier.testTag("keep-safe")) {
    val application = LocalContext.current.applicationContext as SoundingsApplication
    Heading(stringResource(R.string.keep_safe))
    Body(stringResource(R.string.keep_safe_words))
    PlainButton(stringResource(R.string.only_here_back_up), { model.keepingWasAsked(); ways.to(PhonePage.Backup) }, Modifier.testTag("keep-backup"))
    if (application.screenLock.isSet()) {
        PlainButton(stringResource(R.string.settings_lock), { model.keepingWasAsked(); ways.to(PhonePage.Settings) }, Modifier.testTag("keep-lock"))
    }
    PlainButton(stringResource(R.string.only_here_later), { model.keepingWasAsked() }, Modifier.testTag("keep-later"))
}
