package app.soundings.settings

import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.join.JoinModel
import app.soundings.join.JoinScreen
import app.soundings.page
import app.soundings.sync.SyncModel
import app.soundings.sync.SyncScreen

/** The pages of this phone: who it belongs to, where its notes go, and how they are kept. */
enum class PhonePage(vararg about: String) : Page {
    Settings,
    Sync,
    Join,
    Phones,
    Backup,
    NewPhone,
    OwnWords,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.phonePages(house: House) {
    val (desk, ways) = house.desk to house.ways
    val toJoin = { ways.to(PhonePage.Join) }
    page(PhonePage.Settings) { SettingsScreen(viewModel { SettingsModel(desk) }, toJoin, { ways.to(PhonePage.Sync) }, ways::back) }
    page(PhonePage.Sync) { SyncScreen(viewModel { SyncModel(desk) }, toJoin, ways::back) }
    page(PhonePage.Join) {
        val model = viewModel { JoinModel(desk, createSavedStateHandle()) }
        val invitation by house.door.invitation.collectAsStateWithLifecycle()
        LaunchedEffect(invitation) { house.door.takeInvitation()?.let(model::write) }
        JoinScreen(model, ways::back)
    }
}
