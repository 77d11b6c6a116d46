//! A whole day of a hub that tells all it can tell: nobody's words are in it, nor anything that opens a door.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use soundings_core::model::{ConsentChoice, Id, PhotoRule};
use soundings_core::{FileStep, NewObservation, NewPerson, NewPromise, Person, Reply, StartVisit, TransferWay};
use soundings_wire::invite;
use soundings_wire::messages::{HubReply, HubRequest};

use crate::backup::TeamTime;
use crate::bench::{MINUTE, MORNING};
use crate::process::{hub, text};
use crate::wall::Engineer;

/// Stands in every name, note and text of the day.
const MARK: &str = "zwk7731";
const DAY: u64 = 24 * 60 * MINUTE;

/// A hub's process that writes all it says into files.
struct Talkative {
    child: Child,
    url: String,
    rest: std::thread::JoinHandle<Vec<u8>>,
}

impl Talkative {
    fn start(data: &Path, clock: &Path, log: &Path) -> Self {
        let arguments = ["serve", "--data", text(data), "--plain", "--listen", "127.0.0.1:0", "--clock", text(clock)];
        let mut command = hub(&[&arguments[..], &["--log", "trace"]].concat());
        let mut child = command.stderr(Stdio::from(File::create(log).unwrap())).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        out.read_line(&mut first).unwrap();
        let url = first.trim().strip_prefix("Listening on ").unwrap().to_owned();
        let rest = std::thread::spawn(move || {
            let mut said = first.into_bytes();
            out.read_to_end(&mut said).unwrap();
            said
        });
        Self { child, url, rest }
    }

    fn stop(mut self) -> Vec<u8> {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        self.rest.join().unwrap()
    }
}

/// A hub's day: what it and its commands said, and what of it nobody may read there.
struct Day {
    folder: tempfile::TempDir,
    time: TeamTime,
    said: RefCell<Vec<u8>>,
    secrets: RefCell<Vec<Vec<u8>>>,
}

impl Day {
    fn begin() -> Self {
        let day = Self {
            folder: tempfile::tempdir().unwrap(),
            time: TeamTime(Arc::new(AtomicU64::new(MORNING))),
            said: RefCell::default(),
            secrets: RefCell::default(),
        };
        day.later(0);
        day
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The hub and all devices have one clock.
    fn later(&self, ms: u64) {
        let now = self.time.0.fetch_add(ms, Ordering::Relaxed) + ms;
        std::fs::write(self.at("clock.new"), now.to_string()).unwrap();
        std::fs::rename(self.at("clock.new"), self.at("clock")).unwrap();
    }

    /// A command at the most talkative level; its output is what it was asked for, where that is an invitation.
    fn run(&self, arguments: &[&str]) -> String {
        let (data, clock) = (self.at("hub"), self.at("clock"));
        let place = ["--data", text(&data), "--clock", text(&clock), "--log", "trace"];
        let output = hub(&[arguments, &place[..]].concat()).output().unwrap();
        // What it was asked for is no log.
        if !matches!(arguments, ["invite", ..] | ["pages", "link", ..]) {
            self.said.borrow_mut().extend(&output.stdout);
        }
        self.said.borrow_mut().extend(&output.stderr);
        String::from_utf8(output.stdout).unwrap()
    }

    fn invite(&self, more: &[&str]) -> String {
        let text = self.run(&[&["invite"], more].concat()).trim().to_owned();
        self.secrets.borrow_mut().push(invite::read(&text).unwrap().secret.to_vec());
        self.secrets.borrow_mut().push(text.trim_start_matches("SOUNDINGS2:").as_bytes().to_vec());
        text
    }

    /// All of an engineer's files that go, and the beginning of those that come.
    fn files(&self, engineer: &Engineer, url: &str) {
        loop {
            let (id, body) = match engineer.notebook.file_next().unwrap() {
                FileStep::Nothing => return,
                FileStep::Ask(request) => (request.id, post(url, &request.body)),
                FileStep::Carry(transfer) => {
                    let bytes = match transfer.way {
                        TransferWay::Send => engineer.notebook.outgoing_bytes(&transfer).unwrap().unwrap(),
                        TransferWay::Fetch => Vec::new(),
                    };
                    let all = [&transfer.head[..], &bytes].concat();
                    let body = agent().post(format!("{url}/v1/blob")).send(&all[..]).unwrap().body_mut().read_to_vec();
                    (transfer.id, body.unwrap())
                }
            };
            engineer.notebook.file_reply(id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
        }
    }

    fn sync(&self, engineer: &Engineer, url: &str) {
        self.later(MINUTE);
        engineer.sync_by(|body| {
            if let Ok(HubRequest::Join(join)) = HubRequest::from_frame(body) {
                self.secrets.borrow_mut().push(join.claimed().unwrap().secret.to_vec());
            }
            let reply = post(url, body);
            if let Ok(HubReply::Token(token)) = HubReply::from_frame(&reply) {
                self.secrets.borrow_mut().push(token.token.to_vec());
            }
            reply
        });
    }
}

/// A browser opens a link to the team's pages, and looks at them.
fn looks_in(day: &Day, url: &str) {
    let link = day.run(&["pages", "link"]);
    let secret = link.split("/enter/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    day.secrets.borrow_mut().push(secret.clone().into_bytes());
    let opened = agent().post(format!("{url}/enter/{secret}")).send_empty().unwrap();
    let cookie = opened.headers().get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    let page = agent().get(format!("{url}/pages")).header("cookie", &cookie).call().unwrap();
    assert_eq!(page.status(), 200);
    assert!(holds(&page.into_body().read_to_vec().unwrap(), MARK.as_bytes()), "the team's pages are full of words");
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn post(url: &str, body: &[u8]) -> Vec<u8> {
    agent().post(format!("{url}/v1")).send(body).unwrap().body_mut().read_to_vec().unwrap()
}

/// An engineer writes all that there is to write. Gives a note that will be erased.
fn write(engineer: &Engineer, file: &Path) -> Id {
    std::fs::write(file, format!("A drawing of the torch {MARK}")).unwrap();
    let notebook = &engineer.notebook;
    let customer = notebook.add_customer(&format!("Brightline {MARK}")).unwrap();
    notebook.add_site(customer, &format!("Plant {MARK}"), PhotoRule::NotAsked).unwrap();
    let person = NewPerson {
        customer: Some(customer),
        name: Some(format!("Rosa {MARK}")),
        role: Some(format!("welder {MARK}")),
        ..NewPerson::default()
    };
    let person = notebook.add_person(&person).unwrap();
    notebook.set_consent(person, ConsentChoice::Wall).unwrap();
    let visit = notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = |words: &str| NewObservation {
        text: format!("{words} {MARK}"),
        by: Some(Person::Known(person)),
        tags: vec![format!("tag{MARK}")],
        ..NewObservation::default()
    };
    let with_file = NewObservation { attachments: vec![file.to_owned()], ..note("We weld it twice.") };
    let noted = notebook.capture(&with_file).unwrap().id;
    notebook.correct_note(noted, &format!("We weld it thrice. {MARK}"), None).unwrap();
    let slipped = notebook.capture(&note("The code of the furnace is")).unwrap().id;
    notebook.share(&[customer, noted, slipped]).unwrap();
    let promise = NewPromise {
        text: format!("A new torch {MARK}"),
        to: vec![Person::Known(person)],
        promised_by: None,
        until: "2026-12-01".to_owned(),
        visit: Some(visit),
    };
    notebook.promise(&promise).unwrap();
    slipped
}

/// Rubbish of every kind, with marked words in it where words fit.
fn rubbish(day: &Day, url: &str) {
    for body in [MARK.as_bytes(), &[0xff; 3_000], b"\x01\x28\xb5\x2f\xfd", &[]] {
        post(url, body);
    }
    post(url, &HubRequest::Unknown(77).to_frame());
    // Refused before it is read to its end, so that sending it may fail.
    let _ = agent().post(format!("{url}/v1")).send(&vec![b'z'; 2 << 20][..]);
    for path in
        [format!("/{MARK}"), format!("/wall?{MARK}=1"), "/wall".to_owned(), "/".to_owned(), "/metrics".to_owned()]
    {
        let _ = agent().get(format!("{url}{path}")).header("x-words", MARK).header("origin", MARK).call();
        let _ = agent().get(format!("{url}{path}")).call().unwrap().body_mut().read_to_vec();
    }
    let _ = agent().post(format!("{url}/visitors")).send(format!("here={MARK}")).unwrap();
    day.run(&["revoke", &format!("Nobody {MARK}"), "--yes"]);
    day.run(&["invite", "--engineer", &format!("Nobody {MARK}")]);
}

/// How bytes look where they are told of.
fn looks(secret: &[u8]) -> Vec<Vec<u8>> {
    let numbers = secret.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let texts = [
        data_encoding::HEXLOWER.encode(secret),
        data_encoding::HEXUPPER.encode(secret),
        data_encoding::BASE64.encode(secret),
        data_encoding::BASE32_NOPAD.encode(secret),
        numbers,
    ];
    std::iter::once(secret.to_vec()).chain(texts.map(String::into_bytes)).collect()
}

fn holds(said: &[u8], words: &[u8]) -> bool {
    said.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words))
}

#[test]
fn a_full_day_at_the_most_talkative_level_tells_nobodys_words_and_no_secret() {
    let day = Day::begin();
    let (data, log) = (day.at("hub"), day.at("log"));
    let serving = Talkative::start(&data, &day.at("clock"), &log);
    let url = serving.url.clone();
    let [ada, jonas] = ["Ada", "Jonas"].map(|name| {
        let engineer = Engineer::with_clock(&format!("{name} {MARK}"), Arc::new(day.time.clone()));
        engineer.notebook.join(&day.invite(&[])).unwrap();
        day.sync(&engineer, &url);
        engineer
    });
    let file = day.at(&format!("torch {MARK}.txt"));
    let slipped = write(&ada, &file);
    write(&jonas, &file);
    [&ada, &jonas, &ada].iter().for_each(|engineer| day.sync(engineer, &url));
    [&ada, &jonas].iter().for_each(|engineer| day.files(engineer, &url));
    looks_in(&day, &url);
    ada.notebook.erase(slipped).unwrap();
    day.sync(&ada, &url);
    day.run(&["backup", text(&day.at("backup"))]);
    rubbish(&day, &url);
    day.later(DAY + MINUTE);
    [&ada, &jonas, &ada, &jonas].iter().for_each(|engineer| day.sync(engineer, &url));
    day.invite(&["--engineer", &format!("Ada {MARK}")]);
    for command in ["devices", "verify"] {
        day.run(&[command]);
    }
    jonas.notebook.end_visit(None, true).unwrap();
    write(&jonas, &file);
    day.run(&["revoke", &format!("Jonas {MARK}"), "--yes"]);
    day.sync(&jonas, &url);
    day.run(&["quarantine"]);
    day.run(&["quarantine", "--export", text(&day.at("unsent"))]);
    assert!(holds(&std::fs::read(day.at("unsent")).unwrap(), MARK.as_bytes()), "what he had not sent is kept");
    day.run(&["restore", text(&day.at("backup"))]);

    // Its database fails under it.
    rusqlite::Connection::open(data.join("hub.sqlite3"))
        .unwrap()
        .execute_batch("ALTER TABLE operations RENAME TO elsewhere")
        .unwrap();
    ada.notebook.add_customer(&format!("Late {MARK}")).unwrap();
    day.sync(&ada, &url);

    let numbers = agent().get(format!("{url}/metrics")).call().unwrap().body_mut().read_to_string().unwrap();
    for something in ["asked=\"push\",came=\"served\"", "verdict=\"accepted\"", "asked=\"send-blob\"", "_file_bytes "] {
        assert!(numbers.contains(something), "numbers without {something:?}:\n{numbers}");
    }
    for engineer in [&ada, &jonas] {
        assert!(!numbers.contains(&engineer.notebook.engineer().unwrap().id.to_string()), "somebody's id:\n{numbers}");
    }
    let mut said = serving.stop();
    said.extend(numbers.into_bytes());
    said.extend(std::fs::read(&log).unwrap());
    said.extend(day.said.borrow().iter());
    for list in ["erased-ids", "revoked-devices"] {
        said.extend(std::fs::read(data.join(list)).unwrap());
    }
    let told = String::from_utf8_lossy(&said);
    for something in ["DEBUG", "asked=\"push\"", "refused", "could not be served", "revoked 20", "entity ", "device "] {
        assert!(told.contains(something), "a day without {something:?} shows nothing:\n{told}");
    }
    for mark in looks(MARK.as_bytes()) {
        assert!(!holds(&said, &mark), "somebody's words, as {}", String::from_utf8_lossy(&mark));
    }
    let secrets = day.secrets.borrow();
    assert!(secrets.len() >= 9, "{}", secrets.len());
    for secret in secrets.iter().flat_map(|secret| looks(secret)) {
        assert!(!holds(&said, &secret), "a secret, as {}", String::from_utf8_lossy(&secret));
    }
}
