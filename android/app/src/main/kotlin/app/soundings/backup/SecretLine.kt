package app.soundings.backup

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import app.soundings.capture.fieldColours
import app.soundings.look.Measure
import app.soundings.look.Styles

/** A field whose words nobody sees over a shoulder, and no keyboard learns. */
@Composable
fun SecretLine(label: String, text: String, write: (String) -> Unit, tag: String, more: String? = null, hidden: Boolean = true) = OutlinedTextField(
    text, write, Modifier.fillMaxWidth().testTag(tag), label = { Text(label, style = Styles.small) },
    supportingText = more?.let { { Text(it, style = Styles.small) } }, textStyle = Styles.body, singleLine = true,
    visualTransformation = if (hidden) PasswordVisualTransformation() else androidx.compose.ui.text.input.VisualTransformation.None,
    keyboardOptions = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, keyboardType = KeyboardType.Password),
    shape = RoundedCornerShape(Measure.corner), colors = fieldColours(),
)
