//! What is there before: a notebook, one with a visit under way, one whose engineer is in a team.

use std::path::Path;
use std::sync::Arc;

use soundings_core::model::{ConsentChoice, EncounterKind, Id, MapPart, ObservationKind, PhotoRule, Plan};
use soundings_core::{
    Environment, EvidenceRange, NewEntry, NewMap, NewObservation, NewPerson, NewVisit, Notebook, Person, StartVisit,
};
use soundings_runner::Outcome;

use crate::crash::scenario::{Around, name, sync};
use crate::{Engineer, Serving, invite, keys, picture};

/// A notebook with nothing in it.
pub fn begun(home: &Path) -> Around {
    let folder = home.join("notebook");
    Notebook::create(&folder, &keys(&folder), "Ada Okafor", Environment::system()).unwrap().close();
    Around::default()
}

/// Does more to the notebook that was begun.
pub fn with(home: &Path, acts: impl FnOnce(&Arc<Notebook>)) {
    let folder = home.join("notebook");
    let notebook = Arc::new(Notebook::open(&folder, &keys(&folder), Environment::system()).unwrap());
    acts(&notebook);
    notebook.close();
}

/// One with a picture beside it.
pub fn with_a_picture(home: &Path) -> Around {
    let around = begun(home);
    std::fs::write(home.join("picture.png"), picture(64, 1)).unwrap();
    around
}

/// One whose engineer is in a team, alone.
pub fn joined(home: &Path) -> Around {
    begun(home);
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    with(home, |notebook| {
        notebook.join(&invite(hub.path(), &[])).unwrap();
        sync(notebook).unwrap();
    });
    Around { hub: Some(hub), serving: Some(serving), mate: None }
}

/// One whose engineer is in a team with Jonas; each knows of the other.
pub fn with_a_mate(home: &Path) -> Around {
    let around = joined(home);
    let mate = Engineer::joined("Jonas Lindqvist", around.hub.as_ref().unwrap().path());
    with(home, |notebook| sync(notebook).unwrap());
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    std::fs::create_dir_all(home.join("ids")).unwrap();
    name(home, "mate", mate.notebook.engineer().unwrap().id);
    Around { mate: Some(mate), ..around }
}

/// When things are planned for.
pub fn at() -> Plan {
    Plan { local: "2031-02-03T08:40".to_owned(), zone: "America/Toronto".to_owned() }
}

/// A note of a kind.
pub fn noted(kind: ObservationKind, words: &str, by: Option<Id>) -> NewObservation {
    NewObservation { kind: Some(kind), text: words.to_owned(), by: by.map(Person::Known), ..NewObservation::default() }
}

/// Two seconds of a voice, as a phone keeps it.
fn sound() -> Vec<u8> {
    let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    bytes.extend([8_000_u32.to_le_bytes(), 8_000_u32.to_le_bytes()].concat());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend(16_000_u32.to_le_bytes());
    bytes.extend(vec![0x80; 16_000]);
    bytes
}

/// A visit under way with four notes, its customer, two people, another that is planned, and a map with an entry.
pub fn on_site(home: &Path) -> Around {
    let around = with_a_picture(home);
    visited(home);
    around
}

/// The same, ended.
pub fn ended(home: &Path) -> Around {
    let around = on_site(home);
    with(home, |notebook| drop(notebook.end_visit(None, false).unwrap()));
    around
}

/// Makes what [`on_site`] has.
pub fn visited(home: &Path) {
    std::fs::create_dir_all(home.join("ids")).unwrap();
    std::fs::write(home.join("picture.png"), picture(64, 1)).unwrap();
    std::fs::write(home.join("voice.wav"), sound()).unwrap();
    with(home, |notebook| {
        let keep = |called: &str, id: Id| {
            name(home, called, id);
            id
        };
        let customer = keep("customer", notebook.add_customer("Brightline Metals").unwrap());
        let site = keep("site", notebook.add_site(customer, "Plant 2", PhotoRule::Yes).unwrap());
        let person =
            |called: &str| NewPerson { customer: Some(customer), name: Some(called.into()), ..NewPerson::default() };
        let rosa = keep("rosa", notebook.add_person(&person("Rosa Medeiros")).unwrap());
        keep("will", notebook.add_person(&person("Will Tran")).unwrap());
        notebook.set_consent(rosa, ConsentChoice::Wall).unwrap();
        let planned = NewVisit {
            customer: Some(customer),
            site: None,
            kind: EncounterKind::Visit,
            objective: Some("Why twice?".into()),
            at: at(),
        };
        keep("planned", notebook.plan_visit(&planned).unwrap());
        let start = StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
        keep("visit", notebook.start_visit(&start).unwrap());
        let exact = |words| NewObservation { exact: true, ..noted(ObservationKind::Said, words, Some(rosa)) };
        let said = keep("said", notebook.capture(&exact("we weld the corner seam twice")).unwrap().id);
        let did = noted(ObservationKind::Did, "turned the corner seam wire speed down", Some(rosa));
        keep("did", notebook.capture(&did).unwrap().id);
        let around = NewObservation {
            attachments: vec![home.join("picture.png")],
            ..noted(ObservationKind::Around, "tape over our display", None)
        };
        keep("around", notebook.capture(&around).unwrap().id);
        keep("thought", notebook.capture(&noted(ObservationKind::Thought, "stupid habit", None)).unwrap().id);
        let map = keep("map", notebook.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap());
        let from = vec![EvidenceRange { note: said, start: None, end: None }];
        let entry = NewEntry { map, part: MapPart::Say, text: None, from, against: Vec::new() };
        keep("entry", notebook.add_entry(&entry).unwrap());
    });
}
