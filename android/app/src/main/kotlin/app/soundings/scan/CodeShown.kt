package app.soundings.scan

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.PersistableBundle
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.lock.Secret
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles

/** A code for another phone to scan: black on white whatever the theme, kept out of screenshots; as text for whoever has no camera. */
@Composable
fun CodeShown(text: String, label: String = stringResource(R.string.code_image)) {
    Secret()
    val context = LocalContext.current
    val code = remember(text) { codeOf(text) }
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.space8), Alignment.CenterHorizontally) {
        Canvas(
            Modifier.sizeIn(240.dp, 240.dp, 360.dp, 360.dp).fillMaxWidth().aspectRatio(1f).background(Color.White)
                .semantics { contentDescription = label }.testTag("code"),
        ) {
            val module = size.minDimension / code.width
            for (row in 0 until code.height) for (column in 0 until code.width) {
                // A little over the edge, so that no light line stands between two modules.
                if (code[column, row]) drawRect(Color.Black, Offset(column * module, row * module), Size(module + 0.5f, module + 0.5f))
            }
        }
        Text(stringResource(R.string.code_secret), color = LocalColours.current.inkSecond, style = Styles.small)
        PlainButton(stringResource(R.string.code_copy), { copySecretly(context, text) }, Modifier.testTag("code-copy"))
    }
}

/** Into the clipboard, marked so that no keyboard and no preview shows it. */
fun copySecretly(context: Context, text: String) {
    val clip = ClipData.newPlainText("", text)
    val mark = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else "android.content.extra.IS_SENSITIVE"
    clip.description.extras = PersistableBundle().apply { putBoolean(mark, true) }
    context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(clip)
}

/** What was copied last, if that is words. */
fun pasted(context: Context): String? {
    val copied = context.getSystemService(ClipboardManager::class.java)?.primaryClip?.takeIf { it.itemCount > 0 }
    return copied?.getItemAt(0)?.coerceToText(context)?.toString()
}
