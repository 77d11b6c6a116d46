package app.soundings.scan

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface
import android.view.SurfaceHolder

/** A camera that looks for codes. */
interface CodeCamera {
    /** Whether it has a light of its own. */
    val hasLight: Boolean

    /**
     * Looks until closed.
     *
     * @param sight where a person sees what it sees
     * @param seen each picture, on a thread of the camera's own
     * @param gone it can't be used, or was taken away
     */
    fun look(sight: SurfaceHolder, seen: (Frame) -> Unit, gone: () -> Unit): Looking
}

/** A camera that looks. */
interface Looking : AutoCloseable {
    fun light(on: Boolean)
}

/** The phone's own camera at its back. */
class PhoneCamera(private val context: Context) : CodeCamera {
    override val hasLight: Boolean get() = runCatching { manager()?.back()?.hasLight }.getOrNull() ?: false

    override fun look(sight: SurfaceHolder, seen: (Frame) -> Unit, gone: () -> Unit): Looking {
        // A camera service that is away throws; a person is told the same as of a camera that is.
        val manager = manager()
        val back = runCatching { manager?.back() }.getOrNull()
        if (manager != null && back != null) return PhoneLooking(manager, back, sight, seen, gone).apply { begin() }
        gone()
        return object : Looking {
            override fun light(on: Boolean) = Unit
            override fun close() = Unit
        }
    }

    private fun manager(): CameraManager? = context.getSystemService(CameraManager::class.java)
}

private class BackCamera(val id: String, val size: Size, val hasLight: Boolean)

private fun CameraManager.back(): BackCamera? = cameraIdList.firstNotNullOfOrNull { id ->
    val told = getCameraCharacteristics(id)
    val streams = told.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
    val read = streams?.getOutputSizes(ImageFormat.YUV_420_888).orEmpty()
    val shown = streams?.getOutputSizes(SurfaceHolder::class.java).orEmpty()
    sizeToScan(read.intersect(shown.toSet()))?.takeIf { told.get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK }
        ?.let { BackCamera(id, it, told.get(CameraCharacteristics.FLASH_INFO_AVAILABLE) ?: false) }
}

/** More points cost time and find no more codes. */
private const val MOST_POINTS = 1440 * 1080

/** Of what a camera offers: in the proportions of what is shown, as large as is read soon. */
fun sizeToScan(offered: Collection<Size>): Size? {
    val points = { size: Size -> size.width * size.height }
    val fitting = offered.filter { it.width * 3 == it.height * 4 }.ifEmpty { offered }
    return fitting.filter { points(it) <= MOST_POINTS }.maxByOrNull(points) ?: fitting.minByOrNull(points)
}

/** Looks as long as there is a surface to show it on. */
private class PhoneLooking(
    private val manager: CameraManager, private val back: BackCamera, private val sight: SurfaceHolder,
    private val seen: (Frame) -> Unit, private val gone: () -> Unit,
) : CameraDevice.StateCallback(), SurfaceHolder.Callback, Looking {
    private val thread = HandlerThread("scan").apply { start() }
    private val handler = Handler(thread.looper)
    private val reader = ImageReader.newInstance(back.size.width, back.size.height, ImageFormat.YUV_420_888, 2)

    // What follows is touched on that thread alone.
    private var surface: Surface? = null
    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private var light = false
    private var closed = false

    fun begin() {
        reader.setOnImageAvailableListener({ it.acquireLatestImage()?.use { image -> seen(image.frame()) } }, handler)
        sight.addCallback(this)
        sight.setFixedSize(back.size.width, back.size.height)
        if (sight.surface?.isValid == true) showOn(sight.surface, sight.surfaceFrame.width(), sight.surfaceFrame.height())
    }

    override fun surfaceCreated(holder: SurfaceHolder) = Unit

    override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) = showOn(holder.surface, width, height)

    override fun surfaceDestroyed(holder: SurfaceHolder) {
        handler.post(::putAway)
    }

    // Whoever looks asked for the permission first; one that was taken away meanwhile is a camera that is gone.
    @SuppressLint("MissingPermission")
    private fun showOn(shown: Surface, width: Int, height: Int) {
        if (Size(width, height) != back.size) return
        handler.post {
            if (surface != null || closed) return@post
            surface = shown
            orGone { manager.openCamera(back.id, this, handler) }
        }
    }

    override fun onOpened(opened: CameraDevice) {
        val shown = surface ?: return opened.close()
        device = opened
        @Suppress("DEPRECATION") // What comes instead begins with Android 9.
        orGone { opened.createCaptureSession(listOf(shown, reader.surface), Session(), handler) }
    }

    private inner class Session : CameraCaptureSession.StateCallback() {
        override fun onConfigured(configured: CameraCaptureSession) {
            session = configured
            ask()
        }

        override fun onConfigureFailed(failed: CameraCaptureSession) = isGone()
    }

    /** Asks for pictures, one after the other. */
    private fun ask() {
        val (of, to) = (device ?: return) to (session ?: return)
        orGone {
            val request = of.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
            listOfNotNull(surface, reader.surface).forEach(request::addTarget)
            request.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
            request.set(CaptureRequest.FLASH_MODE, if (light) CaptureRequest.FLASH_MODE_TORCH else CaptureRequest.FLASH_MODE_OFF)
            to.setRepeatingRequest(request.build(), null, handler)
        }
    }

    override fun light(on: Boolean) {
        handler.post {
            light = on
            ask()
        }
    }

    override fun onDisconnected(lost: CameraDevice) {
        lost.close()
        isGone()
    }

    override fun onError(broken: CameraDevice, why: Int) {
        broken.close()
        isGone()
    }

    /** Refused, in use, switched off by policy: a person is told one thing. */
    private fun orGone(act: () -> Unit) {
        try {
            act()
        } catch (@Suppress("TooGenericExceptionCaught") refused: Exception) {
            isGone()
        }
    }

    private fun isGone() {
        if (!closed) gone()
    }

    private fun putAway() {
        device?.close()
        device = null
        session = null
        surface = null
    }

    override fun close() {
        sight.removeCallback(this)
        handler.post {
            closed = true
            putAway()
            reader.close()
            thread.quitSafely()
        }
    }
}

/** How bright it is, out of the picture's first plane. */
private fun Image.frame(): Frame {
    val plane = planes[0]
    return Frame.of(plane.buffer, width, height, plane.rowStride)
}
