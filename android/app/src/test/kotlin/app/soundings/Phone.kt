package app.soundings

import android.graphics.Bitmap
import android.os.Looper
import androidx.annotation.PluralsRes
import androidx.annotation.StringRes
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isDialog
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.core.graphics.Insets
import androidx.core.view.ViewCompat
import androidx.core.view.WindowInsetsCompat
import androidx.core.content.FileProvider
import androidx.test.core.app.ApplicationProvider
import app.soundings.notebook.Keyring
import app.soundings.notebook.Notebook
import java.io.File
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assert.fail
import org.junit.rules.ExternalResource
import org.robolectric.Shadows.shadowOf

/**
 * A phone with a keystore, at 08:52 of the example's day.
 *
 * @param slow its clock hardly goes on
 */
class Phone(private val slow: Boolean = false) : ExternalResource() {
    /** What it goes by. */
    lateinit var clock: Morning
        private set

    override fun before() {
        clock = Morning(slow)
        application.clock = clock
        application.now = clock::shown
        FakeAndroidKeyStore.install()
        forgetFolders()
        WatchedNotebook.begin()
        application.through = WatchedNotebook::over
    }

    override fun after() {
        clock.close()
        assertEquals("what the main thread asked of the notebook", emptyList<String>(), WatchedNotebook.onMainThread.toList())
        assertEquals("files that were not closed", emptyList<String>(), leftOpen())
    }

    /** The provider of files remembers for a process where they lie; here many phones live in one. */
    private fun forgetFolders() {
        val remembered = FileProvider::class.java.getDeclaredField("sCache").apply { isAccessible = true }
        (remembered.get(null) as MutableMap<*, *>).clear()
    }
}

/** A keyring of a notebook that lies on no phone. */
class KeyringInMemory : Keyring {
    private var kept: ByteArray? = null

    override fun read() = kept

    override fun replace(kept: ByteArray) {
        this.kept = kept
    }
}

val application: SoundingsApplication get() = ApplicationProvider.getApplicationContext()

/** The app's own open notebook, to look at from behind. */
val notebook: Notebook get() = WatchedNotebook.behind((application.door.state.value as DoorState.Open).desk.notebook)

fun words(@StringRes id: Int, vararg with: Any): String = application.getString(id, *with)

fun counted(@PluralsRes id: Int, count: Int): String = application.resources.getQuantityString(id, count, count)

/** So long is waited for what comes at once on a machine that does nothing else, in milliseconds. */
const val PATIENCE_MS = 60_000L

/** The notebook works on a thread of its own: waits until a thing with this tag is there. */
fun ComposeTestRule.tag(tag: String): SemanticsNodeInteraction {
    waitUntil("a thing tagged $tag", PATIENCE_MS) { onAllNodes(hasTestTag(tag)).fetchSemanticsNodes().isNotEmpty() }
    return onNodeWithTag(tag)
}

/** Waits until these words are there. */
fun ComposeTestRule.says(words: String, part: Boolean = false): SemanticsNodeInteraction {
    waitUntil("the words $words", PATIENCE_MS) { onAllNodes(hasText(words, substring = part)).fetchSemanticsNodes().isNotEmpty() }
    return onNode(hasText(words, substring = part))
}

/** Scrolls to what has this tag and presses it. */
fun ComposeTestRule.press(tag: String) {
    tag(tag).performScrollTo().performClick()
}

/** Types into the field that has this tag. */
fun ComposeTestRule.type(tag: String, words: String) {
    tag(tag).performScrollTo().performTextInput(words)
}

/** First run: says who we are. */
fun ComposeTestRule.begin(name: String = "Ada Okafor") {
    tag("name").performTextInput(name)
    says(words(R.string.first_begin)).performScrollTo().performClick()
    tag("go")
}

/** Starts a visit and comes to Capture. */
fun ComposeTestRule.start() {
    tag("go").performClick()
    tag("field")
}

/** Types and presses a key, and waits until the field is empty. */
fun ComposeTestRule.note(words: String, key: String = "said") {
    tag("field").performTextInput(words)
    tag("key-$key").performClick()
    waitUntil("an empty field", PATIENCE_MS) { field().isEmpty() }
}

/** Where a window says what was taken of it. */
private const val TAKEN = 0x7f000001 + 0x00f00000

/** What a phone takes of the screen: its bars, and the keyboard where it is up, in dp. */
fun AndroidComposeTestRule<*, MainActivity>.insets(keyboard: Int = 0, top: Int = 24, bottom: Int = 16) {
    val window = activity.window.decorView
    val px = { dp: Int -> (dp * activity.resources.displayMetrics.density).toInt() }
    val insets = WindowInsetsCompat.Builder()
        .setInsets(WindowInsetsCompat.Type.statusBars(), Insets.of(0, px(top), 0, 0))
        .setInsets(WindowInsetsCompat.Type.navigationBars(), Insets.of(0, 0, 0, px(bottom)))
        .setInsets(WindowInsetsCompat.Type.ime(), Insets.of(0, 0, 0, px(keyboard)))
        .setVisible(WindowInsetsCompat.Type.ime(), keyboard > 0)
        .build()
    runOnUiThread {
        window.setTag(TAKEN, Taken(keyboard, top, bottom))
        ViewCompat.dispatchApplyWindowInsets(window, insets)
    }
    waitForIdle()
}

/** What stands in a field. */
fun ComposeTestRule.written(field: String): String = tag(field).fetchSemanticsNode().config[SemanticsProperties.EditableText].text

/** What stands in the field of Capture. */
fun ComposeTestRule.field(): String = written("field")

/** Lets time pass on the main thread, whose clock stands still in a test. */
fun pass(milliseconds: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(milliseconds))

/** Whether another thread gets there, while the main thread's clock stands still. */
fun eventually(there: () -> Boolean): Boolean {
    val until = System.nanoTime() + PATIENCE_MS * 1_000_000
    while (!there()) if (System.nanoTime() > until) return false else Thread.yield()
    return true
}

/** Keeps a picture of the screen, with what the phone shows on it, beside those of the other shells, and sees it through. */
fun AndroidComposeTestRule<*, MainActivity>.picture(name: String) = keep(name, isRoot(), taken)

/**
 * The same, but everything that is wrong with it is told. What is not whole where it was [rolled] to is on another picture.
 *
 * @param held says what else is wrong with the picture, which lies in a file
 */
fun AndroidComposeTestRule<*, MainActivity>.faultsOfPicture(
    name: String, rolled: Boolean, tries: Int = FEW_TRIES, held: (Bitmap, File) -> String? = { _, _ -> null },
): List<String> = faultsOf(name, isRoot(), taken, rolled, tries, held).map { "$name: $it" }

private val AndroidComposeTestRule<*, MainActivity>.taken get() = activity.window.decorView.getTag(TAKEN) as? Taken ?: Taken(keyboard = 0, top = 24, bottom = 16)

/** Keeps a picture of what stands over the screen, and sees it through. */
fun AndroidComposeTestRule<*, MainActivity>.pictureOfDialog(name: String) = keep(name, isDialog(), null)

private fun AndroidComposeTestRule<*, MainActivity>.keep(name: String, which: SemanticsMatcher, taken: Taken?) {
    val faults = faultsOf(name, which, taken)
    if (faults.isNotEmpty()) fail("$name:\n" + faults.joinToString("\n"))
}

/** What is still on its way to the screen is waited for: a picture with a fault is taken again. */
private fun AndroidComposeTestRule<*, MainActivity>.faultsOf(
    name: String, which: SemanticsMatcher, taken: Taken?, rolled: Boolean = false, tries: Int = TRIES, held: (Bitmap, File) -> String? = { _, _ -> null },
): List<String> {
    var faults = take(name, which, taken, rolled, held)
    var again = 0
    while (faults.isNotEmpty() && again++ < tries) {
        pass(BETWEEN_MS)
        Thread.sleep(BETWEEN_MS)
        faults = take(name, which, taken, rolled, held)
    }
    return faults
}

const val TRIES = 20
const val FEW_TRIES = 4
private const val BETWEEN_MS = 50L

/** Takes it once, and says everything that is wrong with it. */
private fun AndroidComposeTestRule<*, MainActivity>.take(
    name: String, which: SemanticsMatcher, taken: Taken?, rolled: Boolean, held: (Bitmap, File) -> String?,
): List<String> {
    // A phone tells them again whenever a page is laid out anew; here somebody must.
    taken?.let { insets(it.keyboard, it.top, it.bottom) }
    waitForIdle()
    // What a selection is held by lies over the screen, in roots of its own.
    val shown = onAllNodes(which).onFirst()
    val picture = shown.captureToImage().asAndroidBitmap()
    val faults = SeenThrough(density, shown, onAllNodes(which, useUnmergedTree = true).onFirst(), picture, taken, rolled).faults()
    // Where a page was rolled to, a picture is kept of what is wrong alone.
    if (rolled && faults.isEmpty()) return faults
    val file = File(requireNotNull(System.getProperty("screenshots.dir")), "android-$name.png")
    file.parentFile?.mkdirs()
    val drawn = taken?.draw(picture, density.density) ?: picture
    file.outputStream().use { drawn.compress(Bitmap.CompressFormat.PNG, 100, it) }
    assertTrue("$name is empty", file.length() > 5_000)
    return if (rolled) faults else faults + listOfNotNull(held(drawn, file))
}
