//! What stands beside a full export: what is what, in plain words.

use soundings_core::exchange::Exported;
use soundings_words::Value;

use crate::Language;
use crate::catalogue::Said;
use crate::text::shown;

/// The README of an export, as CommonMark.
#[must_use]
pub fn readme(exported: &Exported, locale: Language) -> String {
    let engineer = shown(&exported.engineer).replace(['\n', '`', '*', '_', '[', ']', '<', '#', '\\'], " ");
    let mut page = format!("# {}\n\n", locale.with("page-export-title", &[("engineer", Value::from(engineer))]));
    for paragraph in ["page-export-own", "page-export-form", "page-export-contents", "page-export-files"] {
        page += &format!("{}\n\n", locale.say(paragraph));
    }
    let head = [locale.say("page-export-file"), locale.say("page-export-holds"), locale.say("page-export-things")];
    page += &format!("| {} |\n| --- | --- | ---: |\n", head.join(" | "));
    for file in exported.files.iter().filter(|file| file.things > 0) {
        page += &format!("| `{}` | {} | {} |\n", file.name, file.kind, file.things);
    }
    page += &format!("\n{}\n\n", locale.say("page-export-without"));
    let left_out = [
        ("page-export-not-here", exported.left_out.not_here),
        ("page-export-being-erased", exported.left_out.being_erased),
        ("page-export-not-understood", exported.left_out.not_understood),
    ];
    for (words, count) in left_out.into_iter().filter(|(_, count)| *count > 0) {
        page += &format!("{}\n\n", locale.with(words, &[("count", Value::from(count))]));
    }
    page += &format!("{}\n", locale.say("page-export-back"));
    page
}

#[cfg(test)]
mod tests {
    use soundings_core::exchange::{ExportedFile, LeftOut};

    use super::*;

    #[test]
    fn a_readme_says_whose_copy_it_is_what_it_holds_and_what_not_in_each_language() {
        let file = |name: &str, kind: &str, things| ExportedFile {
            name: name.into(),
            kind: kind.into(),
            things,
            hash: "00".repeat(32),
        };
        let exported = Exported {
            engineer: "Ada\n# Okafor".into(),
            files: vec![file("note.jsonl", "note", 8), file("map.jsonl", "map", 0)],
            attachments: 1,
            left_out: LeftOut { not_here: 2, ..LeftOut::default() },
        };
        for language in Language::ALL {
            let page = readme(&exported, language);
            assert!(page.starts_with("# ") && page.matches("\n# ").count() == 0, "a name makes no heading: {page}");
            assert!(page.contains("| `note.jsonl` | note | 8 |") && !page.contains("map.jsonl"));
        }
        assert!(readme(&exported, Language::English).contains("2 attachments"));
    }
}
