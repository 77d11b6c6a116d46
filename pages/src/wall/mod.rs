//! The wall as HTML: one face at a time, each readable from four metres.

mod faces;

use data_encoding::BASE64;
use maud::{PreEscaped, html};

use crate::catalogue::Said;
use crate::{Language, frame};

pub use self::faces::{faces, welcome};

const STYLE: &str = include_str!("wall.css");
/// What the page runs; it is asked for under [`SCRIPT_PATH`].
pub const SCRIPT: &str = include_str!("wall.js");
/// Where the script lies.
pub const SCRIPT_PATH: &str = "/wall.js";

/// The page around the faces. `mark` is the same as long as the same is shown; `visitors`: no customer is.
#[must_use]
pub fn page(faces: &str, mark: &str, visitors: bool, locale: Language) -> String {
    let body = html! {
        main {
            div id="wall" data-mark=(mark) data-visitors=(if visitors { "yes" } else { "no" }) { (PreEscaped(faces)) }
            div id="rest" { (PreEscaped(welcome(locale))) }
        }
        form id="visitors" method="post" action="/visitors" {
            button name="here" value=(if visitors { "no" } else { "yes" }) data-yes=(locale.say("page-visitors-today")) data-no=(locale.say("page-visitors-left")) {
                (if visitors { locale.say("page-visitors-left") } else { locale.say("page-visitors-today") })
            }
            span id="news" role="status" data-away=(locale.say("page-server-away")) {}
        }
        script src=(SCRIPT_PATH) {}
    };
    let referrer = html! { meta name="referrer" content="same-origin"; };
    frame::page(locale, &locale.say("page-our-customers"), &referrer, STYLE, &body)
}

/// Only the page's own style, the hub's own script, pictures that stand in the page, and requests to the hub itself.
#[must_use]
pub fn content_security_policy() -> String {
    let style = BASE64.encode(&frame::style_hash(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
