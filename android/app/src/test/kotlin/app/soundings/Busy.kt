package app.soundings

import app.soundings.keys.DatabaseKeys
import app.soundings.keys.DeviceKeys
import java.io.File
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Runnable
import kotlinx.coroutines.runBlocking

/** Where the notebook works, one thing after the other; on a busy phone it waits. */
class Busy : CoroutineDispatcher() {
    private val inOrder = Dispatchers.IO.limitedParallelism(1)
    private val waiting = mutableListOf<Pair<CoroutineContext, Runnable>>()
    private var isBusy = false

    /** A notebook that is worked with here. */
    fun door(): Door {
        val keys = application.noBackupFilesDir
        return Door(File(application.filesDir, "busy"), DatabaseKeys(keys), DeviceKeys(keys), this).also { runBlocking { it.begin("Ada Okafor") } }
    }

    @Synchronized
    override fun dispatch(context: CoroutineContext, block: Runnable) {
        if (isBusy) waiting += context to block else inOrder.dispatch(context, block)
    }

    @Synchronized
    fun busy(on: Boolean) {
        isBusy = on
        if (!on) waiting.forEach { (context, block) -> inOrder.dispatch(context, block) }
        if (!on) waiting.clear()
    }
}
