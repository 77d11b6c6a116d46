//! Trip reports in Markdown: a heading is a visit, labels say when, with whom and what for, points and paragraphs are notes, and
//! a quote with its speaker is what that person said, word for word.

use super::blocks::{Block, What, blocks};
use super::draft::{Draft, DraftNote, DraftPerson, DraftVisit, MOST, WhyNot};
use super::notation::{hours, is_description, is_name, kind, label_of, outside_brackets, without_day, without_marks};
use super::vocabulary::{day_in, is_called, is_unclear_day, speaks_of, without_report};
use crate::model::{ObservationKind, check_text, fold};

/// What a section of a report is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Its points are people.
    People,
    /// Its points are our own people.
    Ours,
    /// Its words are what for.
    Objective,
    /// Its points are notes; `None`: without a key yet.
    Notes(Option<ObservationKind>),
}

/// What labels can say.
const LABELS: [&str; 7] = ["customer", "site", "date", "objective", "people", "ours", "kind"];

/// Reads a file of reports. `file_name` can hold the day.
pub(super) fn read(text: &str, file_name: &str) -> Draft {
    let mut reader =
        Reader { draft: Draft::default(), visit: None, section: Section::Notes(None), speaker: None, notes: 0 };
    for block in blocks(text) {
        reader.take(&block);
    }
    reader.end_visit();
    let mut draft = reader.draft;
    // The file's name speaks for one report, not for many.
    if let [visit] = draft.visits.as_mut_slice() {
        visit.day = visit.day.or_else(|| day_in(file_name));
    }
    draft
}

struct Reader {
    draft: Draft,
    visit: Option<DraftVisit>,
    section: Section,
    /// Whom the paragraph before named as about to speak.
    speaker: Option<String>,
    /// How many there are.
    notes: usize,
}

impl Reader {
    fn take(&mut self, block: &Block) {
        let speaker = self.speaker.take();
        match block.what {
            What::Heading(1) => self.title(block),
            What::Heading(_) => self.heading(block),
            What::Quote => self.quote(block, speaker),
            What::Point => self.point(block),
            What::Paragraph => self.paragraph(block),
            What::Row => self.row(block),
            What::Other => self.draft.leave(block.line, &block.text, WhyNot::NoWords),
        }
    }

    fn visit(&mut self) -> &mut DraftVisit {
        self.visit.get_or_insert_default()
    }

    fn end_visit(&mut self) {
        let Some(mut visit) = self.visit.take() else { return };
        if visit.title.is_empty() && visit.notes.is_empty() {
            return;
        }
        let heading = without_day(without_report(&visit.title));
        let mut parts = heading.split([',', '|', '·', '—', '–']).map(str::trim).filter(|part| !part.is_empty());
        if visit.customer.is_none() {
            visit.customer = parts.next().and_then(|name| self.draft.customer(name));
            if let (Some(customer), Some(site), None) = (visit.customer, parts.next(), visit.site) {
                visit.site = self.draft.site(customer, site);
            }
        } else if let (None, Some(objective)) = (&visit.objective, parts.next()) {
            // Labels say with whom it was: the heading says what for.
            let customer = visit.customer.and_then(|customer| self.draft.customers.get(customer));
            let is_more = customer.is_none_or(|customer| !fold(&heading).contains(&fold(customer)));
            visit.objective = is_more.then(|| objective.to_owned()).filter(|text| check_text(text).is_ok());
        }
        for person in &visit.people {
            self.draft.settle(*person, visit.customer, visit.site);
        }
        self.draft.visits.push(visit);
    }

    fn title(&mut self, block: &Block) {
        // What stands above the first heading (a block of labels) belongs to it.
        if self.visit.as_ref().is_some_and(|visit| !visit.title.is_empty() || !visit.notes.is_empty()) {
            self.end_visit();
        }
        self.section = Section::Notes(None);
        let title = block.text.replace('\n', " ");
        let day = day_in(&title);
        let visit = self.visit();
        visit.day = visit.day.or(day);
        visit.title = title;
        if day.is_none() && is_unclear_day(&block.text) {
            self.draft.leave(block.line, &block.text, WhyNot::UnclearDay);
        }
    }

    fn heading(&mut self, block: &Block) {
        let text = &block.text;
        if self.label(block, text) {
            return;
        }
        let notes = [
            ("said", ObservationKind::Said),
            ("did", ObservationKind::Did),
            ("around", ObservationKind::Around),
            ("thought", ObservationKind::Thought),
        ];
        let named = |meaning| is_called(text, meaning);
        self.section = if named("people") {
            Section::People
        } else if named("ours") {
            Section::Ours
        } else if named("objective") {
            Section::Objective
        } else {
            let kinds: Vec<ObservationKind> =
                notes.iter().filter(|(meaning, _)| speaks_of(text, meaning)).map(|(_, kind)| *kind).collect();
            // A heading that speaks of two says nothing of either.
            Section::Notes(if let [kind] = kinds.as_slice() { Some(*kind) } else { None })
        };
    }

    /// `Label: value`, where the label is one that says something.
    fn label(&mut self, block: &Block, text: &str) -> bool {
        let Some((label, value)) = text.split_once([':', '\t']) else { return false };
        let Some(meaning) = LABELS.into_iter().find(|meaning| is_called(label, meaning)) else { return false };
        let value = value.trim().trim_end_matches('\t').trim();
        if value.is_empty() {
            return false;
        }
        match meaning {
            "customer" => {
                let customer = self.draft.customer(value);
                self.visit().customer = customer;
            }
            "site" => self.site(value),
            "date" => self.date(block, value),
            "objective" => self.objective(value),
            "people" => self.people(value),
            "kind" => self.visit().kind = kind(value),
            _ => {}
        }
        true
    }

    fn site(&mut self, value: &str) {
        let customer = self.visit().customer;
        let site = customer.and_then(|customer| self.draft.site(customer, value));
        self.visit().site = site;
    }

    fn date(&mut self, block: &Block, value: &str) {
        let day = day_in(value);
        if day.is_none() {
            self.draft.leave(block.line, &block.text, WhyNot::UnclearDay);
        }
        let visit = self.visit();
        visit.day = day.or(visit.day);
        visit.hours = hours(value).or(visit.hours);
    }

    fn objective(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let visit = self.visit();
        visit.objective = match visit.objective.take() {
            Some(before) => Some(format!("{before} {text}")),
            None => Some(text),
        }
        .filter(|text| check_text(text).is_ok());
    }

    fn people(&mut self, value: &str) {
        for part in outside_brackets(value, &[';', '\n']) {
            let several = outside_brackets(&part, &[',']);
            // Beside semicolons a comma stands before a role, but where each has one in brackets.
            if !value.contains(';') || several.iter().all(|one| one.contains('(')) {
                several.iter().for_each(|one| {
                    self.meet(one);
                });
            } else {
                self.meet(&part);
            }
        }
    }

    /// `Rosa Medeiros (welder)`, `Rosa Medeiros, welder`, `Rosa Medeiros – welder`.
    fn meet(&mut self, text: &str) -> Option<usize> {
        let text = text.trim().trim_end_matches(['.', ';']);
        let cut = text.find(['(', ',', ':', '–', '—']).or_else(|| text.find(" - "));
        let (name, rest) = cut.map_or((text, ""), |cut| text.split_at(cut));
        let role = rest.trim_matches(|character: char| !character.is_alphanumeric());
        let role = (!role.is_empty()).then(|| role.to_owned());
        let name = name.trim();
        let customer = self.visit().customer;
        let site = self.visit().site;
        let described = is_description(name);
        let person = DraftPerson { customer, site, name: name.to_owned(), described, role };
        let person = self.draft.person(person)?;
        let people = &mut self.visit().people;
        if !people.contains(&person) {
            people.push(person);
        }
        Some(person)
    }

    /// Somebody who speaks: one who was named, by name or by first name alone; else somebody new.
    fn speaker(&mut self, name: &str) -> Option<usize> {
        self.known(name).or_else(|| self.meet(name))
    }

    fn known(&mut self, name: &str) -> Option<usize> {
        let name = fold(name.split(['(', ',']).next().unwrap_or(name).trim());
        let people = self.visit().people.clone();
        let of = |person: &usize| self.draft.people.get(*person).map(|person| fold(&person.name));
        if let Some(same) = people.iter().copied().find(|person| of(person).as_ref() == Some(&name)) {
            return Some(same);
        }
        let first = |person: &usize| of(person).is_some_and(|full| full.split_whitespace().any(|part| part == name));
        let mut first = people.iter().copied().filter(first);
        match (first.next(), first.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }

    fn quote(&mut self, block: &Block, before: Option<String>) {
        let mut lines: Vec<&str> = block.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut speaker = before;
        // The speaker stands behind a dash in the last line, or before a colon in the first.
        if let Some(last) = lines.last().filter(|_| lines.len() > 1)
            && let Some(name) = last.strip_prefix(['—', '–', '-', '―'])
        {
            speaker = Some(name.trim().to_owned());
            lines.pop();
        } else if let Some((name, rest)) = lines.first().and_then(|first| first.split_once(':'))
            && speaker.is_none()
            && (self.known(name).is_some() || is_name(name))
            && !rest.trim().is_empty()
        {
            speaker = Some(name.to_owned());
            lines[0] = rest.trim();
        }
        let text = without_marks(&lines.join(" ")).to_owned();
        let by = speaker.and_then(|name| self.speaker(&name));
        // Without somebody who said it, nobody's very words.
        self.note(DraftNote { line: block.line, text, kind: Some(ObservationKind::Said), exact: by.is_some(), by });
    }

    fn point(&mut self, block: &Block) {
        let text = block.text.replace('\n', " ");
        match self.section {
            Section::People => {
                self.meet(&text);
            }
            Section::Ours => {}
            Section::Objective => self.objective(&text),
            Section::Notes(kind) => {
                if !self.label(block, &text) {
                    self.words(block.line, &text, kind);
                }
            }
        }
    }

    fn paragraph(&mut self, block: &Block) {
        let lines: Vec<&str> = block.text.lines().filter(|line| !line.trim().is_empty()).collect();
        let labels = |line: &&str| {
            LABELS.into_iter().any(|meaning| label_of(line).is_some_and(|label| is_called(label, meaning)))
        };
        if lines.iter().all(labels) {
            // A title in front of a report's own labels can be one too.
            lines.iter().for_each(|line| {
                self.label(block, line);
            });
            return;
        }
        let text = block.text.replace('\n', " ");
        if let Some(name) = text.strip_suffix(':') {
            let name = name.strip_suffix(" said").or_else(|| name.strip_suffix(" a dit")).unwrap_or(name).trim();
            if self.known(name).is_some() || is_name(name) {
                self.speaker = Some(name.to_owned());
                return;
            }
        }
        match self.section {
            Section::People => self.people(&block.text),
            Section::Ours => {}
            Section::Objective => self.objective(&text),
            Section::Notes(kind) => self.words(block.line, &text, kind),
        }
    }

    fn row(&mut self, block: &Block) {
        if !self.label(block, &block.text) {
            let text =
                block.text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            self.words(block.line, &text, None);
        }
    }

    /// A note. `Rosa: …` is what Rosa said, where somebody of that name was there; between quotation marks, her very words.
    fn words(&mut self, line: u32, text: &str, kind: Option<ObservationKind>) {
        let mut note = DraftNote { line, text: text.trim().to_owned(), kind, ..DraftNote::default() };
        if let Some((name, rest)) = text.split_once(':')
            && let Some(by) = self.known(name)
            && !rest.trim().is_empty()
        {
            let kind = kind.filter(|kind| *kind != ObservationKind::Thought).unwrap_or(ObservationKind::Said);
            let rest = rest.trim();
            let bare = without_marks(rest);
            let exact = kind == ObservationKind::Said && bare != rest;
            let text = if exact { bare } else { rest };
            note = DraftNote { line, text: text.to_owned(), kind: Some(kind), exact, by: Some(by) };
        }
        self.note(note);
    }

    fn note(&mut self, note: DraftNote) {
        if check_text(&note.text).is_err() {
            return self.draft.leave(note.line, &note.text, WhyNot::NoText);
        }
        if self.notes >= MOST {
            return self.draft.leave(note.line, &note.text, WhyNot::TooMany);
        }
        self.notes += 1;
        self.visit().notes.push(note);
    }
}
