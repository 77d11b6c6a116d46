//! The one iceberg: twelve facets, the tip about a quarter above the line. Here as the iceberg meter, with a sounding
//! line beside it; the wall draws the same facets.
//!
//! A part that is known is ice; what is not known yet is a dotted outline. A tick is a small depth line on the sounding
//! line, with the words beside it: nothing is told by the picture or by colour alone.

mod points;

use maud::{Markup, PreEscaped, html};
use soundings_core::model::MapPart;

use crate::Language;
use crate::catalogue::Said;
use points::{FACETS, SURFACE};

/// A part of a map with its ticks.
pub(crate) type PartDepth = (MapPart, u8);

const WIDE: i32 = 700;
const HIGH: i32 = 560;
/// The sounding line.
const PLUMB: i32 = 386;
const LABELS: i32 = 414;

/// The facets, each with the class that `class` gives it by its part and whether it turns from the light.
pub(crate) fn facets(class: impl Fn(MapPart, bool) -> &'static str) -> Markup {
    html! {
        @for (part, shade, corners) in FACETS {
            polygon class=(class(part, shade)) points=(corners) {}
        }
    }
}

/// The iceberg meter of a map's parts, as an SVG that stands anywhere: its colours are the tokens' where the page has
/// them.
pub(crate) fn meter(parts: &[PartDepth], locale: Language) -> Markup {
    let depth = |part: MapPart| parts.iter().find(|(of, _)| *of == part).map_or(0, |(_, depth)| (*depth).min(3));
    let told: Vec<String> = MapPart::ALL
        .iter()
        .map(|part| format!("{}{} {}", locale.part(*part), locale.say("page-colon"), locale.depth(depth(*part))))
        .collect();
    html! {
        svg .iceberg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDE} {HIGH}")) role="img" aria-label=(told.join(". ")) {
            style { (PreEscaped(STYLE)) }
            rect .iceberg-water x="0" y=(SURFACE) width=(WIDE) height=(HIGH - SURFACE) {}
            g transform="translate(16 0)" { (facets(|part, shade| facet(part, shade, depth(part) > 0))) }
            line .iceberg-surface x1="0" y1=(SURFACE) x2=(WIDE) y2=(SURFACE) {}
            line .iceberg-plumb-above x1=(PLUMB) y1="16" x2=(PLUMB) y2=(SURFACE) {}
            line .iceberg-plumb x1=(PLUMB) y1=(SURFACE) x2=(PLUMB) y2="520" {}
            polygon .iceberg-weight points=(format!("{},518 {},518 {PLUMB},544", PLUMB - 9, PLUMB + 9)) {}
            @for (place, part) in MapPart::ALL.iter().enumerate() { (row(*part, place, depth(*part), locale)) }
            circle .iceberg-buoy cx=(PLUMB) cy=(SURFACE) r="12" {}
        }
    }
}

/// The same drawing in small, without words: for a page that says them beside it.
pub(crate) fn small(parts: &[PartDepth]) -> Markup {
    let depth = |part: MapPart| parts.iter().find(|(of, _)| *of == part).map_or(0, |(_, depth)| *depth);
    html! {
        svg .iceberg viewBox=(format!("0 0 {} {HIGH}", PLUMB - 16)) aria-hidden="true" {
            style { (PreEscaped(STYLE)) }
            rect .iceberg-water x="0" y=(SURFACE) width=(WIDE) height=(HIGH - SURFACE) {}
            g transform="translate(16 0)" { (facets(|part, shade| facet(part, shade, depth(part) > 0))) }
            line .iceberg-surface x1="0" y1=(SURFACE) x2=(WIDE) y2=(SURFACE) {}
        }
    }
}

fn facet(part: MapPart, shade: bool, known: bool) -> &'static str {
    match (part.above_water(), known, shade) {
        (true, true, false) => "iceberg-ice",
        (true, true, true) => "iceberg-ice iceberg-shade",
        (true, false, _) => "iceberg-unknown-above",
        (false, true, false) => "iceberg-mass",
        (false, true, true) => "iceberg-mass iceberg-deep",
        (false, false, _) => "iceberg-unknown",
    }
}

/// A part beside the sounding line: three depth lines, its name, and how often in words.
fn row(part: MapPart, place: usize, depth: u8, locale: Language) -> Markup {
    let above = part.above_water();
    let place = i32::try_from(place).unwrap_or(0);
    // Four rows in the air, four in the water with more room.
    let middle = if above { 34 + place * 42 } else { SURFACE + 52 + (place - 4) * 76 };
    let side = if above { "above" } else { "below" };
    html! {
        @for tick in 0..3 {
            @let y = middle - 9 + i32::from(tick) * 9;
            @let class = if tick < depth { format!("iceberg-tick-{side}") } else { format!("iceberg-tick-{side} iceberg-not-yet") };
            line class=(class) x1=(PLUMB - 13) y1=(y) x2=(PLUMB + 13) y2=(y) {}
        }
        g .iceberg-labels {
            @if above {
                text class=(format!("iceberg-label-{side}")) x=(LABELS) y=(middle + 7) {
                    tspan .iceberg-name { (locale.part(part)) } (locale.say("page-colon")) " " (locale.depth(depth))
                }
            } @else {
                text class=(format!("iceberg-label-{side}")) x=(LABELS) y=(middle - 4) {
                    tspan .iceberg-name { (locale.part(part)) }
                    tspan x=(LABELS) dy="25" { (locale.depth(depth)) }
                }
            }
        }
    }
}

/// Each colour falls back to the light one where a page has no tokens.
const STYLE: &str = "
.iceberg{display:block;width:100%;height:auto;font:400 19px var(--sans,system-ui,'Noto Sans',sans-serif)}
.iceberg polygon,.iceberg line{stroke-linejoin:round;stroke-linecap:round}
.iceberg-water{fill:var(--water,#12395A)}
.iceberg-surface{stroke:var(--tick,#8FC1DC);stroke-width:2}
.iceberg-ice{fill:var(--ice,#FFFFFF);stroke:var(--ice-edge,#12395A);stroke-width:2}
.iceberg-shade{fill:var(--ice-shade,#DFECF2)}
.iceberg-mass{fill:var(--mass,#1B4C74);stroke:var(--tick,#8FC1DC);stroke-width:2}
.iceberg-deep{fill-opacity:.7}
.iceberg-unknown{fill:none;stroke:var(--tick,#8FC1DC);stroke-width:2;stroke-dasharray:.1 6}
.iceberg-unknown-above{fill:none;stroke:var(--line,#4F6577);stroke-width:2;stroke-dasharray:.1 6}
.iceberg-plumb{stroke:var(--on-water,#EDF5F9);stroke-width:2}
.iceberg-plumb-above{stroke:var(--line,#4F6577);stroke-width:2}
.iceberg-weight{fill:var(--on-water,#EDF5F9)}
.iceberg-tick-above{stroke:var(--ink,#0B2136);stroke-width:3}
.iceberg-tick-below{stroke:var(--tick,#8FC1DC);stroke-width:3}
.iceberg-not-yet{stroke-width:2;stroke-dasharray:.1 5;stroke-opacity:.85}
.iceberg-buoy{fill:var(--buoy,#FF8F45);stroke:var(--buoy-edge,#0B2136);stroke-width:2}
.iceberg-label-above{fill:var(--ink,#0B2136)}
.iceberg-label-below{fill:var(--on-water,#EDF5F9)}
.iceberg-name{font-weight:600}
@media (max-width:40em){.iceberg-labels{display:none}}
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_a_dotted_outline_and_what_is_known_has_its_ticks() {
        let svg = meter(&[(MapPart::Say, 2), (MapPart::Pain, 9)], Language::English).into_string();
        assert_eq!(svg.matches(r#"class="iceberg-unknown""#).count(), 6);
        assert_eq!(svg.matches(r#"class="iceberg-unknown-above""#).count(), 3);
        assert_eq!(svg.matches(r#"class="iceberg-tick-above""#).count(), 2);
        assert_eq!(svg.matches(r#"class="iceberg-tick-below""#).count(), 3);
        assert!(svg.contains("They say: twice. They do: not yet"));
    }
}
