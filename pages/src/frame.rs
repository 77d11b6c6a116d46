//! The one page around everything drawn here: style within, light and dark, nothing from the network.

use chrono::NaiveDateTime;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::Language;
use crate::catalogue::Said;
use crate::text::shown;

/// The look's colours, type and measures as CSS variables (made from `design/tokens.json`).
const TOKENS: &str = include_str!("tokens.css");
/// What is read and printed: reports and maps.
const DOCUMENT: &str = include_str!("document.css");

/// A time of day, for `format`.
pub(crate) const CLOCK: &str = "%H:%M";

/// A page. `more` stands in its head; the style comes after the tokens.
pub(crate) fn page(locale: Language, title: &str, more: &Markup, style: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                (more)
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (shown(title)) }
                style { (PreEscaped(TOKENS)) (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
    .into_string()
}

/// The hash of a page's style, as a content security policy names it.
pub(crate) fn style_hash(style: &str) -> [u8; 32] {
    soundings_wire::sha256(&[TOKENS.as_bytes(), style.as_bytes()]).0
}

/// A page that is handed out as a file, made to be printed: nothing in it may ask for anything or run.
pub(crate) fn document(locale: Language, title: &str, content: &Markup) -> String {
    whole(locale, title, DOCUMENT, content)
}

/// A page that a browser reads from the hub: documents with a way between them.
pub(crate) fn team_page(locale: Language, title: &str, style: &str, body: &Markup) -> String {
    let referrer = html! { meta name="referrer" content="same-origin"; };
    page(locale, title, &referrer, &format!("{DOCUMENT}{style}"), body)
}

/// A [`document`] with a look of its own on top.
pub(crate) fn styled(locale: Language, title: &str, style: &str, content: &Markup) -> String {
    whole(locale, title, &format!("{DOCUMENT}{style}"), content)
}

/// A [`document`] with a look of its own, that says on every page it is printed on that it is *not for outside*.
pub(crate) fn sheet(locale: Language, title: &str, style: &str, content: &Markup) -> String {
    // The words are the catalogue's own, and end no string.
    let margin = format!(
        "@page {{ @bottom-left {{ content: \"{}\"; font: 8pt sans-serif }} @bottom-right {{ content: counter(page) \" / \" counter(pages); font: 8pt sans-serif }} }}",
        locale.say("not-for-outside")
    );
    whole(locale, title, &format!("{DOCUMENT}{style}{margin}"), content)
}

fn whole(locale: Language, title: &str, style: &str, content: &Markup) -> String {
    let nothing_else = html! {
        meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
    };
    page(locale, title, &nothing_else, style, &html! { main { (content) } })
}

/// A name that runs in its own direction.
pub(crate) fn name(text: &str) -> Markup {
    html! { bdi { (shown(text)) } }
}

/// Words in paragraphs: the very words of somebody in quotation marks and serif, what is ours in sans.
pub(crate) fn words(locale: Language, text: &str, exact: bool) -> Markup {
    let text = shown(text);
    html! {
        @if exact {
            blockquote .words.exact dir="auto" { (locale.quoted(&text)) }
        } @else {
            p .words dir="auto" { (text) }
        }
    }
}

/// A local moment, as it is shown.
pub(crate) fn time(at: &NaiveDateTime, content: &Markup) -> Markup {
    html! { time datetime=(at.format("%Y-%m-%dT%H:%M")) { (content) } }
}
