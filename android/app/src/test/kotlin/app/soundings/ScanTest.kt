package app.soundings

import android.Manifest
import android.graphics.ImageFormat
import android.graphics.Rect
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.util.Size
import android.view.Surface
import android.view.SurfaceHolder
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.lifecycle.Lifecycle
import app.soundings.core.StartVisit
import app.soundings.scan.CodeCamera
import app.soundings.scan.Frame
import app.soundings.scan.Looking
import app.soundings.scan.PhoneCamera
import app.soundings.scan.codeOf
import app.soundings.scan.sizeToScan
import app.soundings.scan.textIn
import java.lang.reflect.Proxy
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowCameraCharacteristics
import org.robolectric.shadows.StreamConfigurationMapBuilder

/** As long as the longest code that one phone shows another. */
private val LONG = "SOUNDINGS2:" + "MFRGG2LTMFZGKYLTOVZGK".repeat(24)
private val SHORT = "SOUNDINGS2:" + "MFRGG2LTMFZGKYLTOVZGK".repeat(6)

/** A camera that sees nothing, and may be taken away. */
private class Watched : CodeCamera {
    override val hasLight = true
    val looks = AtomicInteger()
    var isOpen = false
    var isLit = false
    lateinit var takeAway: () -> Unit

    override fun look(sight: SurfaceHolder, seen: (Frame) -> Unit, gone: () -> Unit): Looking {
        looks.incrementAndGet()
        isOpen = true
        takeAway = gone
        return object : Looking {
            override fun light(on: Boolean) {
                isLit = on
            }

            override fun close() {
                isOpen = false
            }
        }
    }
}

/** Where the phone's camera shows what it sees. */
private class Sight {
    val callbacks = mutableListOf<SurfaceHolder.Callback>()
    private var size = Rect()
    private val surface = Surface(SurfaceTexture(0))

    /** What is asked of a surface and not told here makes no difference to a camera. */
    val holder = Proxy.newProxyInstance(javaClass.classLoader, arrayOf(SurfaceHolder::class.java)) { _, method, with ->
        when (method.name) {
            "addCallback" -> callbacks.add(with[0] as SurfaceHolder.Callback).let { }
            "removeCallback" -> callbacks.remove(with[0] as SurfaceHolder.Callback).let { }
            "setFixedSize" -> Rect(0, 0, with[0] as Int, with[1] as Int).let { size = it }
            "getSurfaceFrame" -> Rect()
            "getSurface" -> surface
            "hashCode" -> 1
            "equals" -> false
            else -> null
        }
    } as SurfaceHolder

    fun appears() = callbacks.toList().forEach { it.surfaceChanged(holder, 0, size.width(), size.height()) }
}

/** Codes as a camera sees them, a camera that comes and goes, and what a person is told. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w360dp-h640dp-xhdpi")
class ScanTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val server = TeamServer()
    @get:Rule(order = 2) val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun `a code is read however the phone is held`() {
        for (turned in listOf(0.0, 90.0, 180.0, 270.0, 17.0, 45.0, 200.0)) {
            assertEquals("turned by $turned", SHORT, textIn(Held(codeOf(SHORT), 8.0, turned).before(1280, 960)))
            assertEquals("long, turned by $turned", LONG, textIn(Held(codeOf(LONG), 6.0, turned).before(1280, 960)))
        }
    }

    @Test
    fun `a code is read in the dusk, in a shadow, out of focus and far away`() {
        val code = codeOf(SHORT)
        assertEquals("in the dusk", SHORT, textIn(Held(code, 7.0, 5.0, dark = 14, bright = 46).before(1280, 960)))
        assertEquals("in the sun", SHORT, textIn(Held(code, 7.0, 5.0, dark = 130, bright = 250).before(1280, 960)))
        assertEquals("half in a shadow", SHORT, textIn(Held(code, 7.0, 5.0, dark = 90, bright = 220, shade = 85).before(1280, 960)))
        assertEquals("out of focus", SHORT, textIn(Held(code, 8.0, 3.0, blurred = 2).before(1280, 960)))
        assertEquals("far away", SHORT, textIn(Held(code, 4.0, 2.0).before(1280, 960)))
        assertNull("nothing is there", textIn(Held(code, 8.0, dark = 200).before(1280, 960)))
        assertNull("nothing can be made out", textIn(Held(code, 8.0, blurred = 12).before(1280, 960)))
    }

    @Test
    fun `rows that are longer than the picture are read as they lie`() =
        assertEquals(SHORT, textIn(Held(codeOf(SHORT), 6.0, 90.0).before(1280, 960, rowLength = 1344)))

    @Test
    fun `the size is one in which a code is found soon, in the proportions of what is shown`() {
        val offered = listOf(Size(4000, 3000), Size(1920, 1080), Size(1280, 960), Size(1280, 720), Size(640, 480))
        assertEquals(Size(1280, 960), sizeToScan(offered))
        assertEquals("none of those proportions", Size(1280, 720), sizeToScan(listOf(Size(1920, 1080), Size(1280, 720))))
        assertEquals("all of them large", Size(4000, 3000), sizeToScan(listOf(Size(8000, 6000), Size(4000, 3000))))
        assertNull(sizeToScan(emptyList()))
    }

    private fun cameras() = shadowOf(requireNotNull(application.getSystemService(CameraManager::class.java)))

    private fun camera(facing: Int) = ShadowCameraCharacteristics.newCameraCharacteristics().also {
        val streams = StreamConfigurationMapBuilder.newBuilder().addOutputSize(Size(1280, 960)).addOutputSize(ImageFormat.YUV_420_888, Size(1280, 960)).build()
        shadowOf(it).set(CameraCharacteristics.LENS_FACING, facing)
        shadowOf(it).set(CameraCharacteristics.FLASH_INFO_AVAILABLE, true)
        shadowOf(it).set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, streams)
    }

    @Test
    fun `the phone's camera at its back looks once there is a surface, and says when it is taken away`() {
        cameras().addCamera("front", camera(CameraCharacteristics.LENS_FACING_FRONT))
        cameras().addCamera("back", camera(CameraCharacteristics.LENS_FACING_BACK))
        val (sight, gone) = Sight() to CountDownLatch(1)
        val camera = PhoneCamera(application)
        assertTrue(camera.hasLight)
        val looking = camera.look(sight.holder, {}, gone::countDown)
        cameras().triggerDisconnect()
        assertFalse("nothing is open before there is a surface", gone.await(200, TimeUnit.MILLISECONDS))
        sight.appears()
        looking.light(true)
        val taken = eventually {
            cameras().triggerDisconnect()
            gone.await(20, TimeUnit.MILLISECONDS)
        }
        assertTrue(taken)
        looking.close()
        assertTrue(sight.callbacks.isEmpty())
    }

    @Test
    fun `a phone without a camera at its back says so at once`() {
        cameras().addCamera("front", camera(CameraCharacteristics.LENS_FACING_FRONT))
        val gone = CountDownLatch(1)
        assertFalse(PhoneCamera(application).hasLight)
        PhoneCamera(application).look(Sight().holder, {}, gone::countDown).close()
        assertEquals(0, gone.count)
    }

    private fun scanning(camera: CodeCamera) {
        application.camera = camera
        rule.begin()
        rule.tag("settings").performClick()
        rule.press("join")
        rule.press("scan-invitation")
    }

    @Test
    fun `the camera looks while the app is in front alone, and its light is lit by hand`() {
        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        val camera = Watched()
        scanning(camera)
        rule.until("it looks") { camera.isOpen }
        rule.press("scan-light")
        assertTrue(camera.isLit)
        // No picture holds what lies behind a page. It stands as long as it is seen.
        val sight = rule.tag("sight").performScrollTo().fetchSemanticsNode().size
        assertEquals(4f / 3f, sight.height.toFloat() / sight.width, 0.01f)
        rule.activityRule.scenario.moveToState(Lifecycle.State.STARTED)
        assertFalse("paused", camera.isOpen)
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        rule.until("it looks again, with its light") { camera.isOpen && camera.isLit && camera.looks.get() == 2 }
        rule.press("scan-cancel")
        rule.until("it is closed") { !camera.isOpen }
    }

    @Test
    fun `a camera that is taken away says so, keeps the other way open, and looks again when asked or come back to`() {
        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        val camera = Watched()
        scanning(camera)
        rule.until("it looks") { camera.isOpen }
        camera.takeAway()
        rule.says(words(R.string.scan_no_camera)).performScrollTo().assertIsDisplayed()
        assertFalse(camera.isOpen)
        rule.tag("paste-invitation").performScrollTo().assertIsDisplayed()
        rule.picture("scan-gone")
        rule.press("scan-again")
        rule.until("it looks again") { camera.isOpen }
        camera.takeAway()
        rule.tag("scan-again")
        rule.activityRule.scenario.moveToState(Lifecycle.State.STARTED)
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        rule.until("it looks without being asked") { camera.isOpen && camera.looks.get() == 3 }
    }

    @Test
    fun `a camera that is refused and then allowed in the phone's settings looks when one comes back`() {
        val camera = Watched()
        scanning(camera)
        rule.waitForIdle()
        rule.activityRule.scenario.onActivity { activity ->
            val asked = shadowOf(activity).lastRequestedPermission
            activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(-1))
        }
        rule.tag("scan-refused").performScrollTo().assertIsDisplayed()
        assertEquals(0, camera.looks.get())
        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
        rule.until("it looks") { camera.isOpen }
        rule.onNodeWithTag("scan-refused").assertDoesNotExist()
    }

    @Test
    fun `a teammate's visit is scanned, shown and joined`() {
        rule.begin()
        rule.join(server)
        val jonas = server.teammate("Jonas Lindqvist")
        val customer = jonas.addCustomer("Brightline Metals")
        jonas.startVisit(StartVisit(customer = customer))
        shadowOf(application).grantPermissions(Manifest.permission.CAMERA)
        application.camera = HeldBefore(jonas.showVisit().text)
        rule.tag("today").performScrollToNode(hasTestTag("join-visit"))
        rule.tag("join-visit").performClick()
        rule.press("scan-visit")
        rule.tag("visit-names").performScrollTo().assertIsDisplayed()
        rule.picture("join-visit-scanned")
        rule.press("join-go")
        rule.tag("field")
        assertEquals("Brightline Metals", notebook.today().underWay?.customer)
        rule.tag("where").performClick()
        rule.press("show-visit")
        assertEquals(notebook.showVisit().text, rule.readCode())
        rule.picture("show-visit")
        jonas.shut()
    }
}
