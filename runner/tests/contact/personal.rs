//! What is only me, between one engineer's devices, through the real hub.

use std::sync::atomic::{AtomicI64, Ordering};

use soundings_core::NewObservation;
use soundings_core::Refusal;
use soundings_core::model::{Audience, ObservationKind};
use soundings_core::present::{NeedsYouReason, OwnKey, Sharing};
use soundings_core::visit_log::FiledUnder;

use super::*;

fn only_me(words: &str) -> NewObservation {
    NewObservation {
        visit: FiledUnder::Nowhere,
        kind: Some(ObservationKind::Thought),
        text: words.into(),
        only_me: true,
        ..NewObservation::default()
    }
}

impl Engineer {
    fn thinks(&self, words: &str) -> Id {
        self.notebook.capture(&only_me(words)).unwrap().id
    }

    /// What a note says here, and to whom; `None`: it is not here.
    fn has(&self, note: Id) -> Option<(String, Audience)> {
        self.notebook.note(note).ok().map(|row| (row.words, row.audience))
    }

    /// Another device, invited for this engineer by name, that has what the hub gave it.
    fn another_device(&self, served: &Served) -> Self {
        let device = Self::new("Ada");
        let me = self.notebook.settings().unwrap().engineer.id;
        let now_ms = HubClock::System.now_ms();
        let invite = served.hub.invite(&served.url, Some(me), Role::Engineer, now_ms).unwrap();
        device.notebook.join(&invite::text(&invite)).unwrap();
        assert_eq!(device.sync(), Outcome::Together);
        device
    }

    fn gives_key_to(&self, other: &Self) -> u32 {
        other.notebook.take_engineer_key(&self.notebook.engineer_key().unwrap()).unwrap()
    }
}

#[test]
fn one_engineers_devices_with_their_key_see_each_others_only_me_notes() {
    let served = Served::new();
    let laptop = Engineer::joined("Ada", &served);
    let phone = laptop.another_device(&served);
    laptop.gives_key_to(&phone);
    let here = laptop.thinks("he looked tired");
    let there = phone.thinks("ask about the night shift");
    for engineer in [&laptop, &phone, &laptop] {
        assert_eq!(engineer.sync(), Outcome::Together);
    }
    for engineer in [&laptop, &phone] {
        assert_eq!(engineer.has(here), Some(("he looked tired".into(), Audience::OnlyMe)));
        assert_eq!(engineer.has(there), Some(("ask about the night shift".into(), Audience::OnlyMe)));
    }
    assert_eq!(laptop.notebook.dump_own().unwrap(), phone.notebook.dump_own().unwrap());

    let jonas = Engineer::joined("Jonas", &served);
    assert_eq!((jonas.has(here), jonas.has(there)), (None, None));
}

#[test]
fn a_second_device_has_all_that_is_its_engineers_once_it_has_the_key_and_nothing_of_it_before() {
    let served = Served::new();
    let laptop = Engineer::new("Ada");
    let before_the_team = laptop.thinks("before the team");
    laptop.notebook.join(&served.invite()).unwrap();
    assert_eq!(laptop.sync(), Outcome::Together);
    let afterwards = laptop.thinks("afterwards");
    assert_eq!(laptop.sync(), Outcome::Together);

    let phone = Engineer::new("Ada");
    let on_the_phone = phone.thinks("on the phone, alone");
    let me = laptop.notebook.settings().unwrap().engineer.id;
    let invite = served.hub.invite(&served.url, Some(me), Role::Engineer, HubClock::System.now_ms()).unwrap();
    phone.notebook.join(&invite::text(&invite)).unwrap();
    assert_eq!(phone.sync(), Outcome::Together);
    assert_eq!((phone.has(before_the_team), phone.has(afterwards)), (None, None), "it has no key");
    assert_eq!(laptop.sync(), Outcome::Together);
    assert_eq!(laptop.has(on_the_phone), None, "it was sealed to a key that only the phone had");
    assert_eq!(phone.notebook.engineer_key().unwrap_err().code(), Refusal::KeyNotHere.code());

    let jonas = Engineer::joined("Jonas", &served);
    let foreign = jonas.notebook.engineer_key().unwrap();
    assert_eq!(phone.notebook.take_engineer_key(&foreign).unwrap_err().code(), Refusal::KeyOfAnother.code());

    assert!(laptop.gives_key_to(&phone) > 0);
    assert_eq!(phone.has(before_the_team).map(|(words, _)| words), Some("before the team".into()), "offline");
    assert_eq!(laptop.gives_key_to(&phone), 0, "the same key once more");
    assert_eq!(phone.sync(), Outcome::Together);
    assert_eq!(laptop.sync(), Outcome::Together);
    for engineer in [&laptop, &phone] {
        for note in [before_the_team, afterwards, on_the_phone] {
            assert!(matches!(engineer.has(note), Some((_, Audience::OnlyMe))));
        }
    }
    assert_eq!(laptop.notebook.dump_own().unwrap(), phone.notebook.dump_own().unwrap());
    assert_eq!(laptop.notebook.dump_team().unwrap(), phone.notebook.dump_team().unwrap());
}

#[test]
fn what_one_device_shares_is_the_teams_on_the_other_too() {
    let served = Served::new();
    let laptop = Engineer::joined("Ada", &served);
    let phone = laptop.another_device(&served);
    laptop.gives_key_to(&phone);
    let note = laptop.thinks("he looked tired");
    assert_eq!((laptop.sync(), phone.sync()), (Outcome::Together, Outcome::Together));
    assert!(matches!(phone.has(note), Some((_, Audience::OnlyMe))));
    let kept_back = laptop.thinks("not for anybody");
    laptop.notebook.share(&[note]).unwrap();
    assert_eq!((laptop.sync(), phone.sync()), (Outcome::Together, Outcome::Together));
    for engineer in [&laptop, &phone] {
        assert!(matches!(engineer.has(note), Some((_, Audience::Team))));
        assert!(matches!(engineer.has(kept_back), Some((_, Audience::OnlyMe))));
    }
    let jonas = Engineer::joined("Jonas", &served);
    assert!(jonas.has(note).is_some() && jonas.has(kept_back).is_none());
    assert_eq!(laptop.sync(), Outcome::Together);
    assert_eq!(laptop.notebook.dump_team().unwrap(), jonas.notebook.dump_team().unwrap());
    assert_eq!(laptop.notebook.dump_own().unwrap(), phone.notebook.dump_own().unwrap());
}

#[test]
fn sync_says_who_can_open_what_is_only_me_and_what_is_kept_sealed() {
    let served = Served::new();
    let laptop = Engineer::joined("Ada", &served);
    let said = |engineer: &Engineer| {
        let sync = engineer.notebook.sync_screen().unwrap();
        let waits = sync.needs_you.iter().any(|row| row.reason == NeedsYouReason::KeyNotHere);
        (sync.own_key.unwrap(), sync.kept_sealed, sync.only_here, waits)
    };
    laptop.thinks("he looked tired");
    assert_eq!(said(&laptop), (OwnKey::OnlyHere, 0, 1, false), "before it went");
    laptop.sync();
    assert_eq!(said(&laptop), (OwnKey::OnlyHere, 1, 0, false));

    let phone = laptop.another_device(&served);
    phone.thinks("on the phone");
    phone.sync();
    assert_eq!(said(&phone), (OwnKey::NotHere, 0, 1, true));
    assert!(matches!(phone.notebook.sync_screen().unwrap().sharing, Sharing::NeedsYou { things: 1, .. }));
    laptop.sync();
    assert_eq!(said(&laptop).0, OwnKey::OnlyHere, "a device without the key opens nothing");

    laptop.gives_key_to(&phone);
    for engineer in [&phone, &laptop, &phone] {
        assert_eq!(engineer.sync(), Outcome::Together);
    }
    for engineer in [&laptop, &phone] {
        assert_eq!(said(engineer), (OwnKey::Here, 2, 0, false));
        assert!(matches!(engineer.notebook.sync_screen().unwrap().sharing, Sharing::Together { .. }));
    }
}

#[test]
fn another_device_that_stays_in_contact_has_an_only_me_note_at_once() {
    let served = Served::new();
    let laptop = Engineer::joined("Ada", &served);
    let phone = laptop.another_device(&served);
    laptop.gives_key_to(&phone);
    assert_eq!((phone.sync(), laptop.sync()), (Outcome::Together, Outcome::Together));
    let (cancel, cancel_too) = (Cancel::new(), Cancel::new());
    let (runs, runs_too) = (laptop.run(&cancel), phone.run(&cancel_too));
    // Until both wait at the hub.
    std::thread::sleep(Duration::from_millis(500));
    for number in 0..5 {
        let note = laptop.thinks(&format!("thought {number}"));
        laptop.runner.wake();
        until("the thought arrives", || phone.has(note).is_some());
        std::thread::sleep(Duration::from_millis(200));
    }
    cancel.cancel();
    cancel_too.cancel();
    runs.join().unwrap();
    runs_too.join().unwrap();
}

/// A phone's clock that is behind, by so many milliseconds.
struct Behind(AtomicI64);

impl Clock for Behind {
    fn now(&self) -> Moment {
        Moment::utc(World.now().utc_ms - self.0.load(Ordering::Relaxed))
    }
}

#[test]
fn what_a_phone_whose_clock_is_behind_erases_has_its_whole_day_by_the_hubs_clock() {
    let served = Served::new();
    let month = 30 * 24 * 60 * 60 * 1000;
    let clock = Arc::new(Behind(AtomicI64::new(month)));
    let phone = Engineer::by(Arc::clone(&clock) as Arc<dyn Clock>, "Ada");
    phone.notebook.join(&served.invite()).unwrap();
    assert_eq!(phone.sync(), Outcome::Together);
    let note = phone.thinks("he looked tired");
    assert_eq!(phone.sync(), Outcome::Together);
    phone.notebook.erase(note).unwrap();
    // Put back, its day begins anew by the phone's clock, before the hub has heard of it.
    clock.0.store(month + 60_000, Ordering::Relaxed);
    for _ in 0..3 {
        assert_eq!(phone.sync(), Outcome::Together);
    }
    phone.notebook.undo_delete(note).unwrap();
    assert_eq!(phone.has(note), Some(("he looked tired".into(), Audience::OnlyMe)));
}
