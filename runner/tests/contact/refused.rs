//! What the real hub refused: said otherwise, kept as a copy, or sent again as it is.

use std::collections::BTreeSet;

use soundings_core::model::ObservationKind;
use soundings_core::present::NeedsYouReason;
use soundings_core::{NewObservation, NoteChange, OtherWords, Refusal, Reply, Step};
use soundings_hub::Quotas;
use soundings_wire::messages::HubRequest;

use crate::*;

/// A phone whose process can end.
struct Phone {
    notebook: Notebook,
    keys: Keys,
    folder: TempDir,
}

impl Phone {
    fn joined(name: &str, hub: &Hub) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::with_file(&DatabaseKey::random(&World), &folder.path().join("device"));
        let notebook = Notebook::create(folder.path(), &keys, name, Self::environment()).unwrap();
        let invitation = hub.invite("https://hub.example", None, Role::Engineer, HubClock::System.now_ms()).unwrap();
        notebook.join(&invite::text(&invitation)).unwrap();
        let phone = Self { notebook, keys, folder };
        phone.sync(hub);
        phone
    }

    fn environment() -> Environment {
        Environment { clock: Arc::new(World), randomness: Arc::new(World) }
    }

    /// One contact; ends before the reply to the first request that is to be lost.
    fn contact(&self, hub: &Hub, is_lost: impl Fn(&HubRequest) -> bool) {
        for _ in 0..100 {
            let Step::Send(request) = self.notebook.sync_next().unwrap() else { return };
            if request.long_poll {
                return;
            }
            let asked = HubRequest::from_frame(&request.body).unwrap();
            let body = hub.handle(&asked, HubClock::System.now_ms()).reply.to_frame();
            if is_lost(&asked) {
                return;
            }
            self.notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
        }
        panic!("a contact without an end");
    }

    fn sync(&self, hub: &Hub) {
        self.notebook.sync_now().unwrap();
        self.contact(hub, |_| false);
    }

    /// Its process ends, and another begins.
    fn killed(self) -> Self {
        let Self { notebook, keys, folder } = self;
        drop(notebook);
        let notebook = Notebook::open(folder.path(), &keys, Self::environment()).unwrap();
        Self { notebook, keys, folder }
    }

    fn note(&self, words: &str) -> Id {
        let note =
            NewObservation { text: words.to_owned(), kind: Some(ObservationKind::Said), ..NewObservation::default() };
        let note = self.notebook.capture(&note).unwrap().id;
        self.notebook.share(&[note]).unwrap();
        note
    }

    fn words(&self, note: Id) -> String {
        self.notebook.note(note).unwrap().words
    }

    fn says_otherwise(&self, note: Id, field: &str, words: &str) -> Result<(), soundings_core::Error> {
        self.notebook.change_refused(note, &[OtherWords { field: field.to_owned(), words: words.to_owned() }])
    }
}

struct Team {
    hub: Hub,
    folder: TempDir,
}

impl Team {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(folder.path(), Arc::new(World), HubClock::System.now_ms()).unwrap();
        Self { hub, folder }
    }

    fn refuses(&self, things: &[Id]) {
        self.hub.refuse_for_now(things.iter().copied().collect::<BTreeSet<_>>());
    }

    /// Whether its disk holds these words anywhere.
    fn knows(&self, words: &str) -> bool {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        files
            .filter(|file| file.is_file())
            .any(|file| std::fs::read(file).unwrap().windows(words.len()).any(|window| window == words.as_bytes()))
    }
}

#[test]
fn what_was_refused_is_said_otherwise_and_goes_through_a_kill_and_a_lost_reply_and_its_first_words_reach_nobody() {
    let team = Team::new();
    let (ada, jonas) = (Phone::joined("Ada", &team.hub), Phone::joined("Jonas", &team.hub));
    let note = ada.note("Frobnicated the whole weekend.");
    team.refuses(&[note]);
    ada.sync(&team.hub);
    team.refuses(&[]);
    let starred = NoteChange { starred: Some(true), ..NoteChange::default() };
    ada.notebook.change_note(note, &starred, None).unwrap();
    ada.sync(&team.hub);

    let needed = ada.notebook.sync_screen().unwrap().needs_you;
    assert_eq!(
        needed.iter().map(|row| row.reason).collect::<Vec<_>>(),
        [NeedsYouReason::NotUnderstood, NeedsYouReason::Dependent, NeedsYouReason::NotUnderstood],
        "in the team's log, and in Ada's own"
    );
    let refused = ada.notebook.refused(note).unwrap();
    assert_eq!((refused.entity, refused.reason), (note, NeedsYouReason::NotUnderstood));
    let says: Vec<_> = refused
        .says
        .iter()
        .filter(|says| says.may_change)
        .map(|says| (says.field.as_str(), says.words.as_str()))
        .collect();
    assert_eq!(says, [("first-words", "Frobnicated the whole weekend.")]);

    assert!(matches!(
        ada.says_otherwise(note, "first-words", " "),
        Err(soundings_core::Error::Refused(Refusal::EmptyText))
    ));
    assert!(matches!(
        ada.says_otherwise(note, "noted", "now"),
        Err(soundings_core::Error::Refused(Refusal::CannotBeChanged))
    ));
    ada.says_otherwise(note, "first-words", "Worked the whole weekend.").unwrap();
    let ada = ada.killed();
    assert_eq!(ada.words(note), "Worked the whole weekend.");
    let refused = ada.notebook.refused(note);
    assert!(matches!(refused, Err(soundings_core::Error::Refused(Refusal::NotRefused))), "{refused:?}");

    team.refuses(&[]);
    ada.contact(&team.hub, |asked| matches!(asked, HubRequest::Push(_)));
    let ada = ada.killed();
    ada.sync(&team.hub);
    jonas.sync(&team.hub);
    ada.sync(&team.hub);
    assert_eq!(ada.notebook.sync_screen().unwrap().needs_you, []);
    assert_eq!(ada.notebook.sync_screen().unwrap().waiting_operations, 0);
    assert_eq!(jonas.words(note), "Worked the whole weekend.");
    assert!(jonas.notebook.note(note).unwrap().starred, "what built on it is said again with it");
    assert_eq!(jonas.notebook.note(note).unwrap().versions, 1);
    assert!(!team.knows("Frobnicated") && team.knows("Worked the whole"), "what was refused reached nobody");

    // All the same from the bytes alone, and after more.
    ada.notebook.correct_note(note, "Worked all weekend.", None).unwrap();
    ada.sync(&team.hub);
    jonas.sync(&team.hub);
    let late = Phone::joined("Rosa", &team.hub);
    [&ada, &jonas].into_iter().for_each(|phone| phone.sync(&team.hub));
    ada.notebook.rebuild().unwrap();
    for phone in [&jonas, &late] {
        assert_eq!(phone.notebook.dump_team().unwrap(), ada.notebook.dump_team().unwrap());
    }
}

#[test]
fn a_refused_edit_is_said_otherwise_over_what_the_team_has() {
    let team = Team::new();
    let (ada, jonas) = (Phone::joined("Ada", &team.hub), Phone::joined("Jonas", &team.hub));
    let customer = ada.notebook.add_customer("Brightline").unwrap();
    ada.sync(&team.hub);
    team.refuses(&[customer]);
    for name in ["Brightline Metls", "Brightline Mtals"] {
        ada.notebook.change_customer(customer, name, None).unwrap();
        ada.sync(&team.hub);
    }
    ada.says_otherwise(customer, "name", "Brightline Metals").unwrap();
    team.refuses(&[]);
    ada.sync(&team.hub);
    jonas.sync(&team.hub);
    for phone in [&ada, &jonas] {
        assert_eq!(phone.notebook.name(customer).unwrap().as_deref(), Some("Brightline Metals"));
    }
    assert_eq!(jonas.notebook.dump_team().unwrap(), ada.notebook.dump_team().unwrap());
    assert!(!team.knows("Metls") && !team.knows("Mtals"));
    assert_eq!(jonas.notebook.sync_screen().unwrap().needs_you, []);
}

#[test]
fn what_was_refused_is_kept_as_a_file_of_its_own_and_sent_again_as_it_is() {
    let team = Team::new();
    let ada = Phone::joined("Ada", &team.hub);
    let (note, other) = (ada.note("They weld it twice."), ada.note("Nobody reads the display."));
    team.refuses(&[note]);
    ada.sync(&team.hub);
    let file = ada.notebook.export_refused(note).unwrap();
    assert!(
        file.contains("\"first-words\": \"They weld it twice.\"") && file.contains("\"audience\": \"team\""),
        "{file}"
    );
    assert!(!file.contains("display"), "that one alone");
    assert!(matches!(ada.notebook.export_refused(other), Err(soundings_core::Error::Refused(Refusal::NotRefused))));
    team.refuses(&[]);
    assert_eq!(ada.notebook.retry_refused().unwrap(), 2, "in the team's log, and in Ada's own");
    ada.sync(&team.hub);
    assert!(team.knows("They weld it twice."));
}

#[test]
fn what_is_only_mine_and_was_refused_is_said_otherwise_too() {
    let team = Team::new();
    let ada = Phone::joined("Ada", &team.hub);
    let note = NewObservation { text: "Quibblezot".to_owned(), only_me: true, ..NewObservation::default() };
    let note = ada.notebook.capture(&note).unwrap().id;
    team.refuses(&[note]);
    ada.sync(&team.hub);
    assert_eq!(ada.notebook.sync_screen().unwrap().needs_you.len(), 1);
    ada.says_otherwise(note, "first-words", "Mine").unwrap();
    team.refuses(&[]);
    ada.sync(&team.hub);
    assert_eq!(ada.notebook.sync_screen().unwrap().needs_you, []);
    assert_eq!((ada.words(note), ada.notebook.sync_screen().unwrap().kept_sealed), ("Mine".to_owned(), 1));
}

#[test]
fn a_hub_without_room_is_said_nothing_is_lost_and_what_waits_goes_once_it_has() {
    let team = Team::new();
    let (ada, jonas) = (Phone::joined("Ada", &team.hub), Phone::joined("Jonas", &team.hub));
    team.hub.limit(Quotas { log_bytes: 0, ..Quotas::default() });
    let note = ada.note("They weld it twice.");
    for _ in 0..3 {
        // Each contact ends: what there is no room for is not sent again and again.
        ada.contact(&team.hub, |_| false);
    }
    let screen = ada.notebook.sync_screen().unwrap();
    assert!(screen.server_full && !screen.may_retry);
    assert_eq!((screen.waiting_operations, screen.needs_you), (1, vec![]));
    let ada = ada.killed();
    let later = ada.note("Nobody reads the display.");
    ada.sync(&team.hub);
    team.hub.limit(Quotas::default());
    ada.notebook.retry_refused().unwrap();
    ada.sync(&team.hub);
    jonas.sync(&team.hub);
    assert!(!ada.notebook.sync_screen().unwrap().server_full);
    assert!(ada.notebook.sync_screen().unwrap().server_never_backed_up);
    let elsewhere = tempfile::tempdir().unwrap();
    team.hub.back_up(&elsewhere.path().join("backup"), HubClock::System.now_ms()).unwrap();
    ada.sync(&team.hub);
    assert!(!ada.notebook.sync_screen().unwrap().server_never_backed_up);
    assert_eq!(
        (jonas.words(note), jonas.words(later)),
        ("They weld it twice.".into(), "Nobody reads the display.".into())
    );
}
