//! What everything in a document is, for those who have it read out: headings, lists, quotations, pictures with what they
//! show, in the order they are read. Page heads and feet, rules and bars are none of it.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagKind, TagTree};

use crate::part::{Part, Role};

/// What was drawn of a part, in the order it is read.
pub(crate) type Leaves = Vec<Leaf>;

/// A line or a picture on a page.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) role: Role,
    pub(crate) id: Identifier,
    /// A line's text, as it is read.
    pub(crate) text: String,
    /// The line is of a text whose glyphs stand in another order than they are read.
    pub(crate) turns: bool,
}

/// The tree of a whole document.
pub(crate) fn tree(parts: &[Part<'_>], leaves: Vec<Leaves>) -> TagTree {
    let mut tree = TagTree::new();
    let mut list: Option<TagGroup> = None;
    for (part, leaves) in parts.iter().zip(leaves) {
        let item = match part {
            Part::Note(_) | Part::Promise(_) => Some(item(part, &leaves)),
            _ => None,
        };
        if let Some(item) = item {
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            continue;
        }
        if let Some(list) = list.take() {
            tree.push(list);
        }
        match part {
            Part::Facts(_) => tree.push(facts(&leaves)),
            _ => groups(part, &leaves).into_iter().for_each(|group| tree.push(group)),
        }
    }
    if let Some(list) = list {
        tree.push(list);
    }
    tree
}

/// The roles of a part, in the order they first appear, each with what was drawn of it.
fn by_role(leaves: &Leaves) -> Vec<(Role, Vec<&Leaf>)> {
    let mut roles: Vec<(Role, Vec<&Leaf>)> = Vec::new();
    for leaf in leaves {
        match roles.iter_mut().find(|(other, _)| *other == leaf.role) {
            Some((_, found)) => found.push(leaf),
            None => roles.push((leaf.role, vec![leaf])),
        }
    }
    roles
}

/// Glyphs stand on the page as they are seen, and are read in that order; where words run from right to left, the group
/// says how it is to be read.
pub(crate) fn group(tag: impl Into<TagKind>, leaves: Vec<&Leaf>) -> TagGroup {
    let turns = leaves.iter().any(|leaf| leaf.turns);
    let text: Option<String> = turns.then(|| leaves.iter().map(|leaf| leaf.text.as_str()).collect());
    let text = text.map(|text| text.trim_end().to_owned());
    let mut group = TagGroup::new(tag.into().with_actual_text(text));
    leaves.into_iter().for_each(|leaf| group.push(leaf.id));
    group
}

pub(crate) fn around(tag: impl Into<TagKind>, inside: impl Into<Node>) -> TagGroup {
    let mut group = TagGroup::new(tag);
    group.push(inside);
    group
}

fn groups(part: &Part<'_>, leaves: &Leaves) -> Vec<TagGroup> {
    by_role(leaves).into_iter().map(|(role, leaves)| tagged(part, role, leaves)).collect()
}

fn tagged(part: &Part<'_>, role: Role, leaves: Vec<&Leaf>) -> TagGroup {
    match role {
        Role::Title | Role::Heading => {
            let (level, title) = match part {
                Part::Head(document) => (NonZeroU16::MIN, format!("{}, {}", document.kind, document.title)),
                Part::Heading(text) => (NonZeroU16::MIN.saturating_add(1), (*text).to_owned()),
                _ => (NonZeroU16::MIN.saturating_add(1), String::new()),
            };
            group(Tag::Hn(level, Some(title)), leaves)
        }
        Role::Time | Role::Label(_) => group(Tag::Lbl, leaves),
        Role::Words { exact: true } | Role::FirstWords { exact: true } => {
            around(Tag::BlockQuote, group(Tag::P, leaves))
        }
        Role::Picture(place) => {
            let shows = match part {
                Part::Note(statement) | Part::Promise(statement) => statement.pictures.get(place),
                _ => None,
            };
            let shows = shows.map_or(String::new(), |picture| {
                let labels = picture.labels.iter().map(|label| format!(" · {}", label.words));
                picture.alt.clone() + &labels.collect::<String>()
            });
            group(Tag::Figure(Some(shows)), leaves)
        }
        Role::Caption(_) => group(Tag::Caption, leaves),
        Role::Lead(_)
        | Role::Value(_, _)
        | Role::Facts
        | Role::Words { exact: false }
        | Role::FirstLabel
        | Role::FirstWords { exact: false }
        | Role::File(_)
        | Role::Paragraph(_) => group(Tag::P, leaves),
    }
}

/// A note or a promise, in the list of its kind.
fn item(part: &Part<'_>, leaves: &Leaves) -> TagGroup {
    let mut item = TagGroup::new(Tag::LI);
    let mut body = TagGroup::new(Tag::LBody);
    for (role, leaves) in by_role(leaves) {
        let group = tagged(part, role, leaves);
        if role == Role::Time { item.push(group) } else { body.push(group) }
    }
    item.push(body);
    item
}

/// Facts: a list of labels, each with its values.
fn facts(leaves: &Leaves) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::None));
    let mut items: Vec<(usize, TagGroup, TagGroup)> = Vec::new();
    for (role, leaves) in by_role(leaves) {
        let at = match role {
            Role::Label(at) | Role::Value(at, _) => at,
            _ => continue,
        };
        if items.last().is_none_or(|(last, _, _)| *last != at) {
            items.push((at, TagGroup::new(Tag::LI), TagGroup::new(Tag::LBody)));
        }
        if let Some((_, item, body)) = items.last_mut() {
            match role {
                Role::Label(_) => item.push(group(Tag::Lbl, leaves)),
                _ => body.push(group(Tag::P, leaves)),
            }
        }
    }
    for (_, mut item, body) in items {
        item.push(body);
        list.push(item);
    }
    list
}
