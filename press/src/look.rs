// Made from design/tokens.json by pages/tests/tokens.rs; change it there.
#![allow(dead_code, reason = "the whole look stands here")]

/// One style of text, in the look's units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TextToken {
    pub(crate) size: f32,
    pub(crate) line: f32,
    pub(crate) weight: f32,
    pub(crate) serif: bool,
}

/// One a screen.
pub(crate) const TITLE: TextToken = TextToken { size: 28.0, line: 34.0, weight: 600.0, serif: false };

/// The head of a part.
pub(crate) const HEADING: TextToken = TextToken { size: 22.0, line: 28.0, weight: 600.0, serif: false };

/// Everything read.
pub(crate) const BODY: TextToken = TextToken { size: 17.0, line: 25.0, weight: 400.0, serif: false };

/// Very words, in quotation marks; what is ours stands in sans.
pub(crate) const EXACT: TextToken = TextToken { size: 18.0, line: 27.0, weight: 400.0, serif: true };

/// On keys and buttons.
pub(crate) const KEY: TextToken = TextToken { size: 16.0, line: 22.0, weight: 500.0, serif: false };

/// Times and states; nothing is smaller.
pub(crate) const SMALL: TextToken = TextToken { size: 14.0, line: 20.0, weight: 400.0, serif: false };

/// The background.
pub(crate) const FOAM: [u8; 3] = [0xF3, 0xF8, 0xFA];

/// Cards, bars and the field.
pub(crate) const SURFACE: [u8; 3] = [0xFF, 0xFF, 0xFF];

/// What lies back: a chip, a quiet band.
pub(crate) const SUNK: [u8; 3] = [0xDF, 0xEC, 0xF2];

/// Text.
pub(crate) const INK: [u8; 3] = [0x0B, 0x21, 0x36];

/// Text of the second rank: times, states, hints.
pub(crate) const INK_SECOND: [u8; 3] = [0x2E, 0x43, 0x57];

/// Links and orange text.
pub(crate) const LINK: [u8; 3] = [0x76, 0x2A, 0x00];

/// Lines and the edges of controls; never text.
pub(crate) const LINE: [u8; 3] = [0x4F, 0x65, 0x77];

/// The orange fill of the one thing to press.
pub(crate) const BUOY: [u8; 3] = [0xFF, 0x8F, 0x45];

/// Text on the orange fill.
pub(crate) const ON_BUOY: [u8; 3] = [0x0B, 0x21, 0x36];

/// The 2 dp outline that the orange fill carries on a light background.
pub(crate) const BUOY_EDGE: [u8; 3] = [0x0B, 0x21, 0x36];

/// The iceberg above the water.
pub(crate) const ICE: [u8; 3] = [0xFF, 0xFF, 0xFF];

/// Its facets that turn from the light.
pub(crate) const ICE_SHADE: [u8; 3] = [0xDF, 0xEC, 0xF2];

/// The 2 dp edge of the ice and of its facets.
pub(crate) const ICE_EDGE: [u8; 3] = [0x12, 0x39, 0x5A];

/// The water.
pub(crate) const WATER: [u8; 3] = [0x12, 0x39, 0x5A];

/// The ice under water.
pub(crate) const MASS: [u8; 3] = [0x1B, 0x4C, 0x74];

/// Depth lines and the dotted outline of what is not known.
pub(crate) const TICK: [u8; 3] = [0x8F, 0xC1, 0xDC];

/// Text on the water.
pub(crate) const ON_WATER: [u8; 3] = [0xED, 0xF5, 0xF9];

/// The smallest gap.
pub(crate) const SPACE_4: f32 = 4.0;

/// A gap inside a thing.
pub(crate) const SPACE_8: f32 = 8.0;

/// A gap between like things.
pub(crate) const SPACE_12: f32 = 12.0;

/// A gap between things.
pub(crate) const SPACE_16: f32 = 16.0;

/// A gap between parts.
pub(crate) const SPACE_24: f32 = 24.0;

/// A gap around the one thing.
pub(crate) const SPACE_32: f32 = 32.0;
