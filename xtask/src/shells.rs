//! What both shells keep: no decision of the field's, the same names on both phones, and a screen for everything a notebook does.
//!
//! A shell may draw what a choice of the core is by a switch over all its cases, so that a new case is seen by the compiler.
//! A comparison with one case is a decision, and those are the core's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::gradle;
use crate::process::{Journal, Problem};
use crate::project::Project;

const KOTLIN: &str = "android/app/src/main/kotlin";
const SWIFT: &str = "ios/Sources";
const SWIFT_APP: &str = "ios/App";
/// Where the names that only one shell has are said, with why.
const NAMES: &str = "docs/shells.md";
const ONLY_ON_ONE: &str = "Only on one:";
/// Where what no screen asks of a notebook is said, with why.
const BEHIND_NO_SCREEN: &str = "Behind no screen:";

/// The enums that cross to the shells, and their cases as they are written in Rust.
#[derive(Default)]
struct Choices {
    names: BTreeSet<String>,
    cases: BTreeSet<String>,
}

/// Names every comparison with one case of a choice of the core, every model and screen that only one shell has, whatever a
/// notebook does that only one shell or none asks of it, and what Gradle would refuse.
pub fn check(project: &Project, _: &mut Journal) -> Result<(), Problem> {
    let (mut choices, mut doors) = (Choices::default(), BTreeSet::new());
    for folder in ["core/src", "bindings/src"] {
        for (_, source) in sources(&project.path(folder), "rs")? {
            choices.read(&source);
            doors.extend(doors_in(&source));
        }
    }
    let (kotlin, swift) = (sources(&project.path(KOTLIN), "kt")?, sources(&project.path(SWIFT), "swift")?);
    let mut faults = gradle::faults(project)?;
    for (path, source) in kotlin.iter().chain(&swift) {
        let shown = path.strip_prefix(&project.root).unwrap_or(path).display();
        let decisions = choices.decisions(source).into_iter();
        faults.extend(decisions.map(|(line, text)| format!("{shown}:{line} decides: {text}")));
    }
    let document = fs::read_to_string(project.path(NAMES))?;
    let excused = said_after(ONLY_ON_ONE, &document);
    faults.extend(not_on_both(&names(&kotlin), &names(&swift), &excused));
    let app = sources(&project.path(SWIFT_APP), "swift")?;
    doors.retain(|door| !excused.contains(door));
    let opened = [opened(&doors, kotlin.iter()), opened(&doors, swift.iter().chain(&app))];
    faults.extend(not_opened(&doors, &opened, &said_after(BEHIND_NO_SCREEN, &document)));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn sources(folder: &Path, ending: &str) -> Result<Vec<(PathBuf, String)>, Problem> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path, ending)?);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            let source = fs::read_to_string(&path)?;
            found.push((path, source));
        }
    }
    found.sort();
    Ok(found)
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

impl Choices {
    /// Enums that derive `uniffi::Enum`, and those that the macro of the closed lists declares.
    fn read(&mut self, source: &str) {
        let mut crosses = false;
        let mut inside = false;
        for line in source.lines() {
            let code = line.trim();
            if code.contains("derive(uniffi::Enum)") {
                crosses = true;
            } else if let Some(name) = code.strip_prefix("pub enum ") {
                inside = crosses && !name.starts_with('$');
                if inside {
                    self.names.insert(word(name).to_owned());
                }
                crosses = false;
            } else if code == "}" || code == "}}" {
                inside = false;
            } else if !inside && code.ends_with(" {") && word(code).len() + 2 == code.len() && starts_large(code) {
                // A closed list: `Kind { … }` inside `choices!`.
                inside = true;
                self.names.insert(word(code).to_owned());
            } else if inside && starts_large(code) {
                self.cases.insert(word(code).to_owned());
            }
        }
    }

    /// The lines that compare with one case, by number.
    fn decisions<'a>(&self, source: &'a str) -> Vec<(usize, &'a str)> {
        let lines = source.lines().enumerate();
        lines.filter(|(_, line)| self.decides(line)).map(|(number, line)| (number + 1, line.trim())).collect()
    }

    fn decides(&self, line: &str) -> bool {
        let code = line.split("//").next().unwrap_or_default();
        let kotlin = ["== ", "!= "]
            .iter()
            .flat_map(|sign| code.split(sign).skip(1))
            .chain(code.contains("if (").then(|| code.split(" is ").skip(1)).into_iter().flatten());
        let named = kotlin.filter_map(|after| Some((word(after), after[word(after).len()..].strip_prefix('.')?)));
        if named.into_iter().any(|(name, case)| self.names.contains(name) && starts_large(case)) {
            return true;
        }
        let swift = ["== .", "!= .", "if case .", "guard case ."].iter().flat_map(|sign| code.split(sign).skip(1));
        swift.into_iter().any(|after| self.cases.contains(&large(word(after))))
    }
}

fn starts_large(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// A Swift case as it is written in Rust.
fn large(case: &str) -> String {
    let mut letters = case.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// The models and screens that are declared.
fn names(sources: &[(PathBuf, String)]) -> BTreeSet<String> {
    let declared = sources.iter().flat_map(|(_, source)| source.lines()).filter_map(|line| {
        let line =
            ["public ", "final ", "abstract ", "open "].iter().fold(line, |line, word| line.trim_start_matches(word));
        ["class ", "struct ", "fun "].iter().find_map(|kind| line.strip_prefix(kind)).map(word)
    });
    let of_a_screen = |name: &&str| name.ends_with("Model") || name.ends_with("Screen");
    declared.filter(of_a_screen).filter(|name| starts_large(name)).map(str::to_owned).collect()
}

/// What stands between backticks in the paragraph that begins so.
fn said_after(beginning: &str, document: &str) -> BTreeSet<String> {
    let paragraph = document.split("\n\n").find(|paragraph| paragraph.starts_with(beginning)).unwrap_or_default();
    paragraph.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What a notebook does for a shell, as Kotlin and Swift name it.
fn doors_in(source: &str) -> Vec<String> {
    let exported = source.split("#[uniffi::export]\nimpl Notebook {\n").skip(1);
    let lines = exported.flat_map(|block| block.split("\n}\n").next().unwrap_or_default().lines());
    lines.filter_map(|line| line.strip_prefix("    pub fn ")).map(|line| lower_camel(word(line))).collect()
}

fn lower_camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    first + &words.map(large).collect::<String>()
}

/// Those that a shell's sources call.
fn opened<'a>(doors: &BTreeSet<String>, sources: impl Iterator<Item = &'a (PathBuf, String)>) -> BTreeSet<String> {
    let called = sources.flat_map(|(_, source)| source.split('.').skip(1));
    let called = called.filter(|after| after[word(after).len()..].starts_with(['(', ' '])).map(word);
    called.filter(|name| doors.contains(*name)).map(str::to_owned).collect()
}

fn not_opened(doors: &BTreeSet<String>, opened: &[BTreeSet<String>; 2], excused: &BTreeSet<String>) -> Vec<String> {
    let shut = doors.iter().filter(|door| !excused.contains(*door)).filter_map(|door| {
        let by: Vec<&str> = ["Android", "iOS"]
            .into_iter()
            .zip(opened)
            .filter(|(_, opened)| opened.contains(door))
            .map(|(phone, _)| phone)
            .collect();
        match by[..] {
            [] => Some(format!(
                "no screen asks a notebook to {door}: draw one, take it out of the bindings, or say in {NAMES} why not"
            )),
            [phone] => {
                Some(format!("only {phone} asks a notebook to {door}: draw it on the other, or say in {NAMES} why not"))
            }
            _ => None,
        }
    });
    shut.collect()
}

fn not_on_both(kotlin: &BTreeSet<String>, swift: &BTreeSet<String>, excused: &BTreeSet<String>) -> Vec<String> {
    let lonely = kotlin.symmetric_difference(swift).filter(|name| !excused.contains(*name));
    lonely.map(|name| format!("{name} is on one phone only: draw it on the other, or say in {NAMES} why not")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Choices {
        let mut choices = Choices::default();
        choices.read("#[cfg_attr(feature = \"uniffi\", derive(uniffi::Enum))]\npub enum OwnKey {\n    OnlyHere,\n}\n");
        choices.read("choices! {\n    Kind {\n        /// Heard.\n        Said = 1, \"said\";\n    }\n}\n");
        choices
    }

    #[test]
    fn a_comparison_with_one_case_is_a_decision_in_either_language() {
        let choices = choices();
        for line in [
            "if (sync.ownKey == OwnKey.ONLY_HERE) Quiet()",
            "val mine = note.kind != Kind.SAID",
            "if (sync.ownKey is OwnKey.OnlyHere) Quiet()",
            "if sync.ownKey == .onlyHere {",
            "if case .said = note.kind {",
        ] {
            assert!(choices.decides(line), "{line}");
        }
    }

    #[test]
    fn a_switch_over_all_cases_and_what_is_the_shells_own_are_none() {
        let choices = choices();
        for line in [
            "OwnKey.ONLY_HERE -> stringResource(R.string.only_here)",
            "is OwnKey.OnlyHere -> Quiet()",
            "case .onlyHere: Text(Words.onlyHere)",
            "if (orientation == Configuration.ORIENTATION_LANDSCAPE) Row()",
            "if phase == .active { resume() } // not OwnKey == OwnKey.ONLY_HERE",
        ] {
            assert!(!choices.decides(line), "{line}");
        }
    }

    #[test]
    fn a_screen_on_one_phone_only_is_named_unless_it_is_said_why() {
        let of = |source: &str| names(&[(PathBuf::new(), source.to_owned())]);
        let kotlin = of("class TodayModel(desk: Desk)\nfun TodayScreen() {}\nfun SortScreen() {}\nclass ToldModel");
        let swift = of("public final class TodayModel: ScreenModel<Today> {\nstruct TodayScreen: View {");
        let excused = said_after(ONLY_ON_ONE, "One.\n\nOnly on one: `ToldModel` (Android), as there.\n\nMore.");
        let faults = not_on_both(&kotlin, &swift, &excused);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("SortScreen is on one phone only"));
    }

    #[test]
    fn what_a_notebook_does_behind_no_screen_or_on_one_phone_only_is_named_unless_it_is_said_why() {
        let bindings = "#[uniffi::export]\nimpl Notebook {\n    pub fn end_visit(&self) {\n    }\n    pub fn deck_page(&self) {\n    }\n    \
            pub fn restore(&self) {\n    }\n    pub fn today(&self) {\n    }\n}\nimpl Notebook {\n    pub fn not_exported(&self) {\n    }\n}\n";
        let doors: BTreeSet<String> = doors_in(bindings).into_iter().collect();
        let of = |source: &str| opened(&doors, [(PathBuf::new(), source.to_owned())].iter());
        let both = [of("desk.ask { it.endVisit(visit) }; desk.read { it.today() }"), of("try $0.today()")];
        let excused = said_after(BEHIND_NO_SCREEN, "Behind no screen: `restore` (for tests).\n\nMore.");
        let faults = not_opened(&doors, &both, &excused);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("no screen asks a notebook to deckPage"));
        assert!(faults[1].starts_with("only Android asks a notebook to endVisit"));
    }
}
