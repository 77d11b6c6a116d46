package app.soundings

import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.rules.ActivityScenarioRule
import app.soundings.notebook.Cancel
import app.soundings.notebook.Notebook
import app.soundings.notebook.Outcome
import java.io.File
import java.nio.file.Files
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.rules.ExternalResource

/** The real program of the team's server, on loopback over TLS, and teammates who joined. */
class TeamServer : ExternalResource() {
    private val program = requireNotNull(System.getProperty("hub.program"))
    private val folder: File = Files.createTempDirectory("soundings-hub").toFile()
    private val phones: File = Files.createTempDirectory("teammates").toFile()
    /** It stands: a server says what is late by its clock, and waits for nothing by it. */
    private val clock = File(phones, "clock").apply { writeText(morning.toInstant().toEpochMilli().toString()) }
    private var serving: Process? = null

    /** Where it answers. */
    lateinit var url: String
        private set

    /** The same, to listen there again. */
    val listen get() = url.removePrefix("https://")

    private fun begun(vararg arguments: String): Process =
        ProcessBuilder(program, *arguments, "--data", folder.path, "--clock", clock.path).redirectError(ProcessBuilder.Redirect.INHERIT).start()

    fun serve(listen: String = "127.0.0.1:0") {
        val process = begun("serve", "--listen", listen)
        serving = process
        url = process.inputStream.bufferedReader().readLine().removePrefix("Listening on ")
        check(url.startsWith("https://")) { "it encrypts" }
    }

    fun stop() {
        serving?.destroyForcibly()?.waitFor()
        serving = null
    }

    /** An invitation, for one device, once. */
    fun invite(engineer: String? = null): String = begun(*listOfNotNull("invite", engineer?.let { "--engineer=$it" }).toTypedArray()).inputStream.bufferedReader().readText().trim()

    /** A teammate with a notebook of their own, who joined. */
    fun teammate(name: String, invitation: String = invite()): Notebook {
        val notebook = Notebook.create(File(phones, name).path, ByteArray(32) { 7 }, KeyringInMemory(), name, application.clock)
        notebook.join(invitation)
        together(notebook)
        return notebook
    }

    /** One contact of a teammate's. */
    fun together(notebook: Notebook) = assertEquals(Outcome.TOGETHER, notebook.sync(20u, Cancel()))

    /** It forgets what it is told in [work], and is stopped after it. */
    fun forgets(work: () -> Unit) {
        stop()
        val before = Files.createTempDirectory("soundings-hub-before").toFile()
        folder.copyRecursively(before, overwrite = true)
        serve(listen)
        work()
        stop()
        folder.deleteRecursively()
        before.copyRecursively(folder)
        before.deleteRecursively()
    }

    override fun before() = serve()

    override fun after() {
        stop()
        folder.deleteRecursively()
        phones.deleteRecursively()
    }
}

/** An invitation is opened, as from another app. */
fun AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>.open(invitation: String) {
    val opened = Intent(Intent.ACTION_VIEW, Uri.parse(invitation))
    activityRule.scenario.onActivity { it.onNewIntent(opened) }
}

/** Waits while the server answers on another thread and the screen looks again in its own time. */
fun ComposeTestRule.comes(matcher: SemanticsMatcher) {
    val there = eventually {
        pass(100)
        onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()
    }
    assertTrue(matcher.description, there)
}

/** Joins with an invitation that is opened, and comes back to Today. */
fun AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>.join(server: TeamServer) {
    open(server.invite())
    tag("server")
    tag("join-go").performScrollTo().performClick()
    comes(hasTestTag("joined"))
    tag("join-close").performClick()
    tag("go")
}
