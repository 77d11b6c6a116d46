//! A PDF as others read it.

use std::process::Command;

use soundings_pages::document::Document;
use soundings_press::{Paper, Pdf, pdf};
use tempfile::TempDir;

/// A document on paper, in a file.
pub struct Read {
    folder: TempDir,
    pub pages: usize,
}

impl Read {
    pub fn new(document: &Document, paper: Paper) -> Self {
        Self::of(&pdf(document, paper).unwrap_or_else(|error| panic!("{error:?}")))
    }

    /// One that is made already.
    pub fn of(pdf: &Pdf) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("it.pdf"), &pdf.bytes).unwrap();
        Self { folder, pages: pdf.pages }
    }

    /// What a program says of it.
    pub fn ask(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let file = self.folder.path().join("it.pdf");
        let output = Command::new(program)
            .args(before)
            .arg(file)
            .args(after)
            .output()
            .unwrap_or_else(|_| panic!("{program} is not here; cargo xtask install brings it"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The text of each page.
    pub fn texts(&self) -> Vec<String> {
        let text = self.ask("pdftotext", &["-raw"], &["-"]);
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        assert_eq!(pages.pop().as_deref(), Some(""), "every page ends");
        assert_eq!(pages.len(), self.pages);
        pages
    }

    /// The text without spaces and line breaks, heads and feet and all.
    pub fn packed(&self) -> String {
        packed(&self.texts().concat())
    }

    /// The one page that holds a word.
    pub fn page_of(&self, texts: &[String], word: &str) -> usize {
        let pages: Vec<usize> = (0..texts.len()).filter(|page| texts[*page].contains(word)).collect();
        assert_eq!(pages.len(), 1, "{word} is on pages {pages:?}");
        pages[0]
    }

    /// Every object in it.
    pub fn objects(&self) -> serde_json::Value {
        serde_json::from_str(&self.ask("qpdf", &["--json=2", "--json-key=qpdf"], &[])).unwrap()
    }

    /// Everything that stands under a key in its objects, as text.
    pub fn all_of(&self, key: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.objects(), key, &mut found);
        found
    }
}

fn collect(value: &serde_json::Value, key: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                if name == key
                    && let Some(text) = value.as_str()
                {
                    found.push(text.trim_start_matches("u:").trim_start_matches('/').to_owned());
                }
                collect(value, key, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        _ => {}
    }
}

pub fn packed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
