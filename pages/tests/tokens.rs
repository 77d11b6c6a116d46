//! The look's tokens: `design/tokens.json` is the one source, and the files that the shells, the wall and the
//! reports read are made from it here. `UPDATE_TOKENS=1` writes them; otherwise the test compares.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{fmt::Write, fs, path::Path};

use serde_json::Value;

const KOTLIN: &str = "android/app/src/main/kotlin/app/soundings/look/Tokens.kt";
const SWIFT: &str = "ios/Sources/Screens/Tokens.swift";
const CSS: &str = "pages/src/tokens.css";
const ICEBERG: &str = "pages/src/iceberg/points.rs";
const PRESS: &str = "press/src/look.rs";
const ANDROID_COLOURS: [(&str, usize); 2] =
    [("android/app/src/main/res/values/tokens.xml", 0), ("android/app/src/main/res/values-night/tokens.xml", 1)];
const NOTE: &str = "Made from design/tokens.json by pages/tests/tokens.rs; change it there.";

struct Tokens(Value);

impl Tokens {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("../../design/tokens.json")).unwrap())
    }

    fn list(&self, of: &str) -> &Vec<Value> {
        self.0[of].as_array().unwrap()
    }

    fn modes(&self) -> Vec<&str> {
        self.list("modes").iter().map(|mode| mode.as_str().unwrap()).collect()
    }
}

fn text<'a>(token: &'a Value, field: &str) -> &'a str {
    token[field].as_str().unwrap()
}

fn number(token: &Value, field: &str) -> u64 {
    token[field].as_u64().unwrap()
}

fn colour(token: &Value, mode: usize) -> &str {
    token["values"][mode].as_str().unwrap()
}

/// `on-buoy` as `onBuoy`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |done, part| done + &part[..1].to_uppercase() + &part[1..])
}

fn kotlin(tokens: &Tokens) -> String {
    let mut out = format!(
        "// {NOTE}\npackage app.soundings.look\n\nimport androidx.compose.runtime.Immutable\nimport androidx.compose.ui.graphics.Color\nimport androidx.compose.ui.unit.Dp\nimport androidx.compose.ui.unit.TextUnit\nimport androidx.compose.ui.unit.dp\nimport androidx.compose.ui.unit.sp\n\n"
    );
    out.push_str("/** The colours of one mode. */\n@Immutable\ndata class Colours(\n");
    for token in tokens.list("colours") {
        writeln!(out, "    /** {} */\n    val {}: Color,", text(token, "what"), camel(text(token, "name"))).unwrap();
    }
    out.push_str(") {\n    companion object {\n");
    for (at, mode) in tokens.modes().iter().enumerate() {
        writeln!(out, "        val {} = Colours(", camel(mode)).unwrap();
        for token in tokens.list("colours") {
            writeln!(out, "            {} = Color(0xFF{}),", camel(text(token, "name")), &colour(token, at)[1..])
                .unwrap();
        }
        out.push_str("        )\n");
    }
    out.push_str("    }\n}\n\n/** One style of text. */\n@Immutable\ndata class TextToken(val size: TextUnit, val line: TextUnit, val weight: Int, val serif: Boolean)\n\n/** The styles of text. */\nobject TextTokens {\n");
    for token in tokens.list("type") {
        writeln!(
            out,
            "    /** {} */\n    val {} = TextToken({}.sp, {}.sp, {}, {})",
            text(token, "what"),
            camel(text(token, "name")),
            number(token, "size"),
            number(token, "line"),
            number(token, "weight"),
            token["serif"]
        )
        .unwrap();
    }
    out.push_str("}\n\n/** Lengths. */\nobject Measure {\n");
    for token in tokens.list("measures") {
        writeln!(
            out,
            "    /** {} */\n    val {}: Dp = {}.dp",
            text(token, "what"),
            camel(text(token, "name")),
            number(token, "value")
        )
        .unwrap();
    }
    writeln!(
        out,
        "}}\n\n/** The longest motion; none where motion is turned off. */\nconst val MOTION_MS = {}",
        tokens.0["motion_ms"]
    )
    .unwrap();
    out.push_str("\n/** A facet of the iceberg; a shaded one turns from the light. */\nclass Facet(val above: Boolean, val shade: Boolean, val corners: List<Pair<Float, Float>>)\n\n/** The iceberg, right and down, with the water's line at [SURFACE]. */\nobject IcebergShape {\n");
    writeln!(out, "    const val SURFACE = {}f\n    val facets = listOf(", tokens.surface()).unwrap();
    for facet in tokens.facets() {
        let corners = facet.corners(|x, y| format!("{x}f to {y}f"), ", ");
        writeln!(out, "        Facet(above = {}, shade = {}, listOf({corners})),", facet.above(), facet.shade).unwrap();
    }
    out.push_str("    )\n}\n");
    out
}

fn swift(tokens: &Tokens) -> String {
    let mut out = format!(
        "// {NOTE}\n\n/// The colours of one mode, as 0xRRGGBB.\npublic struct Colours: Equatable, Sendable {{\n"
    );
    for token in tokens.list("colours") {
        writeln!(out, "  /// {}\n  public let {}: UInt32", text(token, "what"), camel(text(token, "name"))).unwrap();
    }
    for (at, mode) in tokens.modes().iter().enumerate() {
        write!(out, "\n  public static let {} = Colours(\n", camel(mode)).unwrap();
        let values: Vec<String> = tokens
            .list("colours")
            .iter()
            .map(|token| format!("    {}: 0x{}", camel(text(token, "name")), &colour(token, at)[1..]))
            .collect();
        writeln!(out, "{})", values.join(",\n")).unwrap();
    }
    out.push_str("}\n\n/// One style of text, in points.\npublic struct TextToken: Equatable, Sendable {\n  public let size: Double\n  public let line: Double\n  public let weight: Int\n  public let serif: Bool\n");
    for token in tokens.list("type") {
        writeln!(
            out,
            "\n  /// {}\n  public static let {} = TextToken(size: {}, line: {}, weight: {}, serif: {})",
            text(token, "what"),
            camel(text(token, "name")),
            number(token, "size"),
            number(token, "line"),
            number(token, "weight"),
            token["serif"]
        )
        .unwrap();
    }
    out.push_str("}\n\n/// Lengths in points.\npublic enum Measure {\n");
    for token in tokens.list("measures") {
        writeln!(
            out,
            "  /// {}\n  public static let {}: Double = {}",
            text(token, "what"),
            camel(text(token, "name")),
            number(token, "value")
        )
        .unwrap();
    }
    writeln!(
        out,
        "  /// The longest motion in seconds; none under Reduce Motion.\n  public static let motion: Double = {}\n}}",
        tokens.0["motion_ms"].as_f64().unwrap() / 1000.0
    )
    .unwrap();
    out.push_str("\n/// A facet of the iceberg; a shaded one turns from the light.\nstruct Facet {\n  let above: Bool\n  let shade: Bool\n  let corners: [SIMD2<Double>]\n}\n\n/// The iceberg, right and down, with the water's line at `surface`.\nenum IcebergShape {\n");
    writeln!(out, "  static let surface: Double = {}\n  static let facets = [", tokens.surface()).unwrap();
    for facet in tokens.facets() {
        let corners = facet.corners(|x, y| format!("[{x}, {y}]"), ", ");
        writeln!(out, "    Facet(above: {}, shade: {}, corners: [{corners}]),", facet.above(), facet.shade).unwrap();
    }
    out.push_str("  ]\n}\n");
    out
}

fn css(tokens: &Tokens) -> String {
    let block = |at: usize, indent: &str| {
        tokens.list("colours").iter().fold(String::new(), |mut out, token| {
            writeln!(out, "{indent}--{}: {};", text(token, "name"), colour(token, at)).unwrap();
            out
        })
    };
    let mut out = format!("/* {NOTE} */\n:root {{\n  color-scheme: light dark;\n{}", block(0, "  "));
    out.push_str("  --sans: system-ui, Roboto, \"Segoe UI\", \"Noto Sans\", sans-serif;\n  --serif: \"Noto Serif\", \"New York\", Georgia, serif;\n");
    for token in tokens.list("type") {
        let family = if token["serif"] == true { "serif" } else { "sans" };
        // In rem, so that a reader's own text size holds.
        writeln!(
            out,
            "  --type-{}: {} {}rem/{} var(--{family});",
            text(token, "name"),
            number(token, "weight"),
            number(token, "size") as f64 / 16.0,
            number(token, "line") as f64 / number(token, "size") as f64
        )
        .unwrap();
    }
    for token in tokens.list("measures") {
        writeln!(out, "  --{}: {}px;", text(token, "name"), number(token, "value")).unwrap();
    }
    out.push_str("}\n");
    for (at, query) in [
        (1, "(prefers-color-scheme: dark)"),
        (2, "(prefers-contrast: more)"),
        (3, "(prefers-contrast: more) and (prefers-color-scheme: dark)"),
    ] {
        writeln!(out, "@media {query} {{\n  :root {{\n{}  }}\n}}", block(at, "    ")).unwrap();
    }
    out
}

/// One facet of the iceberg.
struct Facet<'a> {
    part: &'a str,
    shade: bool,
    corners: Vec<(i64, i64)>,
}

impl Facet<'_> {
    fn above(&self) -> bool {
        matches!(self.part, "see" | "say" | "do" | "hear")
    }

    fn corners(&self, one: impl Fn(i64, i64) -> String, between: &str) -> String {
        let corners: Vec<String> = self.corners.iter().map(|(x, y)| one(*x, *y)).collect();
        corners.join(between)
    }
}

impl Tokens {
    fn surface(&self) -> u64 {
        number(&self.0["iceberg"], "surface")
    }

    fn facets(&self) -> Vec<Facet<'_>> {
        let facets = self.0["iceberg"]["facets"].as_array().unwrap().iter();
        let corner = |corner: &Value| (corner[0].as_i64().unwrap(), corner[1].as_i64().unwrap());
        let facet = |facet| Facet {
            part: text(facet, "part"),
            shade: facet["shade"].as_bool().unwrap(),
            corners: facet["corners"].as_array().unwrap().iter().map(corner).collect(),
        };
        facets.map(facet).collect()
    }
}

/// The iceberg's facets, each as the part it shows, whether it turns from the light, and its corners in an SVG.
fn iceberg(tokens: &Tokens) -> String {
    let facets = tokens.facets();
    let mut out = format!(
        "// {NOTE}\n\nuse soundings_core::model::MapPart;\n\n/// Where the water's surface is.\npub(super) const SURFACE: i32 = {};\n\n",
        tokens.surface()
    );
    out.push_str("/// A facet: which part it shows, whether it turns from the light, and its corners.\n");
    writeln!(out, "pub(super) const FACETS: [(MapPart, bool, &str); {}] = [", facets.len()).unwrap();
    for facet in facets {
        let part = camel(facet.part);
        let (first, rest) = part.split_at(1);
        let (first, shade) = (first.to_uppercase(), facet.shade);
        let corners = facet.corners(|x, y| format!("{x},{y}"), " ");
        writeln!(out, "    (MapPart::{first}{rest}, {shade}, \"{corners}\"),").unwrap();
    }
    out.push_str("];\n");
    out
}

/// What paper needs: the styles of text, the colours of the light mode, the gaps.
fn press(tokens: &Tokens) -> String {
    let constant = |name: &str| name.replace('-', "_").to_uppercase();
    let mut out = format!(
        "// {NOTE}\n#![allow(dead_code, reason = \"the whole look stands here\")]\n\n/// One style of text, in the look's units.\n#[derive(Clone, Copy, Debug, PartialEq)]\npub(crate) struct TextToken {{\n    pub(crate) size: f32,\n    pub(crate) line: f32,\n    pub(crate) weight: f32,\n    pub(crate) serif: bool,\n}}\n"
    );
    for token in tokens.list("type") {
        writeln!(
            out,
            "\n/// {}\npub(crate) const {}: TextToken = TextToken {{ size: {}.0, line: {}.0, weight: {}.0, serif: {} }};",
            text(token, "what"),
            constant(text(token, "name")),
            number(token, "size"),
            number(token, "line"),
            number(token, "weight"),
            token["serif"]
        )
        .unwrap();
    }
    for token in tokens.list("colours") {
        let hex = colour(token, 0);
        writeln!(
            out,
            "\n/// {}\npub(crate) const {}: [u8; 3] = [0x{}, 0x{}, 0x{}];",
            text(token, "what"),
            constant(text(token, "name")),
            &hex[1..3],
            &hex[3..5],
            &hex[5..7]
        )
        .unwrap();
    }
    for token in tokens.list("measures").iter().filter(|token| text(token, "name").starts_with("space-")) {
        writeln!(
            out,
            "\n/// {}\npub(crate) const {}: f32 = {}.0;",
            text(token, "what"),
            constant(text(token, "name")),
            number(token, "value")
        )
        .unwrap();
    }
    out
}

/// The colours that Android reads before any of our code runs: the window and the icon.
fn android_colours(tokens: &Tokens, mode: usize) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- {NOTE} -->\n<resources>\n");
    for token in tokens.list("colours") {
        writeln!(out, "    <color name=\"{}\">{}</color>", text(token, "name").replace('-', "_"), colour(token, mode))
            .unwrap();
    }
    out.push_str("</resources>\n");
    out
}

#[test]
fn what_the_shells_and_pages_read_is_what_the_tokens_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tokens = Tokens::read();
    let mut files = vec![
        (KOTLIN, kotlin(&tokens)),
        (SWIFT, swift(&tokens)),
        (CSS, css(&tokens)),
        (ICEBERG, iceberg(&tokens)),
        (PRESS, press(&tokens)),
    ];
    files.extend(ANDROID_COLOURS.map(|(path, mode)| (path, android_colours(&tokens, mode))));
    for (path, made) in files {
        let path = root.join(path);
        if std::env::var_os("UPDATE_TOKENS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &made).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == made, "{} differs from design/tokens.json; UPDATE_TOKENS=1 writes it", path.display());
    }
}

/// WCAG 2.2 contrast of two colours.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_stands_out_seven_to_one_from_whatever_lies_behind_it() {
    let tokens = Tokens::read();
    let named = |name: &str, mode: usize| {
        colour(tokens.list("colours").iter().find(|token| text(token, "name") == name).unwrap(), mode)
    };
    for (at, mode) in tokens.modes().iter().enumerate() {
        let mut pairs = vec![("on-buoy", "buoy"), ("on-water", "water"), ("on-water", "mass")];
        for words in ["ink", "ink-second", "link"] {
            pairs.extend(["foam", "surface", "sunk"].map(|behind| (words, behind)));
        }
        for (words, behind) in pairs {
            let found = contrast(named(words, at), named(behind, at));
            assert!(found >= 7.0, "{words} on {behind}, {mode}: {found:.2}");
        }
        for behind in ["foam", "surface", "sunk"] {
            let edge = contrast(named("line", at), named(behind, at));
            assert!(edge >= 3.0, "line on {behind}, {mode}: {edge:.2}");
            let buoy = contrast(named("buoy-edge", at), named(behind, at));
            assert!(buoy >= 3.0, "buoy's edge on {behind}, {mode}: {buoy:.2}");
        }
    }
}
