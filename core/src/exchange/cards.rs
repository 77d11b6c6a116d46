//! Business cards (vCard 3.0 and 4.0, RFC 2426 and 6350; what 2.1 writes as quoted-printable too): a person with their company
//! and role. Phone numbers, addresses, birthdays and pictures are left where they are.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::draft::{Draft, DraftPerson, MOST, WhyNot};

/// Reads a file of cards.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut card: Option<Card> = None;
    for (line, text) in unfolded(text) {
        let property = Property::read(&text);
        match (&mut card, property) {
            (_, Some(property)) if property.is("BEGIN") && property.value.eq_ignore_ascii_case("vcard") => {
                if let Some(unfinished) = card.replace(Card { line, ..Card::default() }) {
                    draft.leave(unfinished.line, &unfinished.shown(), WhyNot::CutOff);
                }
            }
            (Some(_), Some(property)) if property.is("END") => {
                if let Some(card) = card.take() {
                    card.add(&mut draft);
                }
            }
            (Some(card), Some(property)) => card.take_in(&property),
            (None, _) if !text.trim().is_empty() => draft.leave(line, &text, WhyNot::NoName),
            _ => {}
        }
    }
    if let Some(unfinished) = card {
        draft.leave(unfinished.line, &unfinished.shown(), WhyNot::CutOff);
    }
    draft
}

/// Whether a text looks like a file of cards.
pub(super) fn is_card(text: &str) -> bool {
    text.trim_start().get(..11).is_some_and(|begins| begins.eq_ignore_ascii_case("begin:vcard"))
}

/// A card's lines with their numbers, put together where they were folded.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        // In 2.1 a line of quoted-printable goes on behind an equals sign.
        let goes_on = lines.last().is_some_and(|(_, last)| last.ends_with('=') && is_quoted_printable(last));
        match lines.last_mut() {
            Some((_, last)) if goes_on => {
                last.pop();
                last.push_str(line);
            }
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            _ => lines.push((number as u32 + 1, line.to_owned())),
        }
    }
    lines
}

fn is_quoted_printable(line: &str) -> bool {
    let head = line.split_once(':').map_or("", |(head, _)| head);
    head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// One line of a card.
struct Property<'a> {
    name: &'a str,
    value: Cow<'a, str>,
}

impl<'a> Property<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (head, value) = line.split_once(':')?;
        let mut parts = head.split(';');
        // Several lines of one thing can be grouped: `item1.ORG`.
        let name = parts.next()?.rsplit('.').next()?;
        let value = if is_quoted_printable(line) {
            let charset = parts.find_map(|part| {
                let (key, value) = part.split_once('=')?;
                key.eq_ignore_ascii_case("charset").then_some(value)
            });
            let encoding = charset.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
            Cow::Owned(encoding.decode(&plain_bytes(value)).0.into_owned())
        } else {
            Cow::Borrowed(value)
        };
        Some(Self { name, value })
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value's parts between semicolons, without the backslashes.
    fn parts(&self) -> Vec<String> {
        let (mut parts, mut escaped) = (vec![String::new()], false);
        for character in self.value.chars() {
            let Some(part) = parts.last_mut() else { break };
            match character {
                'n' | 'N' if escaped => part.push(' '),
                _ if escaped => part.push(character),
                '\\' => {}
                ';' => parts.push(String::new()),
                _ => part.push(character),
            }
            escaped = character == '\\' && !escaped;
        }
        parts.iter().map(|part| part.trim().to_owned()).collect()
    }

    fn text(&self) -> String {
        self.parts().join(";")
    }
}

/// The bytes that quoted-printable stands for (RFC 2045, 6.7). What is none stays as it is.
fn plain_bytes(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let (mut plain, mut place) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(place) {
        let pair = bytes.get(place + 1..place + 3).filter(|_| *byte == b'=');
        match pair.and_then(|pair| data_encoding::HEXUPPER_PERMISSIVE.decode(pair).ok()) {
            Some(decoded) => {
                plain.extend(decoded);
                place += 3;
            }
            None => {
                plain.push(*byte);
                place += 1;
            }
        }
    }
    plain
}

#[derive(Default)]
struct Card {
    line: u32,
    full_name: String,
    /// Last, first, further.
    names: Vec<String>,
    company: String,
    title: String,
    role: String,
    is_company: bool,
}

impl Card {
    fn take_in(&mut self, property: &Property<'_>) {
        // The first of several is the one that they themselves put first.
        let mut put = |field: fn(&mut Self) -> &mut String, text: String| {
            let field = field(self);
            if field.is_empty() {
                *field = text;
            }
        };
        match property.name.to_ascii_uppercase().as_str() {
            "FN" => put(|card| &mut card.full_name, property.text()),
            "ORG" => put(|card| &mut card.company, property.parts().swap_remove(0)),
            "TITLE" => put(|card| &mut card.title, property.text()),
            "ROLE" => put(|card| &mut card.role, property.text()),
            "N" => self.names = property.parts(),
            "KIND" | "X-ABSHOWAS" => {
                let value = property.value.trim().to_ascii_lowercase();
                self.is_company |= value == "org" || value == "company";
            }
            _ => {}
        }
    }

    fn name(&self) -> String {
        if !self.full_name.is_empty() {
            return self.full_name.clone();
        }
        let part = |place: usize| self.names.get(place).map(String::as_str).unwrap_or_default();
        [part(1), part(2), part(0)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn shown(&self) -> String {
        [self.name(), self.company.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn add(self, draft: &mut Draft) {
        let name = self.name();
        let is_company = self.is_company || (!self.company.is_empty() && self.company == name);
        let company = if is_company && self.company.is_empty() { name.clone() } else { self.company.clone() };
        if name.is_empty() && company.is_empty() {
            return draft.leave(self.line, "BEGIN:VCARD", WhyNot::NoName);
        }
        if draft.people.len() + draft.customers.len() >= MOST {
            return draft.leave(self.line, &self.shown(), WhyNot::TooMany);
        }
        let customer = draft.customer(&company);
        let mut understood = customer.is_some() || company.is_empty();
        if !is_company && !name.is_empty() {
            let role = Some(if self.title.is_empty() { self.role.clone() } else { self.title.clone() });
            let role = role.filter(|role| !role.is_empty());
            let person = DraftPerson { customer, site: None, name, described: false, role };
            understood &= draft.person(person).is_some();
        }
        if !understood {
            draft.leave(self.line, &self.shown(), WhyNot::NoText);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_of_three_versions_are_read_and_phone_numbers_left() {
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Medeiros;Rosa;;;\r\nFN:Rosa Mede\r\n iros\r\nORG:Brightline\\, Inc;Welding\r\n\
                    TITLE:Welder\r\nTEL:+1 555\r\nEND:VCARD\r\n\
                    BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\n=FCrgen\nEND:VCARD\n\
                    BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Kestrel Foods\nEND:VCARD\n\
                    BEGIN:VCARD\nVERSION:4.0\nitem1.TEL:5\nEND:VCARD\nBEGIN:VCARD\nFN:Cut Off\n";
        let draft = read(text);
        assert_eq!(draft.customers, ["Brightline, Inc", "Kestrel Foods"]);
        let people: Vec<_> =
            draft.people.iter().map(|one| (one.name.as_str(), one.role.as_deref(), one.customer)).collect();
        assert_eq!(people, [("Rosa Medeiros", Some("Welder"), Some(0)), ("Jürgen Müller", None, None)]);
        let left: Vec<_> = draft.not_understood.iter().map(|line| line.why).collect();
        assert_eq!(left, [WhyNot::NoName, WhyNot::CutOff]);
    }
}
