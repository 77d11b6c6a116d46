//! The fonts that lie in here (see `fonts/` and ADR 11): Noto, for Latin, Greek and Cyrillic, Arabic and Hebrew, signs
//! and emoji. A character that none of them has becomes an empty box; it stays in the text that is copied and read out.

use std::borrow::Cow;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName};

const FILES: [&[u8]; 12] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"),
    include_bytes!("../fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSymbols2-Regular.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
];

/// What is ours.
static SANS: [FontFamilyName<'static>; 6] = [
    FontFamilyName::named("Noto Sans"),
    FontFamilyName::named("Noto Sans Arabic"),
    FontFamilyName::named("Noto Sans Hebrew"),
    FontFamilyName::named("Noto Sans Math"),
    FontFamilyName::named("Noto Sans Symbols2"),
    FontFamilyName::named("Noto Emoji"),
];

/// Very words.
static SERIF: [FontFamilyName<'static>; 6] = [
    FontFamilyName::named("Noto Serif"),
    FontFamilyName::named("Noto Naskh Arabic"),
    FontFamilyName::named("Noto Serif Hebrew"),
    FontFamilyName::named("Noto Sans Math"),
    FontFamilyName::named("Noto Sans Symbols2"),
    FontFamilyName::named("Noto Emoji"),
];

/// The fonts, and none of the machine's: a report looks the same wherever it is made.
pub(crate) fn ours() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for file in FILES {
        collection.register_fonts(Blob::new(Arc::new(file)), None);
    }
    FontContext { collection, source_cache: SourceCache::default() }
}

/// The families of a voice, each standing in for those before it.
pub(crate) fn families(serif: bool) -> FontFamily<'static> {
    FontFamily::List(Cow::Borrowed(if serif { &SERIF } else { &SANS }))
}
