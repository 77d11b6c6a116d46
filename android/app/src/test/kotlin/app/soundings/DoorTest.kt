package app.soundings

import androidx.activity.ComponentActivity
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import app.soundings.core.ObservationKind
import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import app.soundings.look.SoundingsTheme
import app.soundings.notebook.KeyringException
import app.soundings.notebook.Notebook
import java.io.File
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class DoorTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<ComponentActivity>()
    private val keysFolder get() = application.noBackupFilesDir
    private val folder get() = File(application.filesDir, "notebook")
    private val device get() = DeviceKeys(keysFolder)

    @Test
    fun `the key lies wrapped on disk and comes back whole`() {
        val keys = DatabaseKeys(keysFolder)
        assertNull(keys.read())
        val key = keys.make()
        assertArrayEquals(key, DatabaseKeys(keysFolder).read())
        val onDisk = keysFolder.walk().filter(File::isFile).map { it.readBytes().toList() }.toList()
        assertFalse(onDisk.any { file -> file.windowed(key.size).any { it == key.toList() } })
    }

    @Test
    fun `what wraps a key lies in a chip of its own where there is one, and is bound to nobody's fingerprint`() {
        DatabaseKeys(keysFolder).make()
        FakeAndroidKeyStore.hasStrongBox = true
        device.replace(ByteArray(80) { 3 })
        val asked = FakeAndroidKeyStore.asked
        assertEquals(mapOf("soundings-database" to false, "soundings-device" to true), asked.mapValues { it.value.isStrongBoxBacked })
        assertFalse(asked.values.any { it.isUserAuthenticationRequired || it.isUnlockedDeviceRequired })
        assertArrayEquals(ByteArray(80) { 3 }, device.read())
    }

    @Test
    fun `what the device signs by lies wrapped and a phone without it is another device`() {
        assertNull(device.read())
        device.replace(ByteArray(80) { 3 })
        assertArrayEquals(ByteArray(80) { 3 }, device.read())
        val onDisk = File(keysFolder, "device.keys").readBytes().toList()
        assertFalse(onDisk.windowed(16).any { piece -> piece.all { it == 3.toByte() } })
        FakeAndroidKeyStore.keys.clear()
        assertNull("another phone's keystore opens none of it", device.read())
        device.replace(ByteArray(80) { 4 })
        assertArrayEquals(ByteArray(80) { 4 }, device.read())
    }

    @Test
    fun `a file that was damaged is lost and one that cannot be read is no answer`() {
        val file = File(keysFolder, "device.keys")
        for (bytes in listOf(0, 5, 20, 100)) {
            device.replace(ByteArray(80) { 3 })
            file.writeBytes(ByteArray(bytes))
            assertNull(device.read())
        }
        check(file.delete() && file.mkdir())
        assertThrows(KeyringException.Away::class.java) { device.read() }
        assertThrows(KeyringException.Away::class.java) { device.replace(ByteArray(1)) }
    }

    @Test
    fun `without its key the notebook is shut but takes notes that come in once it opens`() {
        val keys = DatabaseKeys(keysFolder)
        Notebook.create(folder.path, keys.make(), device, "Ada Okafor", clock = application.clock).run {
            shut()
            close()
        }
        val wrapping = FakeAndroidKeyStore.keys.toMap()
        FakeAndroidKeyStore.keys.clear()
        val door = Door(folder, keys, device).apply { open() }
        rule.setContent { SoundingsTheme { RootScreen(door) } }
        rule.says(words(R.string.shut_key)).assertIsDisplayed()
        rule.note("tape over our display", "around")
        rule.says(words(R.string.kept_for_later)).assertIsDisplayed()

        FakeAndroidKeyStore.keys.putAll(wrapping)
        rule.says(words(R.string.try_again)).performClick()
        rule.tag("go")
        val notebook = (door.state.value as DoorState.Open).desk.notebook
        val note = notebook.visits(null).notFiled.single()
        assertEquals("tape over our display", note.words)
        assertEquals(ObservationKind.AROUND, note.kind)
    }
}
