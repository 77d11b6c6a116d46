//! The wall: a real notebook writes, the hub's replica reads, the page shows no more than people agreed to.

use std::sync::Arc;

use soundings_core::model::{ConsentChoice, EncounterKind, Id, MapPart, Moment, ObservationKind};
use soundings_core::{
    Clock, DatabaseKey, Environment, EvidenceRange, FiledUnder, Keys, NewEntry, NewMap, NewObservation, NewPerson,
    NewPromise, Notebook, Person, Reply, StartVisit, Step,
};
use soundings_hub::Hub;
use soundings_hub::Replica;
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::HubRequest;
use tempfile::TempDir;

use crate::bench::{Counting, MORNING};
use crate::http::{Served, get, post};

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> Moment {
        Moment::utc(soundings_hub::clock::Clock::System.now_ms() as i64)
    }
}

/// An engineer of the team, whose notebook speaks to the hub without a network.
pub struct Engineer {
    pub notebook: Notebook,
    _folder: TempDir,
}

impl Engineer {
    pub fn new(name: &str) -> Self {
        Self::with_clock(name, Arc::new(Fixed))
    }

    pub fn with_clock(name: &str, clock: Arc<dyn Clock>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let environment = Environment { clock, randomness: Arc::new(Counting::from(name)) };
        let key = DatabaseKey::random(&*environment.randomness);
        let keys = Keys::with_file(&key, &folder.path().join("device"));
        let notebook = Notebook::create(folder.path(), &keys, name, environment).unwrap();
        Self { notebook, _folder: folder }
    }

    pub fn joined(hub: &Hub, name: &str) -> Self {
        let engineer = Self::new(name);
        let invite = hub.invite("http://127.0.0.1:1", None, Role::Engineer, now_ms()).unwrap();
        engineer.notebook.join(&invite::text(&invite)).unwrap();
        engineer.sync(hub);
        engineer
    }

    pub fn sync(&self, hub: &Hub) {
        self.sync_by(|body| hub.handle(&HubRequest::from_frame(body).unwrap(), now_ms()).reply.to_frame());
    }

    /// One contact, each request carried by `ask`.
    pub fn sync_by(&self, ask: impl Fn(&[u8]) -> Vec<u8>) {
        self.notebook.sync_now().unwrap();
        while let Step::Send(request) = self.notebook.sync_next().unwrap() {
            if request.long_poll {
                return;
            }
            let reply = Reply::Answer { status: 200, body: ask(&request.body), retry_after_s: None };
            self.notebook.sync_reply(request.id, &reply).unwrap();
        }
    }

    pub fn person(&self, customer: Id, name: &str, role: &str, choice: ConsentChoice) -> Id {
        let new = NewPerson {
            customer: Some(customer),
            name: Some(name.into()),
            role: Some(role.into()),
            ..NewPerson::default()
        };
        let person = self.notebook.add_person(&new).unwrap();
        self.notebook.set_consent(person, choice).unwrap();
        person
    }

    pub fn said(&self, by: Id, text: &str, exact: bool) -> Id {
        let note = NewObservation {
            visit: FiledUnder::UnderWay,
            kind: Some(ObservationKind::Said),
            text: text.into(),
            exact,
            by: Some(Person::Known(by)),
            ..NewObservation::default()
        };
        self.notebook.capture(&note).unwrap().id
    }

    pub fn entry(&self, who: Id, part: MapPart, text: Option<&str>, from: &[Id]) {
        let map = self.notebook.new_map(&NewMap { who, situation: "a batch comes back".into() }).unwrap();
        let from = from.iter().map(|note| EvidenceRange { note: *note, start: None, end: None }).collect();
        self.notebook
            .add_entry(&NewEntry { map, part, text: text.map(Into::into), from, against: Vec::new() })
            .unwrap();
    }
}

fn now_ms() -> u64 {
    soundings_hub::clock::Clock::System.now_ms()
}

/// The example visit, on a hub that serves.
fn example(served: &Served) -> (Engineer, Id) {
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let notebook = &ada.notebook;
    let customer = notebook.add_customer("Brightline Metals").unwrap();
    let will = ada.person(customer, "Will Tran", "welding supervisor", ConsentChoice::QuoteNamed);
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteUnnamed);
    let imran = ada.person(customer, "Imran Qureshi", "inspector", ConsentChoice::TeamOnly);
    let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    ada.said(will, "We don't trust the first pass, so we weld it twice.", true);
    let tag = ada.said(rosa, "If it opens at their site, it's my initials on the tag.", true);
    ada.said(imran, "All twenty go back for a second pass.", true);
    let overtime = ada.said(colette, "Every Friday they ask me why we pay for the same weld twice.", true);
    ada.said(colette, "The second pass is overtime, and it will come out of her budget.", false);
    ada.said(colette, "Ask Rosa, she knows why.", true);
    ada.entry(rosa, MapPart::Pain, Some("Fears Rosa's initials on a weld our settings made at Brightline"), &[tag]);
    ada.entry(rosa, MapPart::Gain, Some("A guess that rests on nothing"), &[]);
    ada.entry(colette, MapPart::Pain, Some("Has to explain an overtime that Will orders"), &[overtime]);
    ada.entry(colette, MapPart::NeedToDo, None, &[overtime]);
    let promise = NewPromise {
        text: "A settings card readable from the torch, Rosa's 8.0 tried on our bench first.".into(),
        to: vec![Person::Known(colette)],
        promised_by: None,
        until: chrono::Utc::now().date_naive().checked_add_days(chrono::Days::new(3)).unwrap().to_string(),
        visit: None,
    };
    notebook.promise(&promise).unwrap();
    notebook.end_visit(None, true).unwrap();
    for note in notebook.shareable(None, 100).unwrap().items {
        notebook.share(&[note.id]).unwrap();
    }
    ada.sync(&served.hub);
    (ada, colette)
}

fn wall(served: &Served) -> String {
    let (status, html) = get(&format!("{}/wall", served.url), &[]);
    assert_eq!(status, 200);
    html
}

#[test]
fn people_are_named_and_quoted_on_the_wall_only_if_they_agreed_to_the_wall() {
    let served = Served::new();
    let (ada, colette) = example(&served);
    let html = wall(&served);
    for shown in
        ["Brightline Metals", "Colette Dubois", "“Every Friday they ask me why we pay for the same weld twice.”"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    for hidden in [
        "Will",
        "Tran",
        "Rosa",
        "Medeiros",
        "Imran",
        "first pass",
        "initials on the tag",
        "All twenty",
        "rests on nothing",
    ] {
        assert!(!html.contains(hidden), "{hidden}: {html}");
    }
    assert!(html.contains("it will come out"), "will is no Will");
    assert!(!html.contains("“The second pass"), "only very words carry quotation marks");
    assert!(html.contains("Has to explain an overtime that someone orders"), "{html}");
    assert!(!html.contains("Fears") && !html.contains("A customer"), "nobody is on it unnamed: {html}");
    assert!(html.contains("someone's 8.0 tried on our bench first"), "{html}");
    assert!(html.contains("to Colette Dubois"));

    ada.notebook.set_consent(colette, ConsentChoice::TeamOnly).unwrap();
    ada.sync(&served.hub);
    let html = wall(&served);
    for gone in ["Brightline", "Colette", "Every Friday", "overtime"] {
        assert!(!html.contains(gone), "withdrawn, and down at the next sync: {gone}");
    }
}

#[test]
fn a_role_play_is_on_no_wall() {
    let served = Served::new();
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    let start = StartVisit { customer: Some(customer), kind: Some(EncounterKind::RolePlay), ..StartVisit::default() };
    ada.notebook.start_visit(&start).unwrap();
    ada.said(colette, "We made this up.", true);
    ada.notebook.end_visit(None, true).unwrap();
    ada.sync(&served.hub);
    let html = wall(&served);
    assert!(html.contains("Brightline Metals") && !html.contains("made this up"), "{html}");
}

#[test]
fn markup_in_a_name_is_only_text() {
    let served = Served::new();
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let customer = ada.notebook.add_customer("<script>alert(1)</script>").unwrap();
    ada.person(customer, "\"><img src=x onerror=alert(1)>", "purchasing", ConsentChoice::Wall);
    ada.sync(&served.hub);
    let html = wall(&served);
    assert!(html.contains("&lt;script&gt;alert(1)") && !html.contains("<script>") && !html.contains("<img"), "{html}");
}

#[test]
fn visitors_today_puts_the_customers_away_until_they_have_left() {
    let served = Served::new();
    let (_ada, _) = example(&served);
    let whole = |path: &str| get(&format!("{}{path}", served.url), &[]).1;
    assert!(whole("/").contains("Brightline Metals"));
    assert_eq!(post(&format!("{}/visitors", served.url), "here=yes", &[]), 200);
    for path in ["/", "/wall"] {
        let html = whole(path);
        assert!(!html.contains("Brightline") && !html.contains("Colette") && !html.contains("settings card"), "{html}");
    }
    assert_eq!(post(&format!("{}/visitors", served.url), "here=no", &[]), 200);
    assert!(whole("/").contains("Brightline Metals"));
    assert_eq!(post(&format!("{}/visitors", served.url), "here=perhaps", &[]), 400);
}

#[test]
fn an_open_page_asks_cheaply_and_hears_of_changes() {
    let served = Served::new();
    let (ada, _) = example(&served);
    let url = format!("{}/wall", served.url);
    let mark = crate::http::header_of(&url, "etag");
    assert_eq!(get(&url, &[("if-none-match", &mark)]).0, 304);
    let customer = ada.notebook.add_customer("Norwell Castings").unwrap();
    ada.person(customer, "Ingrid Sand", "foundry", ConsentChoice::Wall);
    ada.sync(&served.hub);
    let (status, html) = get(&url, &[("if-none-match", &mark)]);
    assert!(status == 200 && html.contains("Norwell Castings"));
}

#[test]
fn a_page_from_elsewhere_gets_no_wall() {
    let served = Served::new();
    assert_eq!(get(&format!("{}/", served.url), &[("host", "evil.example")]).0, 403);
    assert_eq!(post(&format!("{}/visitors", served.url), "here=yes", &[("origin", "http://evil.example")]), 403);
    assert_eq!(post(&format!("{}/visitors", served.url), "here=yes", &[("origin", &served.url)]), 200);
}

#[test]
fn an_engineer_is_found_by_name_through_the_replica() {
    let served = Served::new();
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let clock = Arc::new(soundings_hub::clock::Clock::System);
    let replica = Replica::open(&served.hub, &clock).unwrap().pull(&served.hub, &clock).unwrap();
    assert_eq!(replica.find_engineer("ada okafor").unwrap(), ada.notebook.engineer().unwrap().id);
    assert_eq!(replica.find_engineer("Nobody").unwrap_err().code(), "not-found");
}

#[test]
fn a_damaged_replica_is_read_again() {
    let served = Served::new();
    let (_ada, _) = example(&served);
    let folder = tempfile::tempdir().unwrap();
    let hub = Hub::open(folder.path(), Arc::new(Counting::default()), MORNING).unwrap();
    let clock = Arc::new(soundings_hub::clock::Clock::System);
    drop(Replica::open(&hub, &clock).unwrap().pull(&hub, &clock).unwrap());
    for entry in std::fs::read_dir(folder.path().join("wall")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "sqlite3" || extension == "db") {
            std::fs::write(&path, b"no database at all, and not even long").unwrap();
        }
    }
    Replica::open(&hub, &clock).unwrap().pull(&hub, &clock).unwrap();
}
