package app.soundings.settings

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.lifecycle.viewmodel.CreationExtras
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.backup.BackupModel
import app.soundings.backup.BackupScreen
import app.soundings.backup.ExportModel
import app.soundings.backup.ExportScreen
import app.soundings.join.JoinModel
import app.soundings.join.JoinScreen
import app.soundings.page
import app.soundings.phones.HandedFiles
import app.soundings.phones.NewPhoneModel
import app.soundings.phones.NewPhoneScreen
import app.soundings.phones.PhonesModel
import app.soundings.phones.PhonesScreen
import app.soundings.sync.EarlierModel
import app.soundings.sync.EarlierScreen
import app.soundings.sync.RefusedModel
import app.soundings.sync.RefusedScreen
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
    Together,
    Older,
    Earlier,
    Export,
    Refused("thing"),
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.phonePages(house: House) {
    val (desk, ways) = house.desk to house.ways
    val toJoin = { ways.to(PhonePage.Join) }
    page(PhonePage.Settings) { SettingsScreen(viewModel { SettingsModel(desk, house.now) }, ways) }
    page(PhonePage.Together) { TogetherScreen(viewModel { SettingsModel(desk, house.now) }, ways::back) }
    page(PhonePage.Older) { OlderScreen(viewModel { OlderModel(desk) }, ways) }
    page(PhonePage.Earlier) { EarlierScreen(viewModel { EarlierModel(desk, createSavedStateHandle()) }, ways::back) }
    page(PhonePage.OwnWords) { OwnWordsScreen(viewModel { OwnWordsModel(desk, createSavedStateHandle()) }, ways::back) }
    page(PhonePage.Sync) { SyncScreen(viewModel { SyncModel(desk) }, ways) }
    page(PhonePage.Phones) { PhonesScreen(handing { PhonesModel(desk, it) }, toJoin, ways::back) }
    page(PhonePage.NewPhone) {
        NewPhoneScreen(viewModel { NewPhoneModel(desk) }, { ways.to(PhonePage.Backup) }, { ways.to(PhonePage.Phones) }, ways::back)
    }
    page(PhonePage.Backup) { BackupScreen(handing { BackupModel(desk, it) }, ways::back) }
    page(PhonePage.Export) { ExportScreen(handing { ExportModel(desk, it) }, ways::back) }
    page(PhonePage.Refused) { (thing) ->
        RefusedScreen(handing { RefusedModel(desk, thing, it, createSavedStateHandle()) }, ways::back)
    }
    page(PhonePage.Join) {
        val model = viewModel { JoinModel(desk, createSavedStateHandle()) }
        val invitation by house.door.invitation.collectAsStateWithLifecycle()
        LaunchedEffect(invitation) { house.door.takeInvitation()?.let(model::write) }
        JoinScreen(model, { ways.instead(PhonePage.Earlier) }, ways::back)
    }
}

/** A model that hands files over. */
@Composable
private inline fun <reified M : ViewModel> handing(crossinline make: CreationExtras.(HandedFiles) -> M): M {
    val context = LocalContext.current.applicationContext
    return viewModel { make(HandedFiles(context)) }
}
