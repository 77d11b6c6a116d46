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
import android.view.Surface

private const val WIDTH = 1280
private const val HEIGHT = 720

/** A camera that looks for codes. */
interface CodeCamera {
    /**
     * Looks until closed.
     *
     * @param preview where a person sees what it sees; null where nowhere
     * @param seen each picture, on a thread of the camera's own
     * @param gone it can't be used, or was taken away
     */
    fun look(preview: Surface?, seen: (Frame) -> Unit, gone: () -> Unit): AutoCloseable
}

/** The phone's own camera at its back. */
class PhoneCamera(private val context: Context) : CodeCamera {
    override fun look(preview: Surface?, seen: (Frame) -> Unit, gone: () -> Unit): AutoCloseable = Looking(context, preview, seen, gone).apply { begin() }
}

private class Looking(
    private val context: Context, private val preview: Surface?, private val seen: (Frame) -> Unit, private val gone: () -> Unit,
) : CameraDevice.StateCallback(), AutoCloseable {
    private val thread = HandlerThread("scan").apply { start() }
    private val handler = Handler(thread.looper)
    private val reader = ImageReader.newInstance(WIDTH, HEIGHT, ImageFormat.YUV_420_888, 2)
    private var device: CameraDevice? = null
    private var closed = false

    // Whoever looks asked for the permission first; one that was taken away meanwhile is a camera that is gone.
    @SuppressLint("MissingPermission")
    fun begin() {
        reader.setOnImageAvailableListener({ it.acquireLatestImage()?.use { image -> seen(image.frame()) } }, handler)
        try {
            val manager = requireNotNull(context.getSystemService(CameraManager::class.java))
            val back = manager.cameraIdList.firstOrNull {
                manager.getCameraCharacteristics(it).get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK
            }
            if (back == null) gone() else manager.openCamera(back, this, handler)
        } catch (@Suppress("TooGenericExceptionCaught") refused: Exception) {
            // Refused, in use, switched off by policy: a person is told one thing.
            gone()
        }
    }

    override fun onOpened(opened: CameraDevice) {
        if (closed) return opened.close()
        device = opened
        val surfaces = listOfNotNull(preview, reader.surface)
        try {
            @Suppress("DEPRECATION") // What comes instead begins with Android 9.
            opened.createCaptureSession(surfaces, Session(opened, surfaces), handler)
        } catch (@Suppress("TooGenericExceptionCaught") refused: Exception) {
            gone()
        }
    }

    private inner class Session(private val of: CameraDevice, private val surfaces: List<Surface>) : CameraCaptureSession.StateCallback() {
        override fun onConfigured(session: CameraCaptureSession) {
            try {
                val request = of.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
                surfaces.forEach(request::addTarget)
                request.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
                session.setRepeatingRequest(request.build(), null, handler)
            } catch (@Suppress("TooGenericExceptionCaught") refused: Exception) {
                gone()
            }
        }

        override fun onConfigureFailed(session: CameraCaptureSession) = gone()
    }

    override fun onDisconnected(lost: CameraDevice) {
        lost.close()
        gone()
    }

    override fun onError(broken: CameraDevice, why: Int) {
        broken.close()
        gone()
    }

    override fun close() {
        handler.post {
            closed = true
            device?.close()
            reader.close()
            thread.quitSafely()
        }
    }
}

/** How bright it is, out of the picture's first plane. */
private fun Image.frame(): Frame {
    val plane = planes[0]
    val bytes = ByteArray(plane.rowStride * height)
    plane.buffer.get(bytes, 0, minOf(bytes.size, plane.buffer.remaining()))
    return Frame(bytes, width, height, plane.rowStride)
}
