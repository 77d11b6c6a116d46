package app.soundings.maps

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.R
import app.soundings.Ways
import app.soundings.core.VersionsRow
import app.soundings.look.Body
import app.soundings.look.Card
import app.soundings.look.PlainButton

/** What was written apart of a thing; each leads to *Compare*. */
@Composable
fun TwoVersions(versions: List<VersionsRow>, ways: Ways) = versions.forEach { several ->
    Card {
        Body(stringResource(R.string.note_versions))
        PlainButton(stringResource(R.string.note_compare), { ways.to(MapsPage.Compare, several.entity, several.field) }, Modifier.testTag("compare"))
    }
}
