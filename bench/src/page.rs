//! `docs/benchmarks.md`: a section for each part, so that a run replaces its own and leaves the others as they are.

use std::path::Path;

use crate::Outcome;
use crate::machine;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Capturing one observation.
    Capture,
    /// Opening, every screen's first page, sharing and rebuilding as a notebook grows.
    Lists,
    /// Every screen, searches, export and import of a believable company.
    Company,
    /// What goes between notebooks and their hub.
    Sync,
}

const PARTS: [Part; 4] = [Part::Capture, Part::Lists, Part::Company, Part::Sync];

const INTRODUCTION: &str = "# Benchmarks\n\nWritten by `cargo xtask bench PART`, a section by each part. Ours and what it is \
                            held against were measured in one run on one\nmachine; figures from other days or machines do \
                            not compare.\n";

impl Part {
    /// The part's word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Capture => "capture",
            Self::Lists => "lists",
            Self::Company => "lists company",
            Self::Sync => "sync",
        }
    }

    /// The part with that word.
    pub fn named(word: &str) -> Option<Self> {
        PARTS.into_iter().find(|part| part.word() == word)
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Capture => "## Capture one observation: durable, searchable, queued",
            Self::Lists => "## A notebook that grows: opening, every screen, sharing, rebuilding",
            Self::Company => "## A believable company: every screen, searches, export, import",
            Self::Sync => "## Between notebooks and their hub",
        }
    }

    /// The section with what was measured and the machine it was measured on.
    pub fn section(self, measured: &str) -> String {
        let word = self.word();
        format!("{}\n\n`cargo xtask bench {word}`\n\n{}\n{}", self.heading(), machine::describe(), measured)
    }
}

/// The page with one part's section in place of the one it had.
fn with_section(page: &str, part: Part, section: &str) -> String {
    let kept = |wanted: Part| {
        let begin = page.find(wanted.heading())?;
        let end = page[begin + 3..].find("\n## ").map_or(page.len(), |next| begin + 3 + next);
        Some(page[begin..end].trim_end().to_owned())
    };
    let sections = PARTS
        .into_iter()
        .filter_map(|other| if other == part { Some(section.trim_end().to_owned()) } else { kept(other) });
    let sections: Vec<_> = sections.collect();
    format!("{INTRODUCTION}\n{}\n", sections.join("\n\n"))
}

/// Writes a part's section into the page in the docs.
pub fn write(part: Part, section: &str) -> Outcome {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    std::fs::create_dir_all(&docs)?;
    let page = docs.join("benchmarks.md");
    let before = std::fs::read_to_string(&page).unwrap_or_default();
    std::fs::write(&page, with_section(&before, part, section))?;
    println!("written to docs/benchmarks.md");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_replaces_its_own_section_and_keeps_the_others_in_their_order() {
        let capture = format!("{}\n\n| captured | 1 |\n", Part::Capture.heading());
        let sync = format!("{}\n\n### Push\n\n| pushed | 2 |\n", Part::Sync.heading());
        let page = with_section(&with_section("", Part::Sync, &sync), Part::Capture, &capture);
        assert!(page.find("captured").unwrap() < page.find("pushed").unwrap());
        let again = with_section(&page, Part::Capture, &capture.replace('1', "one"));
        assert!(again.contains("| captured | one |") && !again.contains("| captured | 1 |"));
        assert!(again.contains("### Push\n\n| pushed | 2 |"));
        assert_eq!(again, with_section(&again, Part::Sync, &sync));
    }
}
