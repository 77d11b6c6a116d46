//! A page that is whole in itself: style within, nothing from the network, light and dark, made to be printed.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Locale;
use super::shown;
use crate::present::TOKENS_CSS;

const STYLE: &str = include_str!("style.css");

/// Wraps a document's content.
pub(super) fn page(locale: Locale, title: &str, content: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (shown(title)) }
                style { (PreEscaped(TOKENS_CSS)) (PreEscaped(STYLE)) }
            }
            body { main { (content) } }
        }
    }
    .into_string()
}

/// A name that runs in its own direction.
pub(super) fn name(text: &str) -> Markup {
    html! { bdi { (shown(text)) } }
}

/// Words in paragraphs: the very words of somebody in quotation marks and serif, what is ours in sans.
pub(super) fn words(locale: Locale, text: &str, exact: bool) -> Markup {
    let text = shown(text);
    html! {
        @if exact {
            blockquote .words.exact dir="auto" { (locale.quoted(&text)) }
        } @else {
            p .words dir="auto" { (text) }
        }
    }
}
