package app.soundings.look

import android.app.UiModeManager
import android.os.Build
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDirection

/** Our colours; Material's own scheme is filled from the same ones. */
val LocalColours = staticCompositionLocalOf { Colours.light }

/** Our styles of text. */
object Styles {
    val title = style(TextTokens.title)
    val heading = style(TextTokens.heading)
    val body = style(TextTokens.body)
    val exact = style(TextTokens.exact)
    val key = style(TextTokens.key)
    val small = style(TextTokens.small)

    private fun style(token: TextToken) = TextStyle(
        fontFamily = if (token.serif) FontFamily.Serif else FontFamily.SansSerif,
        fontWeight = FontWeight(token.weight),
        fontSize = token.size,
        lineHeight = token.line,
        // Words of people run the way their letters do, whichever way the screen runs.
        textDirection = TextDirection.Content,
    )
}

/** The look for everything inside. */
@Composable
fun SoundingsTheme(highContrast: Boolean = contrastAsked(), content: @Composable () -> Unit) {
    val dark = isSystemInDarkTheme()
    val colours = when {
        highContrast -> if (dark) Colours.darkHighContrast else Colours.lightHighContrast
        else -> if (dark) Colours.dark else Colours.light
    }
    val base = if (dark) darkColorScheme() else lightColorScheme()
    val scheme = remember(colours, dark) {
        base.copy(
            primary = colours.ink, onPrimary = colours.surface,
            primaryContainer = colours.buoy, onPrimaryContainer = colours.onBuoy,
            secondary = colours.inkSecond, onSecondary = colours.surface,
            secondaryContainer = colours.sunk, onSecondaryContainer = colours.ink,
            tertiary = colours.link, onTertiary = colours.surface,
            tertiaryContainer = colours.sunk, onTertiaryContainer = colours.ink,
            background = colours.foam, onBackground = colours.ink,
            surface = colours.foam, onSurface = colours.ink,
            surfaceVariant = colours.sunk, onSurfaceVariant = colours.inkSecond,
            surfaceContainerLowest = colours.surface, surfaceContainerLow = colours.surface,
            surfaceContainer = colours.surface, surfaceContainerHigh = colours.surface,
            surfaceContainerHighest = colours.surface, surfaceTint = colours.surface,
            inverseSurface = colours.ink, inverseOnSurface = colours.foam, inversePrimary = colours.foam,
            // No red anywhere: what needs a person is an outline and a word.
            error = colours.ink, onError = colours.surface, errorContainer = colours.sunk, onErrorContainer = colours.ink,
            outline = colours.line, outlineVariant = colours.line,
        )
    }
    val typography = remember {
        Typography(
            displayLarge = Styles.title, displayMedium = Styles.title, displaySmall = Styles.title,
            headlineLarge = Styles.title, headlineMedium = Styles.title, headlineSmall = Styles.heading,
            titleLarge = Styles.heading, titleMedium = Styles.heading, titleSmall = Styles.key,
            bodyLarge = Styles.body, bodyMedium = Styles.body, bodySmall = Styles.small,
            labelLarge = Styles.key, labelMedium = Styles.small, labelSmall = Styles.small,
        )
    }
    val corner = RoundedCornerShape(Measure.corner)
    CompositionLocalProvider(LocalColours provides colours) {
        MaterialTheme(scheme, Shapes(corner, corner, corner, corner, corner), typography, content)
    }
}

/** Whether the person asked the platform for high contrast. */
@Composable
private fun contrastAsked(): Boolean {
    val context = LocalContext.current
    // Read again with every configuration: the setting arrives as a change of it.
    LocalConfiguration.current
    return Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE &&
        (context.getSystemService(UiModeManager::class.java)?.contrast ?: 0f) >= 0.5f
}
