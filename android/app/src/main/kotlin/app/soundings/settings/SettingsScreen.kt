package app.soundings.settings

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.clock
import app.soundings.core.FileSettings
import app.soundings.core.Settings
import app.soundings.counted
import app.soundings.day
import app.soundings.look.Card
import app.soundings.look.Choices
import app.soundings.look.Heading
import app.soundings.look.LocalColours
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Rolling
import app.soundings.look.Styles
import app.soundings.sentence
import app.soundings.sizeWords
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage

private const val MEGABYTE = 1_000_000uL
private val LARGEST = listOf(5uL, 25uL, 100uL).map { it * MEGABYTE }
private val YEARS = listOf(null, 1u, 2u, 3u, 5u, 10u)

/** Who I am, my team, how this phone keeps and tells things, and the ways on. */
@Composable
fun SettingsScreen(model: SettingsModel, ways: Ways) = PushedPage(stringResource(R.string.settings), ways::back) {
    Shown(model) { settings, problem ->
        Rolling {
            problem?.let { ProblemLine(it) }
            You(settings)
            Team(settings, ways)
            Part(stringResource(R.string.sync)) {
                Card(Modifier.testTag("sharing"), { ways.to(PhonePage.Sync) }) { Body(settings.sharing.sentence()) }
            }
            Kept(settings, ways)
            Told(model, settings, ways)
            Files(model, settings.files)
            Language()
        }
    }
}

@Composable
private fun You(settings: Settings) = Part(stringResource(R.string.settings_you)) {
    Card(Modifier.testTag("you")) {
        Heading(settings.engineer.name)
        Quiet(stringResource(R.string.settings_you_more))
    }
}

@Composable
private fun Team(settings: Settings, ways: Ways) = Part(stringResource(R.string.settings_team)) {
    val server = settings.server?.let { stringResource(R.string.settings_server, it) }
    Card { Body(server ?: stringResource(R.string.settings_no_team)) }
    if (settings.mayJoin) PlainButton(stringResource(R.string.join), { ways.to(PhonePage.Join) }, Modifier.testTag("join"))
}

/** Where the notes are safe, and from whom. */
@Composable
private fun Kept(settings: Settings, ways: Ways) = Part(stringResource(R.string.settings_keep)) {
    val last = settings.lastBackup
    Card(Modifier.testTag("to-backup"), { ways.to(PhonePage.Backup) }) {
        Body(stringResource(R.string.backup))
        Quiet(last?.let { stringResource(R.string.settings_backup_last, it.day(), it.clock()) } ?: stringResource(R.string.settings_backup_never))
    }
    LockSwitch()
    Leads(R.string.sync_export, "to-export") { ways.to(PhonePage.Export) }
    Leads(R.string.new_phone, "to-new-phone") { ways.to(PhonePage.NewPhone) }
}

/** What this phone says by itself. */
@Composable
private fun Told(model: SettingsModel, settings: Settings, ways: Ways) {
    Part(stringResource(R.string.settings_noting)) {
        OnOff(
            stringResource(R.string.settings_nudges), settings.nudges, Modifier.testTag("nudges"), stringResource(R.string.settings_nudges_more),
        ) { model.setNudges(it) }
        ThumbSwitch()
        Leads(R.string.own_hours, "to-own-hours") { ways.to(TeamPage.OwnHours) }
        Leads(R.string.guides, "to-guides") { ways.to(VisitsPage.Guides) }
        Leads(R.string.recently_deleted, "to-deleted") { ways.to(VisitsPage.Deleted) }
        Leads(R.string.settings_import, "to-import") { ways.to(VisitsPage.Import) }
    }
    Part(stringResource(R.string.settings_together)) {
        Leads(R.string.settings_retention, "to-together") { ways.to(PhonePage.Together) }
        if (settings.retentionYears != null) Leads(R.string.older, "to-older") { ways.to(PhonePage.Older) }
        Leads(R.string.settings_own_words, "to-own-words") { ways.to(PhonePage.OwnWords) }
    }
    Part(stringResource(R.string.settings_reminders)) {
        RemindSwitch()
        NotifySwitch()
        OnOff(
            stringResource(R.string.settings_names), settings.namesInReminders, Modifier.testTag("names"), stringResource(R.string.settings_names_more),
        ) { model.setNames(it) }
    }
}

@Composable
private fun Files(model: SettingsModel, files: FileSettings) = Part(stringResource(R.string.settings_files)) {
    val freed by model.freed.collectAsStateWithLifecycle()
    var choosing by rememberSaveable { mutableStateOf(false) }
    OnOff(
        stringResource(R.string.settings_wifi_only), files.wifiOnly, Modifier.testTag("wifi-only"), stringResource(R.string.settings_wifi_only_more),
    ) { model.setWifiOnly(files, it) }
    Card(Modifier.testTag("largest"), { choosing = !choosing }) {
        Body(stringResource(R.string.settings_largest))
        Quiet(stringResource(R.string.settings_largest_size, files.largest.sizeWords()))
    }
    if (choosing) {
        Choices((LARGEST + files.largest).distinct().sorted(), files.largest, { stringResource(R.string.settings_largest_size, it.sizeWords()) }) {
            model.setLargest(files, it)
            choosing = false
        }
    }
    Card(Modifier.testTag("free"), { model.free() }) {
        Body(stringResource(R.string.settings_free))
        Quiet(stringResource(R.string.settings_free_more))
    }
    freed?.let {
        val words = counted(R.plurals.settings_freed, R.string.settings_freed_none, it.files.toInt(), it.bytes.sizeWords())
        Text(words, Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("freed"), LocalColours.current.ink, style = Styles.small)
    }
}

/** What the whole team has: how long things are kept, and where its weeks begin. */
@Composable
fun TogetherScreen(model: SettingsModel, back: () -> Unit) = PushedPage(stringResource(R.string.settings_together), back) {
    Shown(model) { settings, problem ->
        Rolling {
            problem?.let { ProblemLine(it) }
            Part(stringResource(R.string.settings_retention)) {
                Quiet(stringResource(R.string.settings_retention_more))
                Choices((YEARS + settings.retentionYears).distinct(), settings.retentionYears, { years(it) }) { model.setRetention(it) }
            }
            Part(stringResource(R.string.settings_zone)) {
                Card(Modifier.testTag("zone")) { Body(settings.storyZone ?: stringResource(R.string.settings_zone_none)) }
                if (settings.storyZone != model.zone) {
                    PlainButton(stringResource(R.string.settings_zone_here, model.zone), { model.setStoryZone() }, Modifier.testTag("zone-here"))
                }
            }
        }
    }
}

@Composable
private fun years(years: UInt?): String =
    years?.toInt()?.let { pluralStringResource(R.plurals.settings_retention_years, it, it) } ?: stringResource(R.string.settings_retention_none)

@Composable
internal fun Leads(words: Int, tag: String, lead: () -> Unit) = Card(Modifier.testTag(tag), lead) { Body(stringResource(words)) }

@Composable
internal fun Body(words: String) = Text(words, color = LocalColours.current.ink, style = Styles.body)

@Composable
internal fun Quiet(words: String) = Text(words, color = LocalColours.current.inkSecond, style = Styles.small)
