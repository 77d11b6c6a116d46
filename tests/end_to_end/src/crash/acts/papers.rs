//! What comes in and goes out as files.

use std::path::Path;

use soundings_core::exchange::{Backup, BackupLock, ImportAnswers};
use soundings_core::present::SendReport;
use soundings_core::{Environment, Notebook};

use super::begun::{begun, ended, with};
use crate::CODE;
use crate::crash::scenario::{Acting, Around, Done, SCENARIO, Scenario, tell};

const PAPERS: Scenario = Scenario { prepare: with_papers, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario { name: "import-report", about: "takes in a trip report, and undoes that", act: import_report, ..PAPERS },
    Scenario { name: "import-table", about: "takes in a table of customers", act: import_table, ..PAPERS },
    Scenario { name: "import-cards", about: "takes in business cards", act: import_cards, ..PAPERS },
    Scenario { name: "export", about: "a full export", every_check: true, act: export, ..PAPERS },
    Scenario {
        name: "take-in-export",
        about: "takes in another's full export",
        prepare: with_an_export,
        act: take_in_export,
        ..SCENARIO
    },
    Scenario {
        name: "restore",
        about: "a notebook out of a backup",
        device: "new device",
        prepare: with_a_backup,
        act: restore,
        ..SCENARIO
    },
    Scenario { name: "send", about: "sends a report, and fetches the copy back", act: send, ..PAPERS },
];

const REPORT: &str = "# Trip report: Kestrel Foods, Bakery\n\n**Date:** 3 November 2026, 09:00-11:30\n\
                      **People:** Imran Sayed (baker); night operator\n\n## What they said\n\n- Imran: \"it rises twice\"\n\n\
                      ## What we saw them do\n\n- opened the oven by hand\n\n## Our thoughts\n\n- nobody reads the dial\n";
const TABLE: &str =
    "Company;Site;Name;Role\nKestrel Foods;Bakery;Imran Sayed;baker\nKestrel Foods;;Mei Sato;\nNorthfield Dairy;;;\n";
const CARDS: &str = "BEGIN:VCARD\nVERSION:4.0\nFN:Mei Sato\nORG:Kestrel Foods\nTITLE:miller\nEND:VCARD\n\
                     BEGIN:VCARD\nVERSION:4.0\nFN:Imran Sayed\nORG:Kestrel Foods\nEND:VCARD\n";

fn with_papers(home: &Path) -> Around {
    for (name, content) in [("report.md", REPORT), ("clients.csv", TABLE), ("cards.vcf", CARDS)] {
        std::fs::write(home.join(name), content).unwrap();
    }
    ended(home)
}

fn import(acting: &Acting, file: &str) -> Done {
    let acts = acting.begin()?;
    let (file, answers) = (acting.file(file), ImportAnswers { others_same: Some(false), ..ImportAnswers::default() });
    let shown = acts.notebook.import_preview(&file, &answers)?.shown;
    let imported = acts.does(|book| book.import(&file, &answers, &shown))?;
    assert!(imported.made > 1, "{imported:?}");
    acts.does(|book| book.undo_import(Some(imported.import)))?;
    let shown = acts.notebook.import_preview(&file, &answers)?.shown;
    acts.does(|book| book.import(&file, &answers, &shown)).map(drop)
}

fn import_report(acting: &Acting) -> Done {
    import(acting, "report.md")
}

fn import_table(acting: &Acting) -> Done {
    import(acting, "clients.csv")
}

fn import_cards(acting: &Acting) -> Done {
    import(acting, "cards.vcf")
}

fn export(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.notebook.export(&acting.file("export"), &|exported| format!("{}\n", exported.engineer))?;
    tell("exported", acts.id("around")?, "tape over our display")
}

/// A notebook with nothing in it, and the export of another that is gone.
fn with_an_export(home: &Path) -> Around {
    ended(home);
    with(home, |notebook| {
        notebook.export(&home.join("export"), &|exported| format!("{}\n", exported.engineer)).unwrap();
    });
    std::fs::remove_dir_all(home.join("notebook")).unwrap();
    begun(home)
}

fn take_in_export(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let folder = acting.file("export");
    let shown = acts.notebook.restorable(&folder)?.shown;
    let restored = acts.does(|book| book.restore(&folder, &shown))?;
    assert!(restored.made > 9, "{restored:?}");
    Ok(())
}

/// No notebook, and the backup of one.
fn with_a_backup(home: &Path) -> Around {
    ended(home);
    with(home, |notebook| {
        let lock = BackupLock::Code { code: CODE.into() };
        notebook.back_up(&home.join("ada.backup"), &lock, &|_, _| true).unwrap();
    });
    std::fs::remove_dir_all(home.join("notebook")).unwrap();
    Around::default()
}

fn restore(acting: &Acting) -> Done {
    let backup = Backup::look(&acting.file("ada.backup"))?.unlock(CODE)?;
    backup.restore(&acting.folder, &acting.keys(), &|_, _| true)?;
    tell("note", acting.id("said")?, "we weld the corner seam twice")?;
    tell("picture", acting.id("around")?, "")?;
    let notebook = Notebook::open(&acting.folder, &acting.keys(), Environment::system())?;
    let id = notebook.capture(&crate::said("after the new phone"))?.id;
    tell("note", id, "after the new phone")
}

fn send(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("visit")?;
    let preview = acts.notebook.preview(visit)?;
    let read = preview.report.to_read_first.iter().map(|note| note.id).collect();
    let sending = SendReport { visit, to: "Rosa Medeiros".into(), looked_at: preview.looked_at, read };
    let sent = acts.does(|book| book.send_report(&sending))?;
    for fetched_back in [true, false] {
        acts.does(|book| book.fetched_back(sent.document, fetched_back))?;
    }
    Ok(())
}
