//! A document as a page that is whole in itself: what has no look of its own is drawn here.

use data_encoding::BASE64;
use maud::{Markup, html};

use super::{Block, Document, Fact, Line, Picture, Run, Statement, Voice, Words};
use crate::catalogue::Said;
use crate::frame;

/// The whole document; `style`: on top of what all documents look like.
pub(super) fn document(document: &Document, style: &str) -> String {
    let content = html! {
        header {
            p .kind {
                (document.kind)
                @if let Some(not_for_outside) = &document.not_for_outside { span .tag { (not_for_outside) } }
            }
            h1 dir="auto" { (document.title) }
            @for lead in &document.lead { p .when { (line(lead)) } }
        }
        (blocks(document))
        footer { @for foot in &document.foot { p { (line(foot)) } } }
    };
    let title = format!("{} · {}", document.kind, document.title);
    match &document.not_for_outside {
        Some(_) => frame::sheet(document.language, &title, style, &content),
        None => frame::styled(document.language, &title, style, &content),
    }
}

/// The parts, each below its heading.
fn blocks(document: &Document) -> Markup {
    let mut sections: Vec<&[Block]> = Vec::new();
    let mut rest = document.blocks.as_slice();
    while !rest.is_empty() {
        let end =
            rest.iter().skip(1).position(|block| matches!(block, Block::Heading(_))).map_or(rest.len(), |at| at + 1);
        sections.push(&rest[..end]);
        rest = &rest[end..];
    }
    html! { div .sections { @for section in sections { section { (part(document, section)) } } } }
}

fn part(document: &Document, blocks: &[Block]) -> Markup {
    let mut drawn = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let alike = |is: fn(&Block) -> bool| blocks[at..].iter().take_while(|block| is(block)).count();
        let (notes, promises) =
            (alike(|block| matches!(block, Block::Note(_))), alike(|block| matches!(block, Block::Promise(_))));
        if notes > 0 {
            drawn.push(html! { ol .notes { @for block in &blocks[at..at + notes] { @if let Block::Note(note) = block { (noted(document, note)) } } } });
        } else if promises > 0 {
            drawn.push(html! { ul .promises { @for block in &blocks[at..at + promises] { @if let Block::Promise(promise) = block { (promised(document, promise)) } } } });
        } else {
            drawn.push(alone(&blocks[at]));
        }
        at += notes.max(promises).max(1);
    }
    html! { @for one in drawn { (one) } }
}

fn alone(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(text) => { h2 dir="auto" { (text) } }
            Block::Facts(of) => { (facts(of)) }
            Block::Paragraph(text) => { p .words dir="auto" { (line(text)) } }
            Block::Rule => { hr; }
            Block::BlankLines(lines) => { @for _ in 0..*lines { div .blank {} } }
            Block::Note(_) | Block::Promise(_) => {}
        }
    }
}

fn facts(facts: &[Fact]) -> Markup {
    html! {
        dl .facts {
            @for fact in facts {
                div { dt { (fact.label) } @for value in &fact.values { dd dir="auto" { (line(value)) } } }
            }
        }
    }
}

fn noted(document: &Document, note: &Statement) -> Markup {
    html! {
        li .timeless[note.at.is_none()] {
            @if let Some(at) = &note.at { time { (at) } }
            div { (statement(document, note)) }
        }
    }
}

fn promised(document: &Document, promise: &Statement) -> Markup {
    html! { li { (statement(document, promise)) } }
}

fn statement(document: &Document, of: &Statement) -> Markup {
    html! {
        (words(&of.words))
        @if !of.facts.is_empty() { p .meta { @for fact in &of.facts { span { (line(fact)) } } } }
        @if let Some((said, first)) = &of.first {
            div .first { p .meta { (said) (document.language.say("page-colon")) } (words(first)) }
        }
        @if !of.pictures.is_empty() { div .pictures { @for one in &of.pictures { (picture(one)) } } }
        @for file in &of.files { p .file { (line(file)) } }
    }
}

/// The quotation marks of exact words stand in them already.
fn words(words: &Words) -> Markup {
    html! {
        @if words.exact { blockquote .words.exact dir="auto" { (words.text) } }
        @else if !words.text.is_empty() { p .words dir="auto" { (words.text) } }
    }
}

fn picture(picture: &Picture) -> Markup {
    let of_thousand = |part: u16| format!("{}.{}%", part / 10, part % 10);
    let source = format!("data:{};base64,{}", picture.media_type, BASE64.encode(&picture.bytes));
    html! {
        figure {
            div .picture {
                img src=(source) alt=(picture.alt);
                @for label in &picture.labels {
                    span .label dir="auto" style=(format!("left:{};top:{}", of_thousand(label.at.0), of_thousand(label.at.1))) { (label.words) }
                }
            }
            @if !picture.caption.0.is_empty() { figcaption { (line(&picture.caption)) } }
        }
    }
}

fn line(line: &Line) -> Markup {
    html! { @for run in &line.0 { (one(run)) } }
}

fn one(run: &Run) -> Markup {
    html! {
        @match run.voice {
            Voice::Plain => { (run.text) }
            Voice::Strong => { strong { (run.text) } }
            Voice::Name => { bdi { (run.text) } }
            Voice::Speaker => { strong .who { bdi { (run.text) } } }
        }
    }
}
