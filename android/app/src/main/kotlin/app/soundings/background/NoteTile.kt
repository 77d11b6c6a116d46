package app.soundings.background

import android.annotation.SuppressLint
import android.os.Build
import android.service.quicksettings.Tile
import android.service.quicksettings.TileService

/** The tile in the quick settings: leads to Capture. It never says with whom one is. */
class NoteTile : TileService() {
    override fun onStartListening() {
        qsTile?.apply { state = Tile.STATE_INACTIVE }?.updateTile()
    }

    // The other form is refused from Android 14 on.
    @SuppressLint("StartActivityAndCollapseDeprecated")
    override fun onClick() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startActivityAndCollapse(toCapture(this))
        } else {
            @Suppress("DEPRECATION")
            startActivityAndCollapse(Arrival.Note.intent(this))
        }
    }
}
