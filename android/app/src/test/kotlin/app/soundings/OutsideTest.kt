package app.soundings

import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.hasText
import android.Manifest
import android.app.AlarmManager
import android.app.NotificationManager
import android.app.RemoteInput
import android.appwidget.AppWidgetManager
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.XmlResourceParser
import android.net.Uri
import android.os.Bundle
import android.widget.TextView
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.work.Configuration
import androidx.work.testing.SynchronousExecutor
import androidx.work.testing.WorkManagerTestInitHelper
import app.soundings.background.Arrival
import app.soundings.background.NoteReceiver
import app.soundings.background.NoteTile
import app.soundings.background.NoteWidget
import app.soundings.background.Outside
import app.soundings.background.RemindReceiver
import app.soundings.background.Reminding
import app.soundings.background.ShareActivity
import app.soundings.background.StartReceiver
import app.soundings.background.intent
import app.soundings.background.toCapture
import app.soundings.core.AttachmentKind
import app.soundings.core.Found
import app.soundings.core.Freshness
import app.soundings.core.NewPromise
import app.soundings.core.ObservationKind
import app.soundings.core.Person
import app.soundings.core.ReminderOf
import app.soundings.core.Search
import app.soundings.core.StartVisit
import java.io.ByteArrayInputStream
import java.io.File
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowToast

/** What the app does where it is not in front: reminders, notifications, tile, widget, share sheet, work. None of it names anybody. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class OutsideTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    private val desk get() = (application.door.state.value as DoorState.Open).desk
    private val alarms get() = shadowOf(application.getSystemService(AlarmManager::class.java)).scheduledAlarms
    private val shown get() = shadowOf(application.getSystemService(NotificationManager::class.java)).allNotifications

    private fun title(of: android.app.Notification) = of.extras.getCharSequence("android.title").toString()

    /** A visit with somebody, that ended, and a promise from it. */
    private fun aVisitThatEnded(): String {
        val customer = notebook.addCustomer("Brightline Metals")
        val visit = notebook.startVisit(StartVisit(customer = customer))
        notebook.promise(NewPromise("A settings card", listOf(Person.Someone("the welder")), until = today.plusDays(3).toString(), visit = visit))
        notebook.endVisit(null, false)
        return visit
    }

    private fun allowed() = shadowOf(application).grantPermissions(Manifest.permission.POST_NOTIFICATIONS)

    @Test
    fun `nothing is left to a backup or transfer by the platform`() {
        val info = application.packageManager.getApplicationInfo(application.packageName, 0)
        assertEquals(0, info.flags and android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP)
        val all = setOf("root", "file", "database", "sharedpref", "external")
        val device = setOf("device_root", "device_file", "device_database", "device_sharedpref")
        val rules = excluded(R.xml.data_extraction_rules)
        assertEquals(setOf("cloud-backup", "device-transfer"), rules.keys)
        rules.values.forEach { assertEquals(all + device, it) }
        assertEquals(mapOf("full-backup-content" to all), excluded(R.xml.backup_rules))
    }

    /** What each part of the rules leaves out, whole; anything let in is a failure. */
    private fun excluded(rules: Int): Map<String, Set<String>> {
        val found = mutableMapOf<String, MutableSet<String>>()
        var part = ""
        application.resources.getXml(rules).use { xml ->
            while (xml.next() != XmlResourceParser.END_DOCUMENT) {
                if (xml.eventType != XmlResourceParser.START_TAG) continue
                when (xml.name) {
                    "data-extraction-rules" -> Unit
                    "exclude" -> {
                        assertEquals(".", xml.getAttributeValue(null, "path"))
                        found.getValue(part) += xml.getAttributeValue(null, "domain")
                    }
                    else -> {
                        part = xml.name
                        found[part] = mutableSetOf()
                    }
                }
            }
        }
        return found
    }

    @Test
    fun `reminders are set as the notebook says, go through Doze, and name nobody unless asked to`() {
        rule.begin()
        allowed()
        val visit = aVisitThatEnded()
        runBlocking { Outside.left(application, desk) }
        assertEquals("nobody turned them on", 0, alarms.size)
        Reminding.turn(application, true)
        runBlocking { Outside.left(application, desk) }
        assertEquals(3, alarms.size)
        assertTrue(alarms.all { it.isAllowWhileIdle })
        assertEquals(notebook.reminders().map { it.at.utcMs }, alarms.map { it.triggerAtMs }.sorted())

        fire()
        // Whether the next morning is still fresh goes by the hour at which the visit ended, which is the hour of the test.
        val said = notebook.reminders().map { reminder ->
            when (val of = reminder.of) {
                is ReminderOf.Promise -> R.string.notify_promise
                is ReminderOf.Debrief -> when (of.freshness) {
                    Freshness.STILL_FRESH -> R.string.notify_debrief
                    Freshness.FROM_MEMORY -> R.string.notify_debrief_morning
                }
            }
        }
        assertTrue(R.string.notify_debrief in said && R.string.notify_promise in said)
        assertEquals(said.map { words(it) }.toSet(), shown.map(::title).toSet())
        shown.forEach { assertFalse(it.extras.toString(), "Brightline" in it.extras.toString()) }
        val leads = shadowOf(shown.first { title(it) == words(R.string.notify_debrief) }.contentIntent).savedIntent
        assertEquals(Arrival.Debrief(visit).intent(application).action, leads.action)
        assertEquals(visit, leads.getStringExtra("about"))

        notebook.setNamesInReminders(true)
        runBlocking { Outside.left(application, desk) }
        fire()
        assertTrue(shown.any { title(it) == words(R.string.notify_with, words(R.string.notify_promise), "Brightline Metals") })

        Reminding.turn(application, false)
        assertEquals(0, alarms.size)
    }

    private fun fire() = alarms.toList().forEach { alarm ->
        RemindReceiver().onReceive(application, shadowOf(requireNotNull(alarm.operation)).savedIntent)
    }

    @Test
    fun `after the phone started reminders are planned anew`() {
        WorkManagerTestInitHelper.initializeTestWorkManager(application, Configuration.Builder().setExecutor(SynchronousExecutor()).build())
        rule.begin()
        allowed()
        aVisitThatEnded()
        Reminding.turn(application, true)
        assertEquals(0, alarms.size)
        StartReceiver().onReceive(application, Intent("somebody.elses"))
        StartReceiver().onReceive(application, Intent(Intent.ACTION_BOOT_COMPLETED))
        assertTrue(eventually { pass(100); alarms.size == 3 })
        val heard = application.packageManager.queryBroadcastReceivers(Intent(Intent.ACTION_BOOT_COMPLETED).setPackage(application.packageName), 0)
        assertTrue(heard.any { it.activityInfo.name == StartReceiver::class.java.name })
    }

    @Test
    fun `while a visit is under way a notification takes notes and shows none`() {
        rule.begin()
        allowed()
        runBlocking { Outside.left(application, desk) }
        assertEquals(0, shown.size)
        notebook.startVisit(StartVisit(customer = notebook.addCustomer("Brightline Metals")))
        runBlocking { Outside.left(application, desk) }
        val notification = shown.single()
        assertEquals(words(R.string.notify_capture), title(notification))
        assertEquals(android.app.Notification.VISIBILITY_PRIVATE, notification.visibility)
        assertFalse("Brightline" in notification.extras.toString())
        assertEquals(listOf(R.string.observation_kind_said_key, R.string.observation_kind_did_key, R.string.observation_kind_around_key).map { words(it) }, notification.actions.map { it.title.toString() })

        val action = notification.actions[1]
        val typed = Intent(shadowOf(action.actionIntent).savedIntent)
        RemoteInput.addResultsToIntent(action.remoteInputs, typed, Bundle().apply { putCharSequence("text", "turned the wire speed down") })
        NoteReceiver().onReceive(application, typed)
        assertTrue(eventually { requireNotNull(notebook.today().underWay).notes == 1u })
        assertEquals(ObservationKind.DID, notebook.captureScreen(null).last?.kind)
        notebook.endVisit(null, false)
        runBlocking { Outside.left(application, desk) }
        assertEquals(0, shown.size)
    }

    @Test
    fun `words in a notification that could not be kept stand there still, with why`() {
        rule.begin()
        allowed()
        notebook.startVisit(StartVisit())
        runBlocking { Outside.left(application, desk) }
        val inbox = File(application.filesDir, "notebook/inbox").apply { deleteRecursively(); writeText("in the way") }
        val action = shown.single().actions[0]
        val typed = Intent(shadowOf(action.actionIntent).savedIntent)
        RemoteInput.addResultsToIntent(action.remoteInputs, typed, Bundle().apply { putCharSequence("text", "they weld twice") })
        NoteReceiver().onReceive(application, typed)
        assertTrue(eventually { shown.single().extras.getCharSequenceArray("android.remoteInputHistory")?.toList() == listOf("they weld twice") })
        assertEquals(words(R.string.error_unknown), shown.single().extras.getCharSequence("android.text").toString())
        inbox.delete()
    }

    @Test
    fun `tile, shortcuts and widget lead to Capture`() {
        rule.begin()
        // Robolectric has no quick settings to bind the tile to: what the tile hands them is looked at instead.
        assertEquals(Arrival.Note.intent(application).action, shadowOf(toCapture(Robolectric.setupService(NoteTile::class.java))).savedIntent.action)
        val widgets = AppWidgetManager.getInstance(application)
        val id = shadowOf(widgets).createWidget(NoteWidget::class.java, R.layout.note_widget)
        val view = shadowOf(widgets).getViewFor(id)
        view.performClick()
        assertEquals(Arrival.Note.intent(application).action, shadowOf(application).nextStartedActivity.action)
        val texts = mutableListOf<String>()
        fun walk(at: android.view.View) {
            if (at is TextView) texts += at.text.toString()
            if (at is android.view.ViewGroup) for (child in 0 until at.childCount) walk(at.getChildAt(child))
        }
        walk(view)
        assertEquals(listOf(words(R.string.widget_words)), texts)

        arrive(Arrival.Note)
        rule.tag("field").assertIsDisplayed()
    }

    private fun headed(words: String) = rule.until("a page about $words") { rule.onAllNodes(hasText(words) and isHeading()).fetchSemanticsNodes().isNotEmpty() }

    private fun arrive(arrival: Arrival) = rule.activityRule.scenario.onActivity { it.onNewIntent(arrival.intent(application)) }

    @Test
    fun `a shortcut starts a visit once and goes on in it after that`() {
        rule.begin()
        arrive(Arrival.Start)
        rule.tag("field").assertIsDisplayed()
        val visit = requireNotNull(notebook.today().underWay).id
        rule.tag("back").performClick()
        arrive(Arrival.Start)
        rule.tag("field").assertIsDisplayed()
        assertEquals(visit, notebook.today().underWay?.id)
    }

    @Test
    fun `a stranger's intent leads nowhere`() {
        rule.begin()
        rule.activityRule.scenario.onActivity { it.onNewIntent(Intent("app.soundings.DEBRIEF")) }
        rule.tag("go").assertIsDisplayed()
    }

    private fun share(intent: Intent): ShareActivity {
        val activity = Robolectric.buildActivity(ShareActivity::class.java, intent).setup().get()
        assertTrue(eventually { pass(50); activity.isFinishing })
        return activity
    }

    private fun lent(name: String, bytes: ByteArray): Uri = Uri.parse("content://somebody/$name").also {
        shadowOf(application.contentResolver).registerInputStream(it, ByteArrayInputStream(bytes))
    }

    @Test
    fun `words that are shared become a note without a key`() {
        rule.begin()
        val found = application.packageManager.queryIntentActivities(Intent(Intent.ACTION_SEND).setType("text/plain"), PackageManager.MATCH_ALL)
        assertTrue(found.any { it.activityInfo.name == ShareActivity::class.java.name })
        share(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "from the ticket: porosity again"))
        val note = (notebook.searchFor(Search("porosity"), null).items.single() as Found.Note).note
        assertNull(note.kind)
        assertNull(note.visit)
        share(Intent(Intent.ACTION_SEND).setType("text/plain"))
        assertEquals(1, notebook.searchFor(Search("porosity"), null).items.size)
    }

    @Test
    fun `a picture that is shared goes with a note and a file of our own is refused`() {
        rule.begin()
        val picture = lent("seam.jpg", javaClass.getResourceAsStream("/app/soundings/seam.jpg")?.readBytes() ?: jpeg())
        share(Intent(Intent.ACTION_SEND).setType("image/jpeg").putExtra(Intent.EXTRA_STREAM, picture).putExtra(Intent.EXTRA_TEXT, "the seam"))
        assertEquals(1, (notebook.searchFor(Search("seam"), null).items.single() as Found.Note).note.attachments.size)
        val ours = Uri.fromFile(java.io.File(application.filesDir, "notebook/notebook.db"))
        share(Intent(Intent.ACTION_SEND).setType("image/jpeg").putExtra(Intent.EXTRA_STREAM, ours).putExtra(Intent.EXTRA_TEXT, "stolen"))
        assertEquals(0, notebook.searchFor(Search("stolen"), null).items.size)
    }

    @Test
    fun `a text file goes along under its own name, more files than fit are refused, and no copy stays`() {
        rule.begin()
        val log = lent("controller log.txt", "09:02 torch on".toByteArray())
        share(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_STREAM, log).putExtra(Intent.EXTRA_TEXT, "what it wrote"))
        val attached = (notebook.searchFor(Search("wrote"), null).items.single() as Found.Note).note.attachments.single()
        assertEquals("controller log.txt" to AttachmentKind.FILE, attached.name to attached.kind)
        val many = ArrayList((1..21).map { lent("$it.jpg", jpeg()) })
        share(Intent(Intent.ACTION_SEND_MULTIPLE).setType("image/jpeg").putParcelableArrayListExtra(Intent.EXTRA_STREAM, many).putExtra(Intent.EXTRA_TEXT, "too many"))
        assertEquals(0, notebook.searchFor(Search("many"), null).items.size)
        assertEquals(words(R.string.refusal_too_many), ShadowToast.getTextOfLatestToast())
        assertEquals(0, File(application.cacheDir, "shared").list().orEmpty().size)
    }

    private fun jpeg(): ByteArray = java.io.ByteArrayOutputStream().also {
        android.graphics.Bitmap.createBitmap(64, 64, android.graphics.Bitmap.Config.ARGB_8888).compress(android.graphics.Bitmap.CompressFormat.JPEG, 90, it)
    }.toByteArray()

    @Test
    fun `a card that is shared leads to its import and brings nothing yet`() {
        rule.begin()
        val card = lent("rosa.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Rosa Medeiros\nEND:VCARD\n".toByteArray())
        val activity = share(Intent(Intent.ACTION_SEND).setType("text/x-vcard").putExtra(Intent.EXTRA_STREAM, card))
        val led = shadowOf(activity).nextStartedActivity
        rule.activityRule.scenario.onActivity { it.onNewIntent(led) }
        rule.tag("things").assertIsDisplayed()
        assertEquals("nothing is written yet", 0, notebook.searchFor(Search("Rosa"), null).items.size)
        rule.tag("take-in").performClick()
        rule.tag("made").assertIsDisplayed()
        assertEquals(1, notebook.searchFor(Search("Rosa"), null).items.size)
        assertEquals("no copy stays", 0, File(application.cacheDir, "imported").list().orEmpty().size)
    }

    @Test
    fun `a stranger's intent can't name a file of ours to be taken in`() {
        rule.begin()
        for (name in listOf("../../files/notebook/notebook.db", "..%2Fnotebook.db", "?", "")) {
            arrive(Arrival.Import(name))
            arrive(Arrival.Debrief(name))
            rule.tag("go").assertIsDisplayed()
        }
        arrive(Arrival.Import("notebook.db"))
        rule.says(words(R.string.refusal_file_missing)).assertIsDisplayed()
    }

    @Test
    fun `a promise that falls due while another is read is shown, and back leads to that one`() {
        rule.begin()
        val (sooner, later) = listOf("a settings card", "the torch's manual").map { notebook.promise(NewPromise(it, listOf(Person.Someone("the welder")), until = "2026-11-27")) }
        arrive(Arrival.Promise(sooner))
        headed("a settings card")
        arrive(Arrival.Promise(later))
        headed("the torch's manual")
        rule.tag("back").performClick()
        headed("a settings card")
    }
}
