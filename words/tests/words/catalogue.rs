//! The catalogue as the phones' files need it: each message with its forms, taken apart by Fluent's own parser.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use soundings_words::Language;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Argument(String),
}

/// What a message or an attribute says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same whatever goes into it.
    Plain(Vec<Piece>),
    /// By `$count`: each form with its key (`0`, `one`, `other`).
    Counted(Vec<(String, Vec<Piece>)>),
    /// Chosen by something else: for terminal and pages alone.
    Other,
}

#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    /// The heading it stands under.
    pub group: String,
    pub comment: Option<String>,
    pub text: Text,
    pub attributes: Vec<(String, Text)>,
    /// Every argument of the message itself, in the order in which it is first named.
    pub arguments: Vec<String>,
    /// Every argument that an attribute names.
    pub attribute_arguments: Vec<(String, Vec<String>)>,
}

impl Message {
    /// Whether phones show it; what begins with a place's name stands there alone.
    pub fn on_phones(&self) -> bool {
        !["terminal-", "page-", "date-", "apple-"].iter().any(|place| self.id.starts_with(place))
    }

    /// The message itself and what phones say beside it: each with its name, `-` between parts.
    pub fn for_phones(&self) -> Vec<(String, &Text)> {
        let beside = self.attributes.iter().filter(|(name, _)| !["terminal", "page"].contains(&name.as_str()));
        let mut all = vec![(self.id.clone(), &self.text)];
        all.extend(beside.map(|(name, text)| (format!("{}-{name}", self.id), text)));
        all
    }
}

/// Every message of a language, as its file has them.
pub fn read(language: Language) -> Vec<Message> {
    let resource = fluent_syntax::parser::parse(language.source())
        .unwrap_or_else(|(_, faults)| panic!("{}.ftl can't be read: {faults:?}", language.tag()));
    let mut group = String::new();
    let mut messages = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::GroupComment(comment) => group = comment.content.join(" "),
            Entry::Message(message) => {
                let value = message.value.as_ref().expect("a message has a value");
                let id = message.id.name.to_owned();
                messages.push(Message {
                    group: group.clone(),
                    comment: message.comment.as_ref().map(|comment| comment.content.join(" ")),
                    text: text(value),
                    attributes: message.attributes.iter().map(|it| (it.id.name.to_owned(), text(&it.value))).collect(),
                    arguments: arguments(value),
                    attribute_arguments: message
                        .attributes
                        .iter()
                        .map(|it| (it.id.name.to_owned(), arguments(&it.value)))
                        .collect(),
                    id,
                });
            }
            Entry::Junk { content } => panic!("{}.ftl: this is no message: {content}", language.tag()),
            Entry::Term(_) | Entry::Comment(_) | Entry::ResourceComment(_) => {}
        }
    }
    messages
}

fn text(pattern: &Pattern<&str>) -> Text {
    if let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        pattern.elements.as_slice()
    {
        let InlineExpression::VariableReference { id } = selector else { return Text::Other };
        if id.name != "count" {
            return Text::Other;
        }
        let forms = variants.iter().map(|variant| {
            let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
            pieces(&variant.value).map(|pieces| ((*name).to_owned(), pieces))
        });
        return forms.collect::<Option<_>>().map_or(Text::Other, Text::Counted);
    }
    pieces(pattern).map_or(Text::Other, Text::Plain)
}

/// `None` where something is chosen in the middle of a sentence.
fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => match pieces.last_mut() {
                Some(Piece::Words(words)) => words.push_str(value),
                _ => pieces.push(Piece::Words((*value).to_owned())),
            },
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => pieces.push(Piece::Argument(id.name.to_owned())),
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(pieces)
}

fn arguments(pattern: &Pattern<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !found.iter().any(|there| there == name) {
            found.push(name.to_owned());
        }
    };
    let mut waiting = vec![pattern];
    while let Some(pattern) = waiting.pop() {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    if let InlineExpression::VariableReference { id } = selector {
                        add(id.name);
                    }
                    waiting.extend(variants.iter().map(|variant| &variant.value));
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => add(id.name),
                _ => {}
            }
        }
    }
    found
}
