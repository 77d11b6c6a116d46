//! Every file that a command writes, decoded: what was covered on a picture is covered in its pixels, and nothing of the
//! photograph's file is in there but pixels. What is the owner's own copy says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::Desk;

#[path = "../../../core/tests/common/photo.rs"]
#[allow(dead_code, reason = "what other tests take of it")]
pub mod photo;

/// Whether bytes hold these words as they are.
fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// What a reader gets: the source that writes it, what is asked, with which endings, and how many pictures stand in it.
const FOR_READERS: &[(&str, &str, &[&str], usize)] = &[
    ("report.rs", "report VISIT --out FILE", &["html", "md", "pdf"], 1),
    ("report.rs", "report VISIT --out FILE", &["txt"], 0),
    ("report.rs", "report VISIT --letter --pdf FILE", &["pdf"], 1),
    ("report.rs", "report VISIT --for others --preview --out FILE", &["html", "pdf"], 1),
    ("report.rs", "report VISIT --for others --preview --out FILE", &["md"], 0),
    ("report.rs", OTHERS_READ, &["html", "md", "pdf"], 1),
    ("report.rs", OTHERS_READ, &["txt"], 0),
    ("report.rs", "report VISIT --for others --to Will --looked-at REPORT --out FILE", &["html", "md", "pdf"], 0),
    ("summary.rs", "summary VISIT --to Will --looked-at SUMMARY --read NOTE --out FILE", &["html", "pdf"], 1),
    ("summary.rs", "summary VISIT --to Will --looked-at SUMMARY --read NOTE --out FILE", &["md", "txt"], 0),
    ("summary.rs", "summary VISIT --to Will --looked-at SUMMARY --out FILE", &["html", "pdf"], 0),
    ("poster.rs", "poster print POSTER FILE --to hall", &["html", "pdf"], 1),
    ("poster.rs", "poster print POSTER FILE --to hall", &["md"], 0),
    ("picture.rs", "attachment save NOTE FILE", &["jpg"], 1),
    ("brief.rs", "brief Brightline --html FILE", &["html"], 0),
    ("brief.rs", "brief Brightline --markdown FILE", &["md"], 0),
    ("map_views.rs", "map draw MAP --out FILE", &["html", "md", "txt", "svg", "pdf"], 0),
    ("map_views.rs", "map draw MAP --as iceberg --out FILE", &["html", "md", "txt", "svg", "pdf"], 0),
    ("meeting.rs", "pack --out FILE", &["html", "md", "pdf"], 0),
    ("meeting.rs", "role-play cards MAP --out FILE", &["html", "md", "pdf"], 0),
    ("meeting.rs", "call-ourselves findings --out FILE", &["html", "md", "pdf"], 0),
    ("guide.rs", "guide show first-visit --out FILE", &["html", "md", "pdf"], 0),
    ("sent.rs", "sent Brightline --out FILE", &["html", "md", "pdf"], 0),
    ("backup.rs", "backup COPY --code --code-out FILE", &["html", "md", "pdf"], 0),
];

const OTHERS_READ: &str = "report VISIT --for others --to Will --looked-at REPORT --read NOTE --out FILE";

/// Sources that write what is one's own, each with why no picture stands in it.
const ONES_OWN: &[(&str, &str)] = &[("refused.rs", "what the server refused, as JSON: words and ids")];

/// A visit with a photograph of Rosa's, of which a part is covered, on her poster and behind an entry of her map.
struct Office {
    desk: Desk,
    names: Vec<(&'static str, String)>,
}

impl Office {
    fn new() -> Self {
        let desk = Desk::new();
        fs::write(desk.path("IMG_1.jpg"), photo::jpeg(&photo::scene(900, 1200), 6)).unwrap();
        desk.done(&["customer", "add", "Brightline"]);
        desk.done(&["person", "add", "brightline", "Rosa"]);
        desk.done(&["consent", "rosa", "wall"]);
        let visit = desk.done(&["visit", "start", "brightline"]).id();
        let note =
            desk.done(&["note", "said", "It is on the tag.", "--exact", "--by", "rosa", "--attach", "IMG_1.jpg"]);
        let note = note.id();
        desk.done(&["picture", "cover", &note, "100,100", "300,300"]);
        desk.done(&["picture", "annotate", &note, "--circle", "600,400", "900,600"]);
        desk.done(&["promise", "a settings card", "--to", "rosa", "--until", "+10d"]);
        desk.done(&["visit", "end"]);
        let map = desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]).id();
        let entry = desk.done(&["map", "add", &map, "say", "--from", &note]).id();
        let picture = desk.done(&["picture", "show", &note]).document()["picture"]["picture"]["id"].clone();
        let picture = picture.as_str().unwrap();
        let poster = ["poster", "new", "rosa", "--words", &note, "--picture", picture, "--matters", &entry];
        let poster = desk.done(&poster).id();
        Self { desk, names: vec![("VISIT", visit), ("NOTE", note), ("MAP", map), ("POSTER", poster)] }
    }

    /// What the last look at what goes out ended with.
    fn looked_at(&self, what: &str) -> String {
        let look: &[&str] = if what == "REPORT" { &["report", "--for", "others"] } else { &["summary"] };
        self.desk.done(look).document()["looked_at"].as_str().unwrap().to_owned()
    }

    fn asked(&self, arguments: &str, file: &str) {
        let fill = |word: &str| match word {
            "FILE" => file.to_owned(),
            "COPY" => format!("{file}.backup"),
            "REPORT" | "SUMMARY" => self.looked_at(word),
            _ => {
                self.names.iter().find(|(name, _)| *name == word).map_or_else(|| word.to_owned(), |(_, id)| id.clone())
            }
        };
        let filled: Vec<String> = arguments.split(' ').map(fill).collect();
        self.desk.done(&filled.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// The pictures in a file, each as a file of its own.
fn pictures_in(file: &Path) -> Vec<Vec<u8>> {
    let bytes = fs::read(file).unwrap();
    let stem = file.file_stem().unwrap().to_str().unwrap();
    match file.extension().unwrap().to_str().unwrap() {
        "html" | "svg" => {
            let page = String::from_utf8(bytes).unwrap();
            let files = page.split("data:image/").skip(1).map(|rest| {
                let file = rest.strip_prefix("jpeg;base64,").unwrap().split(['"', ')']).next().unwrap();
                data_encoding::BASE64.decode(file.as_bytes()).unwrap()
            });
            files.collect()
        }
        "md" | "txt" => files_in(&file.with_file_name(format!("{stem}-pictures"))),
        "pdf" => {
            let folder = tempfile::tempdir().unwrap();
            let drawn = Command::new("pdfimages").arg("-all").arg(file).arg(folder.path().join("p")).status();
            assert!(drawn.expect("cargo xtask install brings pdfimages").success());
            files_in(folder.path())
        }
        "jpg" => vec![bytes],
        other => panic!("{other}"),
    }
}

fn files_in(folder: &Path) -> Vec<Vec<u8>> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn every_picture_in_every_file_for_readers_is_covered_in_its_pixels_and_holds_nothing_else() {
    let office = Office::new();
    for (at, (_, arguments, endings, expected)) in FOR_READERS.iter().enumerate() {
        for ending in *endings {
            let name = format!("out-{at}-{ending}.{ending}");
            office.asked(arguments, &name);
            let file = office.desk.path(&name);
            let pictures = pictures_in(&file);
            assert_eq!(pictures.len(), *expected, "{arguments} into .{ending}");
            pictures.iter().for_each(|picture| photo::covered(picture));
            let bytes = fs::read(&file).unwrap();
            for secret in photo::SECRETS.into_iter().chain([photo::CAMERA]) {
                assert!(!holds(&bytes, secret), "{arguments} into .{ending}: {secret}");
            }
        }
    }
}

#[test]
fn every_source_that_writes_a_file_is_among_those_that_are_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command");
    let (mut folders, mut writing) = (vec![folder], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            if ["write_whole(", "write_all_then(", "written("].iter().any(|write| source.contains(write)) {
                writing.insert(path.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let named = FOR_READERS.iter().map(|(source, ..)| *source).chain(ONES_OWN.iter().map(|(source, _)| *source));
    assert_eq!(writing, named.map(str::to_owned).collect::<BTreeSet<_>>());
}

#[test]
fn ones_own_copy_is_whole_uncovered_and_says_whose_it_is() {
    let office = Office::new();
    let taken_in = {
        office.desk.done(&["attachment", "save", &office.names[1].1, "own.jpg", "--original"]);
        fs::read(office.desk.path("own.jpg")).unwrap()
    };
    assert!(
        !holds(&taken_in, photo::SECRETS[0]) && holds(&taken_in, photo::CAMERA),
        "as it was taken in, without its place"
    );
    office.desk.done(&["export", "whole"]);
    assert!(files_in(&office.desk.path("whole/files")).contains(&taken_in));
    assert!(fs::read_to_string(office.desk.path("whole/README.md")).unwrap().contains("Do not hand it on"));
    let said = office.desk.run(&["attachment", "save", &office.names[1].1, "again.jpg", "--original"]).out;
    assert!(said.contains("what is covered can be seen"), "{said}");
    // Backups and bundles are sealed: nobody reads a picture in them.
    fs::write(office.desk.path("words"), "twelve words of mine\n").unwrap();
    office.desk.done(&["backup", "own.backup", "--passphrase-file", "words"]);
    let sealed = fs::read(office.desk.path("own.backup")).unwrap();
    assert!(sealed.len() > 20_000 && !holds(&sealed, "JFIF") && !holds(&sealed, photo::CAMERA));
}
