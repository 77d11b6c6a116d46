//! Sizes of paper, and what of it is written on. Lengths are in points, 72 to an inch.

/// A sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
    /// 297 × 420 mm, everything on it larger: for a poster that does not fit one sheet, for a canvas that hangs.
    A3,
    /// [`Paper::A4`], everything on it smaller: for one page that has much to say.
    CloseA4,
    /// [`Paper::Letter`], everything on it smaller.
    CloseLetter,
}

/// A centimetre.
pub(crate) const CENTIMETRE: f32 = 72.0 / 2.54;
/// Left and right of what is written.
pub(crate) const SIDE: f32 = 2.0 * CENTIMETRE;
/// Above what is written; the page's head stands in it.
pub(crate) const TOP: f32 = 2.3 * CENTIMETRE;
/// Below what is written; the page's foot stands in it.
pub(crate) const BOTTOM: f32 = 2.2 * CENTIMETRE;

impl Paper {
    pub(crate) fn width(self) -> f32 {
        let width = match self {
            Self::A4 | Self::CloseA4 => 21.0 * CENTIMETRE,
            Self::Letter | Self::CloseLetter => 8.5 * 72.0,
            Self::A3 => 29.7 * CENTIMETRE,
        };
        width / self.times()
    }

    /// How much larger everything is printed than it was set.
    pub(crate) fn times(self) -> f32 {
        match self {
            Self::A4 | Self::Letter => 1.0,
            Self::A3 => 1.4,
            // What is read is nine points high.
            Self::CloseA4 | Self::CloseLetter => 0.82,
        }
    }

    pub(crate) fn height(self) -> f32 {
        let height = match self {
            Self::A4 | Self::CloseA4 => 29.7 * CENTIMETRE,
            Self::Letter | Self::CloseLetter => 11.0 * 72.0,
            Self::A3 => 42.0 * CENTIMETRE,
        };
        height / self.times()
    }

    /// The same sheet with everything on it smaller.
    pub(crate) fn close(self) -> Self {
        match self {
            Self::A4 => Self::CloseA4,
            Self::Letter => Self::CloseLetter,
            other => other,
        }
    }

    /// How wide a line may be.
    pub(crate) fn column(self) -> f32 {
        self.width() - 2.0 * SIDE
    }

    /// How much stands on a page, from top to bottom.
    pub(crate) fn room(self) -> f32 {
        self.height() - TOP - BOTTOM
    }
}
