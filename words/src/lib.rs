//! Every word that Soundings says, from the one catalogue: `design/words/en.ftl` and `fr.ftl`.
//!
//! Terminal and pages read the catalogue here; what the phones read is made from the same files by this crate's tests.
//! A record holds values; whoever shows it asks here for the words, by the value's own name.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

/// A named value that goes into a sentence: `$count` is a number, everything else is text.
pub type Argument<'a> = (&'static str, Value<'a>);

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

/// Where words are shown, where that changes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A phone's screen.
    Phone,
    /// A terminal: on a computer, in the middle of a line, with commands.
    Terminal,
    /// A report, a map, the wall.
    Page,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The language of a tag such as `fr-CA` or `fr_FR.UTF-8`; English where it is another.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some(language) if language.eq_ignore_ascii_case("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// The language's tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language's file, as it stands in `design/words`.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../design/words/en.ftl"),
            Self::French => include_str!("../../design/words/fr.ftl"),
        }
    }

    /// The words of an id, with what goes into them, as they stand in one place.
    ///
    /// An id that is not in the catalogue comes back as it is: a test holds that none such is asked for.
    #[must_use]
    pub fn words(self, place: Place, id: &str, arguments: &[Argument<'_>]) -> String {
        let bundle = self.bundle();
        let Some(message) = bundle.get_message(id) else { return id.to_owned() };
        let own = match place {
            Place::Phone => None,
            Place::Terminal => message.get_attribute("terminal"),
            Place::Page => message.get_attribute("page"),
        };
        let Some(pattern) = own.map(|attribute| attribute.value()).or(message.value()) else { return id.to_owned() };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        let mut faults = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "{id}: {faults:?}");
        words
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static FRENCH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        let cell = match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        };
        cell.get_or_init(|| read(self.tag().parse().unwrap_or_default(), self.source()))
    }
}

fn read(language: LanguageIdentifier, source: &str) -> FluentBundle<FluentResource> {
    // What can't be read is left out; the tests hold that all of it can.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks that isolate names written right to left: neither terminals nor plain-text reports can show them.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_and_is_english_otherwise() {
        assert_eq!(Language::from_tag("fr-CA"), Language::French);
        assert_eq!(Language::from_tag("FR"), Language::French);
        assert_eq!(Language::from_tag("de-DE"), Language::English);
        assert_eq!(Language::from_tag("é"), Language::English);
    }

    #[test]
    fn a_count_takes_the_form_of_its_language() {
        let thoughts =
            |language: Language, count: u32| language.words(Place::Phone, "thoughts", &[("count", count.into())]);
        assert_eq!(
            [0, 1, 2].map(|count| thoughts(Language::English, count)),
            ["0 thoughts", "1 thought", "2 thoughts"]
        );
        assert_eq!([0, 1, 2].map(|count| thoughts(Language::French, count)), ["0 pensée", "1 pensée", "2 pensées"]);
    }

    #[test]
    fn a_place_has_words_of_its_own_where_the_catalogue_gives_it_some() {
        let at = |place| Language::English.words(place, "sync-state-on-this-phone", &[]);
        assert_eq!(
            [Place::Phone, Place::Terminal, Place::Page].map(at),
            ["on this phone", "on this computer", "on this phone"]
        );
    }
}
