//! The fonts that lie in here (see `fonts/` and ADR 11): Noto, for Latin, Greek and Cyrillic, Arabic and Hebrew, signs
//! and emoji. For a document with a character that none of them has, the machine's fonts are asked too; where they don't
//! have it either, it becomes an empty box, and stays in the text that is copied and read out.

use std::borrow::Cow;
use std::sync::Arc;

use fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, GenericFamily, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName};

/// Which fonts a document is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fonts {
    /// Ours alone: the document looks the same wherever it is made.
    Ours,
    /// Ours, and for what they don't have the machine's.
    AndTheMachines,
}

/// Each with the family it is of here: the machine may have others by the same names.
const FILES: [(&str, &[u8]); 12] = [
    ("ours sans", include_bytes!("../fonts/NotoSans-Regular.ttf")),
    ("ours sans", include_bytes!("../fonts/NotoSans-Bold.ttf")),
    ("ours serif", include_bytes!("../fonts/NotoSerif-Regular.ttf")),
    ("ours sans arabic", include_bytes!("../fonts/NotoSansArabic-Regular.ttf")),
    ("ours sans arabic", include_bytes!("../fonts/NotoSansArabic-Bold.ttf")),
    ("ours serif arabic", include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf")),
    ("ours sans hebrew", include_bytes!("../fonts/NotoSansHebrew-Regular.ttf")),
    ("ours sans hebrew", include_bytes!("../fonts/NotoSansHebrew-Bold.ttf")),
    ("ours serif hebrew", include_bytes!("../fonts/NotoSerifHebrew-Regular.ttf")),
    ("ours mathematics", include_bytes!("../fonts/NotoSansMath-Regular.ttf")),
    ("ours signs", include_bytes!("../fonts/NotoSansSymbols2-Regular.ttf")),
    ("ours emoji", include_bytes!("../fonts/NotoEmoji-Regular.ttf")),
];

/// What is ours.
static SANS: [FontFamilyName<'static>; 6] = [
    FontFamilyName::named("ours sans"),
    FontFamilyName::named("ours sans arabic"),
    FontFamilyName::named("ours sans hebrew"),
    FontFamilyName::named("ours mathematics"),
    FontFamilyName::named("ours signs"),
    FontFamilyName::named("ours emoji"),
];

/// Very words.
static SERIF: [FontFamilyName<'static>; 6] = [
    FontFamilyName::named("ours serif"),
    FontFamilyName::named("ours serif arabic"),
    FontFamilyName::named("ours serif hebrew"),
    FontFamilyName::named("ours mathematics"),
    FontFamilyName::named("ours signs"),
    FontFamilyName::named("ours emoji"),
];

impl Fonts {
    pub(crate) fn open(self) -> FontContext {
        let mut collection =
            Collection::new(CollectionOptions { shared: false, system_fonts: self == Self::AndTheMachines });
        let mut families = Vec::new();
        for (family, file) in FILES {
            let family = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
            families = collection.register_fonts(Blob::new(Arc::new(file)), Some(family));
        }
        // The last is the emoji's: in one colour, as everything else.
        collection.set_generic_families(GenericFamily::Emoji, families.into_iter().map(|(family, _)| family));
        FontContext { collection, source_cache: SourceCache::default() }
    }
}

/// The families of a voice, each standing in for those before it.
pub(crate) fn families(serif: bool) -> FontFamily<'static> {
    FontFamily::List(Cow::Borrowed(if serif { &SERIF } else { &SANS }))
}
