package app.soundings

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import app.soundings.core.BackupLock
import app.soundings.core.FiledUnder
import app.soundings.core.NewObservation
import app.soundings.core.ObservationKind
import app.soundings.core.OpensWith
import app.soundings.notebook.Cancel
import app.soundings.notebook.Notebook
import app.soundings.notebook.backupOpensWith
import app.soundings.notebook.recoveryCode
import app.soundings.notebook.restoreBackup
import java.io.File
import java.util.zip.ZipFile
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

private const val PASSPHRASE = "marée basse à midi"

/** Backups through the system's file picker, restoring one, and a copy of everything. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class BackupTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private fun note() = notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, "We weld it twice.")).id

    private fun to(tag: String) {
        rule.tag("settings").performClick()
        rule.tag(tag).performScrollTo().performClick()
    }

    private fun restored(file: File, typed: String): Notebook {
        val folder = outside("restored").path
        restoreBackup(file.path, typed, folder, ByteArray(32) { 9 }, KeyringInMemory(), Cancel())
        return Notebook.open(folder, ByteArray(32) { 9 }, KeyringInMemory(), clock = application.clock)
    }

    @Test
    fun `a backup by passphrase lies where the picker says and opens elsewhere`() {
        rule.begin()
        val note = note()
        to("to-backup")
        rule.says(words(R.string.settings_backup_never)).assertIsDisplayed()
        rule.tag("back-up").assertIsNotEnabled()
        rule.tag("passphrase").performScrollTo().performTextInput(PASSPHRASE)
        rule.tag("again").performScrollTo().performTextInput("something else")
        rule.says(words(R.string.backup_differs)).performScrollTo().assertIsDisplayed()
        rule.tag("back-up").assertIsNotEnabled()
        rule.picture("backup-differs")
        rule.tag("again").performTextClearance()
        rule.tag("again").performTextInput(PASSPHRASE)
        val file = outside("ada.backup")
        rule.tag("back-up").performClick()
        rule.choose(file)
        rule.comes(hasTestTag("made"))
        rule.tag("made").performScrollTo()
        rule.picture("backup-made")
        assertEquals(OpensWith.PASSPHRASE, backupOpensWith(file.path))
        val book = restored(file, PASSPHRASE)
        assertEquals("We weld it twice.", book.note(note).words)
        book.shut()
        assertEquals("nothing is left behind", 0, File(application.cacheDir, "handed").listFiles().orEmpty().size)
    }

    @Test
    fun `a passphrase that is too short is refused in words`() {
        rule.begin()
        to("to-backup")
        for (field in listOf("passphrase", "again")) rule.tag(field).performScrollTo().performTextInput("short")
        rule.tag("back-up").performClick()
        rule.choose(outside("ada.backup"))
        rule.comes(hasText(words(R.string.refusal_passphrase_too_short)))
    }

    @Test
    fun `a recovery code is shown once and opens the backup once it is on paper`() {
        rule.begin()
        val note = note()
        to("to-backup")
        rule.says(words(R.string.backup_code)).performScrollTo().performClick()
        val shown = rule.tag("code-words").performScrollTo()
        rule.tag("back-up").assertIsNotEnabled()
        val code = requireNotNull(
            rule.onAllNodes(hasText("-", substring = true)).fetchSemanticsNodes().flatMap { node ->
                node.config.getOrElse(androidx.compose.ui.semantics.SemanticsProperties.Text) { emptyList() }.map { it.text }
            }.firstOrNull { Regex("(\\w{4}-){6}\\w{4}").matches(it) },
        ) { "no code is shown" }
        shown.assertIsDisplayed()
        rule.tag("kept").performScrollTo().performClick()
        rule.picture("backup-code")
        val file = outside("ada.backup")
        rule.tag("back-up").performClick()
        rule.choose(file)
        rule.comes(hasTestTag("made"))
        assertEquals(OpensWith.CODE, backupOpensWith(file.path))
        restored(file, code).apply { assertEquals("We weld it twice.", note(note).words) }.shut()
    }

    @Test
    fun `a backup is looked at, a wrong passphrase is refused, and the right one brings the notebook`() {
        val theirs = Notebook.create(outside("old").path, ByteArray(32) { 3 }, KeyringInMemory(), "Ada Okafor", clock = application.clock)
        val note = theirs.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, "8.0 NOT 9.5")).id
        val file = outside("ada.backup")
        theirs.backUp(file.path, BackupLock.Passphrase(PASSPHRASE), Cancel())
        theirs.shut()
        rule.tag("have-backup").performScrollTo().performClick()
        rule.tag("choose").performClick()
        rule.choose(outside("letter.txt").apply { writeText("no backup") })
        rule.comes(hasText(words(R.string.refusal_no_backup)))
        rule.tag("choose").performClick()
        rule.choose(file)
        rule.says(words(R.string.restore_asks_passphrase)).assertIsDisplayed()
        rule.tag("typed").performScrollTo().performTextInput("something else quite")
        rule.tag("restore-go").performClick()
        rule.comes(hasText(words(R.string.refusal_wrong_passphrase)))
        rule.picture("restore-refused")
        rule.tag("typed").performTextClearance()
        rule.tag("typed").performTextInput(PASSPHRASE)
        rule.tag("restore-go").performClick()
        rule.comes(hasTestTag("go"))
        assertEquals("8.0 NOT 9.5", notebook.note(note).words)
    }

    @Test
    fun `a copy of everything is one file of files`() {
        rule.begin()
        note()
        to("to-export")
        val file = outside("everything.zip")
        rule.tag("export-go").performClick()
        rule.choose(file)
        rule.comes(hasTestTag("exported"))
        rule.picture("export-made")
        val names = ZipFile(file).use { zip -> zip.entries().asSequence().map { it.name }.toList() }
        assertTrue("$names", "contents.json" in names && names.any { it.endsWith(".jsonl") })
    }

    @Test
    fun `codes are new each time`() = assertTrue(recoveryCode() != recoveryCode())
}
