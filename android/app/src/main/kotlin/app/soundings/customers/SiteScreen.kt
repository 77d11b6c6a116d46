package app.soundings.customers

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.core.AboutSite
import app.soundings.core.PhotoRule
import app.soundings.look.Choices
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.maps.TwoVersions
import app.soundings.visits.VisitsPage
import app.soundings.word

/** A site's page. */
class SiteModel(desk: Desk, private val id: String) : ScreenModel<AboutSite>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): AboutSite = desk.read { it.aboutSite(id) }

    fun rename(name: String, done: () -> Unit) = attempt {
        val seen = record.value?.site?.seen
        desk.ask { it.changeSite(id, name, seen) }
        done()
    }

    fun choose(rule: PhotoRule) = attempt {
        val seen = record.value?.site?.seen
        desk.ask { it.setPhotoRule(id, rule, seen) }
    }

    fun undoSame(thing: String) = attempt { desk.ask { it.undoSame(thing) } }
}

/** A site, what it is called, and whether pictures may be taken there. */
@Composable
fun SiteScreen(model: SiteModel, ways: Ways) = RecordPage(model, { it.site.name }, ways::back) { about ->
    TwoVersions(about.versions, ways)
    Also(about.also, model::undoSame)
    about.customer?.let { customer ->
        PlainButton(about.customerName ?: stringResource(R.string.unnamed), { ways.to(CustomersPage.Customer, customer) }, Modifier.testTag("their-customer"))
    }
    Part(stringResource(R.string.pictures_here)) {
        Choices(PhotoRule.entries, about.site.photoRule, { stringResource(it.word()) }, Modifier.testTag("photo-rule")) { model.choose(it) }
    }
    Rename(R.string.site_name, about.site.name, model::rename)
    PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, about.site.id) }, Modifier.testTag("erase"))
}
