package app.soundings.background

import android.content.Context
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import android.os.BatteryManager
import android.os.PowerManager
import androidx.annotation.StringRes
import app.soundings.R

/** What the exchange waits for while the app is closed. */
enum class Background(@StringRes val words: Int) {
    On(R.string.sync_background_on),
    WaitsForNetwork(R.string.sync_background_waits_network),
    WaitsForBattery(R.string.sync_background_waits_battery),
    Saver(R.string.sync_background_saver),
    DataSaver(R.string.sync_background_data_saver),
    FilesWaitForWifi(R.string.sync_background_wifi),
}

/** The network that the phone is in. */
class Network(val connected: Boolean, val metered: Boolean) {
    companion object {
        fun of(context: Context): Network {
            val connectivity = context.getSystemService(ConnectivityManager::class.java)
            val has = connectivity?.run { getNetworkCapabilities(activeNetwork) }
            return Network(has != null, has?.isMetered() ?: true)
        }
    }
}

/** Paid for by what it carries, and no Wi-Fi: what the core asks to be told. */
fun NetworkCapabilities.isMetered(): Boolean =
    !hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED) && !hasTransport(NetworkCapabilities.TRANSPORT_WIFI)

/** What it waits for now: exactly what the phone says, the first that holds first. */
fun backgroundNow(context: Context, filesWaitForWifi: Boolean): List<Background> {
    val network = Network.of(context)
    val power = context.getSystemService(PowerManager::class.java)
    val connectivity = context.getSystemService(ConnectivityManager::class.java)
    val battery = context.getSystemService(BatteryManager::class.java)
    val low = battery?.run { !isCharging && getIntProperty(BatteryManager.BATTERY_PROPERTY_CAPACITY) in 1..LOW_PERCENT } == true
    val restricted = connectivity?.restrictBackgroundStatus == ConnectivityManager.RESTRICT_BACKGROUND_STATUS_ENABLED
    val first = when {
        !network.connected -> Background.WaitsForNetwork
        power?.isPowerSaveMode == true -> Background.Saver
        network.metered && restricted -> Background.DataSaver
        low -> Background.WaitsForBattery
        else -> Background.On
    }
    return listOfNotNull(first, Background.FilesWaitForWifi.takeIf { network.metered && filesWaitForWifi })
}

/** What a phone calls low. */
private const val LOW_PERCENT = 15
