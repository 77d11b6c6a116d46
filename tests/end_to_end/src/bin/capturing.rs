//! `soundings-capturing FOLDER ROUND`: captures one note after another and says of each, once it is acknowledged, which
//! it was. Made to be killed at any moment.

use std::io::Write;
use std::path::{Path, PathBuf};

use soundings_core::{Environment, Notebook};
use soundings_end_to_end::{keys, said};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(round)) = (arguments.next(), arguments.next()) else {
        eprintln!("soundings-capturing FOLDER ROUND");
        std::process::exit(2);
    };
    if let Err(error) = capture(Path::new(&folder), &round) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn capture(folder: &Path, round: &str) -> Result<(), Box<dyn std::error::Error>> {
    let notebook = Notebook::open(folder, &keys(folder), Environment::system())?;
    let mut out = std::io::stdout().lock();
    let picture: PathBuf = folder.with_extension("png");
    for number in 0_u64.. {
        let words = format!("round {round} note {number}");
        let mut note = said(&words);
        if number % 7 == 3 {
            note.attachments.push(picture.clone());
        }
        let id = notebook.capture(&note)?.id;
        writeln!(out, "noted\t{id}\t{words}")?;
        out.flush()?;
        if number % 5 == 2 {
            let words = format!("{words}, corrected");
            notebook.correct_note(id, &words, None)?;
            writeln!(out, "noted\t{id}\t{words}")?;
            out.flush()?;
        }
    }
    Ok(())
}
