package app.soundings.notebook

import app.soundings.core.Basis
import app.soundings.core.EvidenceRange
import app.soundings.core.FiledUnder
import app.soundings.core.MapPart
import app.soundings.core.NewEntry
import app.soundings.core.NewMap
import app.soundings.core.NewObservation
import app.soundings.core.NewPerson
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.Refusal
import app.soundings.core.ShareableKind
import app.soundings.core.StartVisit
import app.soundings.core.SyncState
import java.io.File
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS
import kotlin.concurrent.thread
import kotlin.random.Random
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The bridge, crossed once in every way, against the real library. */
class NotebookTest {
    @get:Rule val folder = TemporaryFolder()
    private val key = Random.nextBytes(32)
    private val keyring = KeyringInMemory()
    private val dir get() = File(folder.root, "notebook").path
    private lateinit var notebook: Notebook

    @Before
    fun create() {
        assertFalse(notebookExists(dir))
        notebook = Notebook.create(dir, key, keyring, "Ada Okafor")
        assertTrue(notebookExists(dir))
    }

    @After
    fun close() = notebook.run {
        shut()
        close()
    }

    private fun tape() = NewObservation(FiledUnder.Nowhere, ObservationKind.AROUND, "8.0 NOT 9.5 ask Rosa")

    @Test
    fun `a note is captured and read back`() {
        val visit = notebook.startVisit(StartVisit())
        val captured = notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.SAID, "We weld it twice.", exact = true))
        assertEquals(visit, captured.visit)
        val read = notebook.captureScreen(null).last!!
        assertEquals(captured.id, read.id)
        assertEquals("We weld it twice.", read.words)
        assertTrue(read.exact)
        assertEquals(ObservationKind.SAID, read.kind)
        assertEquals(SyncState.ON_THIS_PHONE, read.state)
        assertEquals(visit, notebook.today().underWay?.id)
    }

    @Test
    fun `an entry of a map rests on its note`() {
        val customer = notebook.addCustomer("Brightline Metals")
        val rosa = notebook.addPerson(NewPerson(customer = customer, name = "Rosa Medeiros"))
        notebook.startVisit(StartVisit(customer = customer))
        val note = notebook.capture(
            NewObservation(FiledUnder.UnderWay, ObservationKind.DID, "🔥 turned the wire speed to 8.0", by = Person.Known(rosa)),
        )
        val map = notebook.newMap(NewMap(rosa, "a batch comes back"))
        // Unicode scalar values, so that the flame counts once.
        notebook.addEntry(NewEntry(map, MapPart.DO, from = listOf(EvidenceRange(note.id, 2u, 8u))))
        val part = notebook.map(map).parts.single { it.part == MapPart.DO }
        assertEquals(1, part.depth.toInt())
        assertEquals(listOf("turned"), part.entries.map { it.text })
        assertEquals(listOf(Basis.SEEN), part.entries.map { it.basis })
    }

    @Test
    fun `a refusal crosses with its reason and nothing changes`() {
        val refused = assertThrows(SoundingsException.Refused::class.java) {
            notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, "  "))
        }
        assertEquals(Refusal.EMPTY_TEXT, refused.why)
        assertTrue(notebook.visits(null).notFiled.isEmpty())
        val unread = assertThrows(SoundingsException.Refused::class.java) { notebook.join("hello") }
        assertEquals(Refusal.INVITE_UNREADABLE, unread.why)
        val alone = assertThrows(SoundingsException.Refused::class.java) { notebook.share(emptyList()) }
        assertEquals(Refusal.NOT_JOINED, alone.why)
    }

    @Test
    fun `what could be shared says what it is`() {
        val visit = notebook.startVisit(StartVisit())
        notebook.capture(NewObservation(FiledUnder.UnderWay, ObservationKind.DID, "weld it twice"))
        val customer = notebook.addCustomer("Brightline Metals")
        val rows = notebook.shareable(null).items.associateBy { it.id }
        assertEquals(ShareableKind.VISIT, rows.getValue(visit).what)
        assertEquals(1u, rows.getValue(visit).notes)
        assertEquals(ShareableKind.CUSTOMER, rows.getValue(customer).what)
    }

    @Test
    fun `what is no id is an error and no crash`() {
        assertThrows(Exception::class.java) { notebook.delete("not an id") }
        assertThrows(SoundingsException.NotFound::class.java) { notebook.delete("01930000-0000-7000-8000-000000000000") }
    }

    @Test
    fun `changes are told from one other thread and what the shell throws there does no harm`() {
        val told = LinkedBlockingQueue<Pair<List<String>, Thread>>()
        notebook.onChange(object : Observer {
            override fun changed(ids: List<String>) {
                told += ids to Thread.currentThread()
                error("the shell's own mistake")
            }
            override fun reset() = Unit
        })
        val first = notebook.capture(tape()).id
        val (ids, thread) = told.poll(10, SECONDS)!!
        assertTrue(first in ids)
        assertNotEquals(Thread.currentThread(), thread)
        val second = notebook.capture(tape()).id
        assertTrue(second in told.poll(10, SECONDS)!!.first)
    }

    @Test
    fun `nothing is told after closing and closing twice is once`() {
        val told = LinkedBlockingQueue<List<String>>()
        notebook.onChange(object : Observer {
            override fun changed(ids: List<String>) { told += ids }
            override fun reset() = Unit
        })
        notebook.shut()
        notebook.shut()
        assertThrows(SoundingsException.Closed::class.java) { notebook.today() }
        assertNull(told.poll())
    }

    @Test
    fun `a closed notebook opens again with its key and with no other`() {
        val captured = notebook.capture(tape())
        notebook.shut()
        assertThrows(SoundingsException.WrongKey::class.java) { Notebook.open(dir, Random.nextBytes(32), keyring) }
        assertThrows(SoundingsException.WrongKey::class.java) { Notebook.open(dir, ByteArray(5), keyring) }
        Notebook.open(dir, key, keyring).use { again ->
            assertEquals(listOf(captured.id), again.visits(null).notFiled.map { it.id })
            again.shut()
        }
    }

    @Test
    fun `what the device signs by lies in the keyring and a keyring that does not answer keeps nobody from noting`() {
        val kept = requireNotNull(keyring.kept)
        notebook.shut()
        keyring.isAway = true
        Notebook.open(dir, key, keyring).use { again ->
            again.capture(tape())
            again.shut()
        }
        assertArrayEquals(kept, keyring.kept)
        keyring.isAway = false
        keyring.kept = null
        Notebook.open(dir, key, keyring).use { again ->
            assertEquals(1, again.visits(null).notFiled.size)
            again.shut()
        }
        assertFalse(kept.contentEquals(keyring.kept))
    }

    @Test
    fun `a note taken while the notebook is shut comes in at the next opening`() {
        notebook.shut()
        val waiting = captureToInbox(dir, tape())
        Notebook.open(dir, key, keyring).use { again ->
            assertEquals(listOf(waiting), again.visits(null).notFiled.map { it.id })
            again.shut()
        }
    }

    @Test
    fun `a contact without a team ends at once`() {
        assertEquals(Outcome.NOT_JOINED, notebook.sync(5u, Cancel()))
    }

    @Test
    fun `staying in contact ends when it is cancelled`() {
        val cancel = Cancel()
        val ended = CountDownLatch(1)
        thread {
            notebook.stayInContact(cancel)
            ended.countDown()
        }
        assertFalse(ended.await(1, SECONDS))
        cancel.cancel()
        assertTrue(ended.await(5, SECONDS))
        assertEquals(Outcome.CANCELLED, notebook.sync(5u, cancel))
    }

    @Test
    fun `the file holds no word in the clear`() {
        notebook.capture(tape())
        notebook.shut()
        for (file in File(dir).walk().filter(File::isFile)) {
            val bytes = file.readText(Charsets.ISO_8859_1)
            assertFalse(file.name, "ask Rosa" in bytes)
            assertFalse(file.name, "SQLite format 3" in bytes)
        }
    }
}

/** A keyring of tests. */
private class KeyringInMemory : Keyring {
    var kept: ByteArray? = null
    var isAway = false

    override fun read(): ByteArray? = if (isAway) throw KeyringException.Away() else kept

    override fun replace(kept: ByteArray) {
        if (isAway) throw KeyringException.Away()
        this.kept = kept
    }
}
