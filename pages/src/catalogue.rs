//! The words of pages in each language: headings, dates, quotation marks.

use chrono::{Datelike, NaiveDate};
use soundings_core::model::{Basis, ConsentChoice, EncounterKind, MapPart, ObservationKind};
use soundings_core::present::{Cleared, Piece, PromiseStanding};

use crate::text::shown;

/// The language of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Locale {
    /// The language of a tag such as `fr-CA` or `fr_FR.UTF-8`; English where it is another.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some(language) if language.eq_ignore_ascii_case("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// The tag of the language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.words().tag
    }

    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }

    /// Somebody's very words, in quotation marks.
    pub(crate) fn quoted(self, words: &str) -> String {
        match self {
            Self::English => format!("“{words}”"),
            Self::French => format!("«\u{202f}{words}\u{202f}»"),
        }
    }

    /// Words that may be read, with what stands for the names that were taken out.
    pub(crate) fn cleared(self, words: &Cleared) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => shown(words),
            Piece::Someone => self.words().someone.to_owned(),
            Piece::ACustomer => self.words().some_customer.to_owned(),
        };
        words.pieces().iter().map(piece).collect()
    }

    /// A day written out.
    pub(crate) fn day(self, day: NaiveDate) -> String {
        let words = self.words();
        let weekday = words.weekdays[day.weekday().num_days_from_monday() as usize];
        let month = words.months[day.month0() as usize];
        match (self, day.day()) {
            (Self::French, 1) => format!("{weekday} 1er {month} {}", day.year()),
            (_, number) => format!("{weekday} {number} {month} {}", day.year()),
        }
    }

    /// A day that is near, without its year.
    pub(crate) fn day_of_the_year(self, day: NaiveDate) -> String {
        let whole = self.day(day);
        whole.rsplit_once(' ').map_or(whole.clone(), |(near, _)| near.to_owned())
    }

    /// How often and from how many sources: ticks as words.
    pub(crate) fn depth(self, depth: u8) -> &'static str {
        self.words().depths[usize::from(depth.min(3))]
    }

    /// "2 notes only you can see are not in here."
    pub(crate) fn only_you(self, notes: u32) -> String {
        match (self, notes) {
            (Self::English, 1) => "1 note only you can see is not in here.".to_owned(),
            (Self::English, _) => format!("{notes} notes only you can see are not in here."),
            (Self::French, 1) => "1 note que vous êtes seul à voir n’est pas ici.".to_owned(),
            (Self::French, _) => format!("{notes} notes que vous êtes seul à voir ne sont pas ici."),
        }
    }

    /// What an entry of a map rests on.
    pub(crate) fn basis(self, basis: Basis, notes: usize) -> String {
        let times = |word: &str| if notes > 1 { format!("{word} ×{notes}") } else { word.to_owned() };
        match (self, basis) {
            (Self::English, Basis::Told) => times("told"),
            (Self::English, Basis::Seen) => times("seen"),
            (Self::English, Basis::ToldAndSeen) => times("told and seen"),
            (Self::English, Basis::OurReading) if notes == 1 => "our reading, from 1 note".to_owned(),
            (Self::English, Basis::OurReading) => format!("our reading, from {notes} notes"),
            (Self::English, Basis::Guess) => "guess".to_owned(),
            (Self::French, Basis::Told) => times("dit"),
            (Self::French, Basis::Seen) => times("vu"),
            (Self::French, Basis::ToldAndSeen) => times("dit et vu"),
            (Self::French, Basis::OurReading) if notes == 1 => "notre lecture, d’après 1 note".to_owned(),
            (Self::French, Basis::OurReading) => format!("notre lecture, d’après {notes} notes"),
            (Self::French, Basis::Guess) => "supposition".to_owned(),
        }
    }

    /// "but: 1 note"
    pub(crate) fn against(self, notes: usize) -> String {
        match (self, notes) {
            (Self::English, 1) => "but: 1 note".to_owned(),
            (Self::English, _) => format!("but: {notes} notes"),
            (Self::French, 1) => "mais : 1 note".to_owned(),
            (Self::French, _) => format!("mais : {notes} notes"),
        }
    }

    /// A length in a unit that people read.
    pub(crate) fn bytes(self, bytes: u64) -> String {
        let units = match self {
            Self::English => ["bytes", "kB", "MB"],
            Self::French => ["octets", "ko", "Mo"],
        };
        match bytes {
            0..1_000 => format!("{bytes}\u{a0}{}", units[0]),
            1_000..1_000_000 => format!("{}\u{a0}{}", bytes / 1_000, units[1]),
            _ => format!("{}\u{a0}{}", bytes / 1_000_000, units[2]),
        }
    }
}

/// One language's words.
pub(crate) struct Words {
    pub tag: &'static str,
    pub colon: &'static str,
    pub not_for_outside: &'static str,
    pub objective: &'static str,
    pub we_were: &'static str,
    pub we_met: &'static str,
    pub promised: &'static str,
    pub starred: &'static str,
    pub in_order: &'static str,
    pub notes: &'static str,
    pub nothing_noted: &'static str,
    pub nothing_may_go: &'static str,
    pub a_customer: &'static str,
    pub roughly: &'static str,
    pub about: &'static str,
    pub from_memory: &'static str,
    pub first_words: &'static str,
    pub noted_by: &'static str,
    pub to: &'static str,
    pub by: &'static str,
    pub until: &'static str,
    pub planned: &'static str,
    pub since: &'static str,
    pub not_dated: &'static str,
    pub as_of: &'static str,
    pub agreed: &'static str,
    pub not_named_yet: &'static str,
    pub map: &'static str,
    pub corrected_since: &'static str,
    pub erased: &'static str,
    pub above: &'static str,
    pub below: &'static str,
    pub canvas: &'static str,
    pub our_customers: &'static str,
    pub below_the_surface: &'static str,
    pub nobody_on_the_wall: &'static str,
    pub who_comes_up: &'static str,
    pub we_listen: &'static str,
    pub what_matters: &'static str,
    pub promise_of_the_week: &'static str,
    pub someone: &'static str,
    pub some_customer: &'static str,
    pub and: &'static str,
    pub by_day: &'static str,
    pub visitors_today: &'static str,
    pub visitors_left: &'static str,
    pub server_away: &'static str,
    matters: [&'static str; 4],
    depths: [&'static str; 4],
    parts: [&'static str; 8],
    weekdays: [&'static str; 7],
    months: [&'static str; 12],
    encounters: [&'static str; 6],
    notes_by_kind: [&'static str; 4],
    choices: [&'static str; 4],
    standings: [&'static str; 8],
}

impl Words {
    pub fn part(&self, part: MapPart) -> &'static str {
        self.parts[usize::from(part.number()) - 1]
    }

    /// A part below the water, of one statement on the wall.
    pub fn matter(&self, part: MapPart) -> &'static str {
        self.matters[match part {
            MapPart::NeedToDo => 0,
            MapPart::Pain => 1,
            MapPart::Gain => 2,
            _ => 3,
        }]
    }

    pub fn encounter(&self, kind: EncounterKind) -> &'static str {
        self.encounters[usize::from(kind.number()) - 1]
    }

    pub fn note(&self, kind: ObservationKind) -> &'static str {
        self.notes_by_kind[usize::from(kind.number()) - 1]
    }

    pub fn choice(&self, choice: ConsentChoice) -> &'static str {
        self.choices[usize::from(choice.number()) - 1]
    }

    /// Where a promise stands; `None` while it is open and its day is not near.
    pub fn standing(&self, standing: PromiseStanding) -> Option<&'static str> {
        (standing != PromiseStanding::Open).then(|| self.standings[standing as usize])
    }
}

const ENGLISH: Words = Words {
    tag: "en",
    colon: ":",
    not_for_outside: "not for outside",
    objective: "Why we went",
    we_were: "From us",
    we_met: "We met",
    promised: "What we promised",
    starred: "What stood out",
    in_order: "The rest, in order",
    notes: "In order",
    nothing_noted: "Nothing was noted yet. Notes with a key appear here.",
    nothing_may_go: "Nothing here may go outside yet. What people say goes out once they agree to be quoted.",
    a_customer: "A customer",
    roughly: "roughly",
    about: "about",
    from_memory: "from memory",
    first_words: "First noted as",
    noted_by: "noted by",
    to: "to",
    by: "by",
    until: "until",
    planned: "planned for",
    since: "since",
    not_dated: "not started yet",
    as_of: "As it stood on",
    agreed: "People are quoted as they agreed to it on",
    not_named_yet: "Customer not named yet",
    map: "Empathy map",
    corrected_since: "words corrected since",
    erased: "erased",
    above: "Above the water",
    below: "Below the water",
    canvas: "After the empathy map canvas by Dave Gray (XPLANE, 2017).",
    our_customers: "Our customers",
    below_the_surface: "See the customer below the surface.",
    nobody_on_the_wall: "Nobody is on the wall yet.",
    who_comes_up: "Whoever chooses “On the wall” when you ask them comes up here by themselves, with their words and what matters to them.",
    we_listen: "We listen to them.",
    what_matters: "What matters to them",
    promise_of_the_week: "The promise of the week",
    someone: "someone",
    some_customer: "a customer",
    and: " and ",
    by_day: "by",
    visitors_today: "Visitors today",
    visitors_left: "Visitors have left",
    server_away: "Your team's server is away; last news",
    matters: ["Need to do", "Pain", "Gain", "Thinks and feels"],
    depths: ["not yet", "once", "twice", "three times or more"],
    parts: [
        "They see",
        "They say",
        "They do",
        "They hear",
        "Need to do",
        "Pains",
        "Gains",
        "Other thoughts and feelings",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    encounters: ["Visit", "Meeting", "Call we listened to", "Call we made", "Role-play", "Call to ourselves"],
    notes_by_kind: ["They said", "They did", "Around them", "I think"],
    choices: ["team only", "quote without name", "quote with name", "on the wall"],
    standings: ["open", "due today", "past its day", "kept", "kept late", "changed", "let go", "two versions"],
};

const FRENCH: Words = Words {
    tag: "fr",
    colon: "\u{a0}:",
    not_for_outside: "pas pour l’extérieur",
    objective: "Pourquoi nous y sommes allés",
    we_were: "De chez nous",
    we_met: "Rencontrés",
    promised: "Ce que nous avons promis",
    starred: "Ce qui ressort",
    in_order: "Le reste, dans l’ordre",
    notes: "Dans l’ordre",
    nothing_noted: "Rien n’est encore noté. Les notes qui ont une touche apparaissent ici.",
    nothing_may_go: "Rien ne peut encore sortir. Ce que les gens disent sort dès qu’ils acceptent d’être cités.",
    a_customer: "Un client",
    roughly: "en substance",
    about: "au sujet de",
    from_memory: "de mémoire",
    first_words: "Noté d’abord ainsi",
    noted_by: "noté par",
    to: "à",
    by: "par",
    until: "jusqu’au",
    planned: "prévue le",
    since: "depuis",
    not_dated: "pas encore commencée",
    as_of: "État au",
    agreed: "Les personnes sont citées comme elles l’ont accepté, état au",
    not_named_yet: "Client pas encore nommé",
    map: "Carte d’empathie",
    corrected_since: "corrigé depuis",
    erased: "effacé",
    above: "Au-dessus de l’eau",
    below: "Sous l’eau",
    canvas: "D’après le canevas de Dave Gray (XPLANE, 2017).",
    our_customers: "Nos clients",
    below_the_surface: "Voir le client sous la surface.",
    nobody_on_the_wall: "Personne n’est encore sur le mur.",
    who_comes_up: "Qui choisit «\u{202f}Sur le mur\u{202f}» quand vous le demandez apparaît ici tout seul, avec ses mots et ce qui compte pour lui.",
    we_listen: "Nous les écoutons.",
    what_matters: "Ce qui compte pour eux",
    promise_of_the_week: "La promesse de la semaine",
    someone: "quelqu’un",
    some_customer: "un client",
    and: " et ",
    by_day: "d’ici le",
    visitors_today: "Des visiteurs aujourd’hui",
    visitors_left: "Les visiteurs sont partis",
    server_away: "Le serveur de votre équipe ne répond pas\u{a0}; dernières nouvelles le",
    matters: ["À accomplir", "Ce qui pèse", "Ce qu’il y gagne", "Pense et ressent"],
    depths: ["pas encore", "une fois", "deux fois", "trois fois ou plus"],
    parts: [
        "Ils voient",
        "Ils disent",
        "Ils font",
        "Ils entendent",
        "À accomplir",
        "Ce qui pèse",
        "Ce qu’ils y gagnent",
        "Autres pensées et sentiments",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    encounters: [
        "Visite",
        "Réunion",
        "Appel que nous avons écouté",
        "Appel que nous avons passé",
        "Jeu de rôle",
        "Appel à nous-mêmes",
    ],
    notes_by_kind: ["Dit", "Fait", "Autour", "Je pense"],
    choices: ["équipe seulement", "citer sans nom", "citer avec le nom", "sur le mur"],
    standings: [
        "ouverte",
        "due aujourd’hui",
        "jour passé",
        "tenue",
        "tenue en retard",
        "changée",
        "abandonnée",
        "deux versions",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out_in_each_language() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(Locale::English.day(day("2026-11-24")), "Tuesday 24 November 2026");
        assert_eq!(Locale::French.day(day("2026-12-01")), "mardi 1er décembre 2026");
        assert_eq!(Locale::French.day_of_the_year(day("2026-12-01")), "mardi 1er décembre");
    }

    #[test]
    fn a_language_is_known_by_its_tag_and_is_english_otherwise() {
        assert_eq!(Locale::from_tag("fr-CA"), Locale::French);
        assert_eq!(Locale::from_tag("FR"), Locale::French);
        assert_eq!(Locale::from_tag("de-DE"), Locale::English);
        assert_eq!(Locale::from_tag("é"), Locale::English);
    }
}
