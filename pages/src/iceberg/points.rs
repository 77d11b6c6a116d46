// Made from design/tokens.json by pages/tests/tokens.rs; change it there.

use soundings_core::model::MapPart;

/// Where the water's surface is.
pub(super) const SURFACE: i32 = 200;

/// A facet: which part it shows, whether it turns from the light, and its corners.
pub(super) const FACETS: [(MapPart, bool, &str); 12] = [
    (MapPart::NeedToDo, false, "51,200 175,200 111,290"),
    (MapPart::NeedToDo, true, "20,262 51,200 111,290"),
    (MapPart::Pain, false, "175,200 287,200 192,346"),
    (MapPart::Pain, true, "175,200 192,346 111,290"),
    (MapPart::Gain, true, "287,200 321,273 291,368 192,346"),
    (MapPart::Gain, false, "291,368 235,441 192,536 192,346"),
    (MapPart::Other, true, "20,262 33,334 89,424 111,290"),
    (MapPart::Other, false, "89,424 149,469 192,536 192,346 111,290"),
    (MapPart::See, false, "85,200 111,148 145,157 128,200"),
    (MapPart::Say, false, "111,148 137,123 158,88 145,157"),
    (MapPart::Do, true, "158,88 188,136 175,200 128,200 145,157"),
    (MapPart::Hear, true, "188,136 214,153 248,200 175,200"),
];
