package app.soundings.capture

import androidx.annotation.DrawableRes
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.soundings.R
import app.soundings.core.ObservationKind
import app.soundings.key
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.Styles
import app.soundings.look.forThumb
import app.soundings.word

/**
 * The four keys are the send keys: no mode, no Save. What is ours stands a little apart from what is theirs. Without a [voice] a held
 * key hears nothing.
 */
@Composable
fun KeyPad(twoByTwo: Boolean, voice: Voice<ObservationKind>?, press: (ObservationKind) -> Unit) {
    val rows = if (twoByTwo) ObservationKind.entries.chunked(2) else listOf(ObservationKind.entries)
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Measure.keyGap)) {
        rows.forEach { row ->
            Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min)) {
                val keys = row.forThumb()
                keys.forEachIndexed { place, kind ->
                    val apart = place > 0 && !twoByTwo && (kind.isOurs() || keys[place - 1].isOurs())
                    if (place > 0) Spacer(Modifier.width(if (apart) Measure.space16 else Measure.keyGap))
                    Key(kind, voice) { press(kind) }
                }
            }
        }
    }
}

private fun ObservationKind.isOurs() = when (this) {
    ObservationKind.SAID, ObservationKind.DID, ObservationKind.AROUND -> false
    ObservationKind.THOUGHT -> true
}

@DrawableRes
private fun ObservationKind.glyph(): Int = when (this) {
    ObservationKind.SAID -> R.drawable.ic_key_said
    ObservationKind.DID -> R.drawable.ic_key_did
    ObservationKind.AROUND -> R.drawable.ic_key_around
    ObservationKind.THOUGHT -> R.drawable.ic_key_thought
}

@Composable
private fun RowScope.Key(kind: ObservationKind, voice: Voice<ObservationKind>?, press: () -> Unit) {
    val colours = LocalColours.current
    val spoken = stringResource(kind.word())
    val hint = stringResource(R.string.key_hint)
    val speak = stringResource(R.string.spoken_start)
    Button(
        press,
        Modifier.weight(1f).fillMaxHeight().heightIn(min = Measure.keyHeight).testTag("key-${kind.name.lowercase()}")
            .let { if (voice == null) it else it.held(kind, voice) }
            .semantics {
                contentDescription = spoken
                onClick(hint, null)
                if (voice != null) customActions = listOf(CustomAccessibilityAction(speak) { voice.begin(kind, locked = true); true })
            },
        shape = RoundedCornerShape(Measure.corner),
        colors = ButtonDefaults.buttonColors(colours.sunk, colours.ink),
        border = BorderStroke(Measure.outline, colours.line),
        contentPadding = PaddingValues(Measure.space4),
    ) {
        Column(horizontalAlignment = Alignment.CenterHorizontally) {
            Icon(painterResource(kind.glyph()), null, Modifier.size(20.dp))
            Text(stringResource(kind.key()), style = Styles.key, textAlign = TextAlign.Center, maxLines = 2)
        }
    }
}
