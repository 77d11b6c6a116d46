//! During a visit, and at its end.

use soundings_core::model::{Mark, ObservationKind, PicturePoint, PromiseState};
use soundings_core::{Drawing, FiledUnder, NewObservation, NewPromise, NoteChange, Person, PromiseChange};

use super::begun::{ended, noted, on_site};
use crate::crash::scenario::{Acting, Done, SCENARIO, Scenario};
use crate::said;

const ON_SITE: Scenario = Scenario { prepare: on_site, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario { name: "draft", about: "types without sending, and ends: the draft is a note", act: draft, ..ON_SITE },
    Scenario { name: "facts", about: "corrects who, what kind, where and when of a note", act: facts, ..ON_SITE },
    Scenario { name: "file-later", about: "notes without a visit, filed later", act: file_later, ..ON_SITE },
    Scenario { name: "promise", about: "promises, moved, kept, told and let go", act: promise, ..ON_SITE },
    Scenario { name: "spoken", about: "spoken notes, and types one up", act: spoken, ..ON_SITE },
    Scenario {
        name: "cover",
        about: "draws on a picture, covers a part of it, moves the cover",
        act: cover,
        ..ON_SITE
    },
    Scenario {
        name: "pages",
        about: "photographs pages, and types beside them",
        prepare: ended,
        act: pages,
        ..SCENARIO
    },
    Scenario {
        name: "question",
        about: "marks questions, answers them, says so to the customer",
        act: question,
        ..ON_SITE
    },
    Scenario {
        name: "end-earlier",
        about: "ends a visit earlier than now, goes on, ends again",
        act: end_earlier,
        ..ON_SITE
    },
    Scenario { name: "only-me", about: "keeps notes and a visit's end to itself", act: only_me, ..ON_SITE },
];

fn draft(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = Some(acts.id("visit")?);
    for typed in ["and", "and then", "and then he", "", "and then he turned it down"] {
        acts.does(|book| book.save_draft(visit, typed))?;
    }
    acts.does(|book| book.save_draft(None, "buy tape"))?;
    let ended = acts.does(|book| book.end_visit(None, false))?;
    assert!(ended.draft_kept.is_some(), "the draft is a note");
    Ok(())
}

fn facts(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (note, will, other) = (acts.id("said")?, acts.id("will")?, acts.id("planned")?);
    let now = soundings_core::Environment::system().clock.now();
    let earlier = soundings_core::model::Moment { utc_ms: now.utc_ms - 3_600_000, ..now };
    let none = NoteChange::default;
    for change in [
        NoteChange { exact: Some(false), ..none() },
        NoteChange { by: Some(Person::Known(will)), about: Some(Person::Someone("the night shift".into())), ..none() },
        NoteChange { kind: Some(ObservationKind::Did), ..none() },
        NoteChange { place: Some("cell 2".into()), starred: Some(true), tags: vec!["seam".into()], ..none() },
        NoteChange { happened: Some(earlier), not_tags: vec!["seam".into()], ..none() },
        NoteChange { visit: Some(other), ..none() },
    ] {
        acts.does(|book| book.change_note(note, &change, None))?;
    }
    Ok(())
}

fn file_later(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = Some(acts.id("visit")?);
    let mut notes = Vec::new();
    for words in ["in the car park", "on the stairs"] {
        let nowhere = NewObservation { visit: FiledUnder::Nowhere, ..said(words) };
        notes.push(acts.does(|book| book.capture(&nowhere))?.id);
    }
    for note in notes {
        acts.does(|book| book.change_note(note, &NoteChange { visit, ..NoteChange::default() }, None))?;
    }
    Ok(())
}

fn promise(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (rosa, visit) = (acts.id("rosa")?, acts.id("visit")?);
    let new = NewPromise {
        text: "a card that can be read".into(),
        to: vec![Person::Known(rosa), Person::Someone("whoever has the key".into())],
        promised_by: None,
        until: "2031-02-10".into(),
        visit: Some(visit),
    };
    let first = acts.does(|book| book.promise(&new))?;
    let second = acts.does(|book| book.promise(&NewPromise { text: "to call on Friday".into(), ..new }))?;
    let moved = PromiseChange { text: None, until: Some("2031-02-17".into()) };
    acts.does(|book| book.change_promise(first, &moved, None))?;
    acts.does(|book| book.settle_promise(first, PromiseState::Kept, None))?;
    acts.does(|book| book.tell_promise(first))?;
    acts.does(|book| book.settle_promise(second, PromiseState::LetGo, None))?;
    acts.does(|book| book.settle_promise(second, PromiseState::Open, None))
}

fn spoken(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let voice = || NewObservation { attachments: vec![acting.file("voice.wav")], ..said("") };
    let first = acts.does(|book| book.capture(&voice()))?.id;
    acts.does(|book| book.capture(&voice()))?;
    acts.does(|book| book.correct_note(first, "he turns it down to 8.0", None))
}

fn cover(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let note = acts.id("around")?;
    let at = |x, y| PicturePoint { x, y };
    acts.does(|book| book.annotate(note, &Drawing::Arrow { from: at(10, 10), to: at(900, 500) }))?;
    let cover = Drawing::Cover { corner: at(100, 100), opposite: at(500, 500) };
    let cover = acts.does(|book| book.annotate(note, &cover))?;
    acts.does(|book| book.move_annotation(cover, &[at(200, 200), at(700, 700)], None))?;
    acts.does(|book| book.annotate(note, &Drawing::Text { at: at(5, 5), words: "ask whose tape".into() }))?;
    acts.does(|book| book.delete(cover))
}

fn pages(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (visit, picture) = (acts.id("visit")?, acting.file("picture.png"));
    let pages = acts.does(|book| book.add_pages(visit, &[picture.clone(), picture], false))?;
    for (number, page) in pages.iter().enumerate() {
        let beside = NewObservation { beside_page: Some(page.note), ..said(&format!("on page {number}")) };
        acts.does(|book| book.capture(&beside))?;
    }
    Ok(())
}

fn question(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (said, did) = (acts.id("said")?, acts.id("did")?);
    acts.does(|book| book.mark(said, Mark::Question, true, None))?;
    acts.does(|book| book.mark(did, Mark::Concern, true, None))?;
    let answer = acts.does(|book| book.answer_question(said, "because of the tag"))?;
    acts.does(|book| book.change_answer(answer, "because of the initials on the tag", None))?;
    acts.does(|book| book.tell_answer(answer, true))?;
    acts.does(|book| book.tell_answer(answer, false))?;
    acts.does(|book| book.mark(did, Mark::Concern, false, None))
}

fn end_earlier(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("visit")?;
    let mut at = soundings_core::Environment::system().clock.now();
    at.utc_ms -= 1;
    acts.does(|book| book.end_visit_at(Some(visit), false, &at))?;
    acts.does(|book| book.continue_visit(visit))?;
    acts.does(|book| book.capture(&noted(ObservationKind::Said, "and one more thing", None)))?;
    acts.does(|book| book.end_visit(Some(visit), false)).map(drop)
}

fn only_me(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let note = acts.does(|book| book.capture(&NewObservation { only_me: true, ..said("not for the team") }))?.id;
    let change = |only_me| NoteChange { only_me: Some(only_me), ..NoteChange::default() };
    acts.does(|book| book.change_note(note, &change(false), None))?;
    acts.does(|book| book.change_note(note, &change(true), None))?;
    acts.does(|book| book.end_visit(None, true)).map(drop)
}
