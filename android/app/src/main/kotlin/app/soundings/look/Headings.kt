package app.soundings.look

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.TextAutoSize
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.sp

/** The title of a screen: it takes two lines, then smaller letters, before anything of it is cut. */
@Composable
fun Title(text: String, modifier: Modifier = Modifier, colour: Color = LocalColours.current.ink, align: TextAlign = TextAlign.Unspecified) = Capped {
    Text(
        text, modifier.semantics { heading() }, colour, style = Styles.title, textAlign = align, maxLines = 2, overflow = TextOverflow.Ellipsis,
        autoSize = TextAutoSize.StepBased(18.sp, TextTokens.title.size),
    )
}

/** What a card or a part of a page is about: it looks like a heading and is one. */
@Composable
fun Heading(text: String, modifier: Modifier = Modifier, lines: Int = Int.MAX_VALUE) = Text(
    text, modifier.semantics { heading() }, LocalColours.current.ink, style = Styles.heading, maxLines = lines, overflow = TextOverflow.Ellipsis,
)

/** The head of a part of a screen. */
@Composable
fun PartHead(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier.padding(top = Measure.space8).semantics { heading() }, LocalColours.current.inkSecond, style = Styles.key)
