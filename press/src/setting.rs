//! Text into lines.
//!
//! A line of ours runs left to right, and each name in it in its own direction, apart from what stands beside it.
//! People's words run as they begin. A word longer than a line is broken where the line ends.

use parley::style::{LineHeight, OverflowWrap, StyleProperty};
use parley::{Alignment, AlignmentOptions, BaseDirection, FontContext, FontWeight, Layout, LayoutContext};
use soundings_pages::document::{Line, Voice};

use crate::fonts::{self, Fonts};
use crate::look::TextToken;

/// The look's unit on paper: what is read is 11 points high.
pub(crate) const UNIT: f32 = 11.0 / 17.0;
/// Names begin and end with these, so that they turn about nothing but themselves.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// The colour of a glyph.
pub(crate) type Colour = [u8; 3];

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) token: TextToken,
    pub(crate) colour: Colour,
    /// What stands out in it.
    pub(crate) strong: Colour,
    pub(crate) direction: BaseDirection,
}

/// Text in lines.
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) layout: Layout<Colour>,
    turns: bool,
}

/// Sets text; keeps what can be used again.
pub(crate) struct Setter {
    fonts: FontContext,
    context: LayoutContext<Colour>,
    /// Something was set that no font has.
    pub(crate) lacks: bool,
}

impl Setter {
    pub(crate) fn new(fonts: Fonts) -> Self {
        Self { fonts: fonts.open(), context: LayoutContext::new(), lacks: false }
    }

    /// Sets a line of a document in as many lines as a width asks for.
    pub(crate) fn line(&mut self, line: &Line, style: &Style, width: f32) -> Text {
        let mut text = String::new();
        let mut stands_out = Vec::new();
        for run in &line.0 {
            let start = text.len();
            match run.voice {
                Voice::Plain | Voice::Strong => push(&mut text, &run.text),
                Voice::Name | Voice::Speaker => {
                    text.push(ISOLATE);
                    push(&mut text, &run.text);
                    text.push(END_OF_ISOLATE);
                }
            }
            if matches!(run.voice, Voice::Strong | Voice::Speaker) {
                stands_out.push(start..text.len());
            }
        }
        let mut builder = self.context.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(StyleProperty::Brush(style.colour));
        builder.push_default(StyleProperty::FontFamily(fonts::families(style.token.serif)));
        builder.push_default(StyleProperty::FontSize(style.token.size * UNIT));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(style.token.weight)));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.token.line * UNIT)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.set_base_direction(style.direction);
        for range in stands_out {
            builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            builder.push(StyleProperty::Brush(style.strong), range);
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        let lacking = |run: parley::Run<'_, Colour>| {
            run.clusters().flat_map(|cluster| cluster.glyphs()).any(|glyph| glyph.id == 0)
        };
        self.lacks |= layout.lines().any(|line| line.runs().any(lacking));
        let turns = layout.lines().any(|line| line.runs().any(|run| run.is_rtl()));
        Text { text, layout, turns }
    }
}

/// Text without what stands on no paper: control characters, and the marks that belong to no text.
fn push(text: &mut String, more: &str) {
    text.extend(more.chars().filter_map(|character| match character {
        '\t' | '\n' => Some(' '),
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        _ if character.is_control() => None,
        _ => Some(character),
    }));
}

/// Whether a character only tells how others are set, and is itself not seen.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character, ISOLATE | END_OF_ISOLATE)
}

impl Text {
    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.layout.len()
    }

    /// Where a line's letters stand, from its top.
    pub(crate) fn baseline(&self, line: usize) -> f32 {
        self.layout.get(line).map_or(0.0, |line| line.metrics().baseline - line.metrics().block_min_coord)
    }

    /// A line as it is read.
    pub(crate) fn read_as(&self, line: usize) -> String {
        let range = self.layout.get(line).map_or(0..0, |line| line.text_range());
        let mut text: String = self.text.get(range).unwrap_or_default().chars().filter(|one| !is_mark(*one)).collect();
        if line + 1 == self.lines() {
            text.push('\n');
        }
        text
    }

    /// Whether anything in it stands in another order than it is read.
    pub(crate) fn turns(&self) -> bool {
        self.turns
    }

    /// How high one of its lines is.
    pub(crate) fn line_height(&self, line: usize) -> f32 {
        self.layout.get(line).map_or(0.0, |line| line.metrics().line_height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look;

    fn lacks(text: &str) -> bool {
        let mut setter = Setter::new(Fonts::Ours);
        let style = Style { token: look::EXACT, colour: [0; 3], strong: [0; 3], direction: BaseDirection::Auto };
        setter.line(&Line::name(text), &style, 200.0);
        setter.lacks
    }

    #[test]
    fn what_is_written_from_lisbon_to_moscow_and_cairo_needs_no_font_of_the_machine() {
        for text in [
            "Größe, œuvre\u{202f}! Łódź, Țara, Tiếng Việt, e\u{301} « oui » “no” — … €",
            "Ελλάδα, Москва, Україна",
            "نحن لا نثق في المرور الأول، ۸٫۰ پچگ",
            "שָׁלוֹם ₪",
            "8.0 ≥ 9.5 → ✓ ☐ ★ ½ µ Ω ∅ 😅 👍",
        ] {
            assert!(!lacks(text), "{text}");
        }
        assert!(lacks("日本語") && lacks("ไทย"));
    }
}
