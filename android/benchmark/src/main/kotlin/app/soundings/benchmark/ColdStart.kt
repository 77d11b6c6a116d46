package app.soundings.benchmark

import android.widget.EditText
import androidx.benchmark.macro.StartupMode
import androidx.benchmark.macro.StartupTimingMetric
import androidx.benchmark.macro.junit4.MacrobenchmarkRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.uiautomator.By
import androidx.test.uiautomator.Until
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

private const val STARTS = 10
private const val PATIENCE_MS = 5_000L

/** How long the app takes from nothing to a field that can be typed in. Start a visit on the device first. */
@RunWith(AndroidJUnit4::class)
class ColdStart {
    @get:Rule val rule = MacrobenchmarkRule()

    /** `timeToFullDisplayMs` is what counts: *Capture* reports that it is drawn when its field has the focus. */
    @Test
    fun underWay() = rule.measureRepeated("app.soundings", listOf(StartupTimingMetric()), iterations = STARTS, startupMode = StartupMode.COLD) {
        pressHome()
        startActivityAndWait()
        val field = device.wait(Until.hasObject(By.clazz(EditText::class.java).focused(true)), PATIENCE_MS)
        assertTrue("a visit is under way, and the app begins in its field", field == true)
    }
}
