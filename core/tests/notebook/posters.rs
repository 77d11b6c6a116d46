//! Posters: put together by consent, and drawn by consent every time.

use soundings_core::model::{ConsentChoice, DocumentKind, Id, MapPart, Mark, PicturePoint, Use};
use soundings_core::present::Poster;
use soundings_core::visit_log::NewObservation;
use soundings_core::{Drawing, NewMap, NewPoster, PersonChange, PosterChange, Refusal, StoryChange};

use crate::common::photo::{self, plain_pixels, red};
use crate::common::*;

struct Team {
    office: Office,
    ada: Book,
    jonas: Book,
    customer: Id,
    colette: Id,
    note: Id,
    entry: Id,
}

impl Team {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
        let note = ada.note(exactly("Every Friday they ask me why we pay for the same weld twice.", colette));
        ada.share(&[note]).unwrap();
        let map = ada.new_map(&NewMap { who: colette, situation: "the bill comes".into() }).unwrap();
        let entry = ada.add_entry(&entry(map, MapPart::Pain, &[note])).unwrap();
        let mut team = Self { office, ada, jonas, customer, colette, note, entry };
        team.meet();
        team
    }

    fn meet(&mut self) {
        self.office.meet(&self.ada, &self.jonas);
    }

    fn new_poster(&self) -> NewPoster {
        NewPoster { person: self.colette, words: vec![self.note], picture: None, matters: vec![self.entry] }
    }

    fn said(&self, text: &str, by: Id) -> Id {
        let note = self.ada.note(exactly(text, by));
        self.ada.share(&[note]).unwrap();
        note
    }
}

/// Looked at, and printed as it was looked at.
fn printed(book: &Book, poster: Id, to: &str) -> soundings_core::Result<Id> {
    book.poster_went_out(poster, to, &book.poster_sheet(poster)?.looked_at)
}

fn hung(book: &Book) -> Vec<Poster> {
    book.wall().unwrap().posters.into_iter().filter(|poster| poster.person.is_some()).collect()
}

fn texts(poster: &Poster) -> Vec<&str> {
    poster.words.iter().map(|words| words.words.as_str()).collect()
}

fn words(notes: &[Id]) -> PosterChange {
    PosterChange { words: Some(notes.to_vec()), ..PosterChange::default() }
}

#[test]
fn a_poster_shows_what_was_chosen_and_stands_for_its_person() {
    let mut team = Team::new();
    team.said("Nobody chose this for the poster.", team.colette);
    let poster = team.ada.new_poster(&team.new_poster()).unwrap();
    team.meet();
    for book in [&team.ada, &team.jonas] {
        let wall = book.wall().unwrap();
        let [one] = &wall.posters[..] else { panic!("{:?}", wall.posters) };
        assert_eq!(one.person.as_ref().unwrap().name, "Colette Dubois");
        assert_eq!(texts(one), ["Every Friday they ask me why we pay for the same weld twice."]);
        assert_eq!(one.matters[0].part, Some(MapPart::Pain));
        assert!(book.poster(poster).unwrap().hangs);
    }
    team.ada.take_poster_down(poster, true).unwrap();
    assert!(team.ada.wall().unwrap().posters.is_empty(), "who was taken down comes up by no other way");
    team.ada.take_poster_down(poster, false).unwrap();
    assert_eq!(hung(&team.ada).len(), 1);
}

#[test]
fn what_may_not_hang_is_refused_when_it_is_chosen() {
    let team = Team::new();
    let ada = &team.ada;
    let rosa = ada.person(team.customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let imran = ada.person(team.customer, "Imran Qureshi", "inspector", ConsentChoice::Wall);
    let with = |words: Vec<Id>| NewPoster { words, ..team.new_poster() };
    assert_eq!(refused(ada.new_poster(&NewPoster { person: rosa, ..with(vec![]) })), Refusal::NotOnTheWall);
    let roughly_said = ada.note(roughly("about the overtime", team.colette));
    ada.share(&[roughly_said]).unwrap();
    assert_eq!(refused(ada.new_poster(&with(vec![roughly_said]))), Refusal::PosterNeedsExact);
    let own = ada.note(exactly("mine alone", team.colette));
    assert_eq!(refused(ada.new_poster(&with(vec![own]))), Refusal::ShareItFirst);
    let named = team.said("Ask Rosa, she knows why.", team.colette);
    assert_eq!(refused(ada.new_poster(&with(vec![named]))), Refusal::MayNotHang);
    let of_another = team.said("I check the first pass.", imran);
    assert_eq!(refused(ada.new_poster(&with(vec![of_another]))), Refusal::NotOfThisPerson);
    assert_eq!(refused(ada.new_poster(&with(vec![team.note; 5]))), Refusal::TooMany);
    let of_imran = NewPoster { person: imran, words: vec![of_another], picture: None, matters: vec![team.entry] };
    assert_eq!(refused(ada.new_poster(&of_imran)), Refusal::NotOfThisPerson);
    assert!(ada.posters(None, 10).unwrap().items.is_empty(), "nothing was changed");
    ada.new_poster(&team.new_poster()).unwrap();
    assert_eq!(refused(ada.new_poster(&team.new_poster())), Refusal::PosterHangs);
}

#[test]
fn a_withdrawal_takes_the_poster_down_at_the_next_sync_and_lists_the_printed_one() {
    let mut team = Team::new();
    let poster = team.ada.new_poster(&team.new_poster()).unwrap();
    assert_eq!(texts(&team.ada.poster_sheet(poster).unwrap().poster).len(), 1);
    let printed = printed(&team.ada, poster, "A3, in the hall").unwrap();
    team.meet();
    let sent = team.jonas.documents_about(team.colette, None, 10).unwrap().items;
    assert_eq!((sent[0].id, sent[0].what, sent[0].to_fetch_back), (printed, Some(DocumentKind::Poster), false));
    team.jonas.set_consent(team.colette, ConsentChoice::TeamOnly).unwrap();
    team.meet();
    assert!(team.ada.wall().unwrap().posters.is_empty());
    assert!(!team.ada.poster(poster).unwrap().hangs);
    assert_eq!(refused(team.ada.poster_sheet(poster)), Refusal::NotOnTheWall);
    assert_eq!(refused(team.ada.poster_went_out(poster, "again", "")), Refusal::NotOnTheWall);
    assert!(team.ada.documents_about(team.colette, None, 10).unwrap().items[0].to_fetch_back);
}

#[test]
fn a_poster_goes_out_as_it_was_looked_at_or_not_at_all() {
    let team = Team::new();
    let ada = &team.ada;
    let poster = ada.new_poster(&team.new_poster()).unwrap();
    let looked_at = ada.poster_sheet(poster).unwrap().looked_at;
    assert_eq!(ada.poster_sheet(poster).unwrap().looked_at, looked_at, "nothing changed");
    let no_matters = PosterChange { matters: Some(Vec::new()), ..PosterChange::default() };
    ada.change_poster(poster, &no_matters, None).unwrap();
    assert_eq!(refused(ada.poster_went_out(poster, "the hall", &looked_at)), Refusal::ChangedSince);
    assert!(ada.documents_about(team.colette, None, 10).unwrap().items.is_empty());
    printed(ada, poster, "the hall").unwrap();
    assert_eq!(ada.documents_about(team.colette, None, 10).unwrap().items.len(), 1);
}

#[test]
fn the_wall_or_a_picture_withdrawn_alone_lists_the_printed_poster_of_everybody_in_it() {
    let team = Team::new();
    let will = team.ada.person(team.customer, "Will Tran", "welding supervisor", ConsentChoice::Wall);
    let path = team.ada.path().join("IMG_1.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(90, 120), 1)).unwrap();
    let about = Some(soundings_core::Person::Known(will));
    let note = team.ada.note(NewObservation { attachments: vec![path], about, ..around("Will at the press") });
    team.ada.share(&[note]).unwrap();
    let picture = Some(team.ada.attachments(note).unwrap()[0].id);
    let poster = team.ada.new_poster(&NewPoster { picture, ..team.new_poster() }).unwrap();
    printed(&team.ada, poster, "the hall").unwrap();
    let to_fetch = |person| team.ada.documents_about(person, None, 10).unwrap().items[0].to_fetch_back;
    for (person, needed) in [(team.colette, Use::Wall), (will, Use::Wall), (will, Use::Picture)] {
        assert!(!to_fetch(person), "{needed:?}");
        team.ada.set_use(person, needed, false).unwrap();
        assert!(to_fetch(person), "{needed:?}");
        team.ada.set_use(person, needed, true).unwrap();
    }
    // The picture shows nothing of hers.
    team.ada.set_use(team.colette, Use::Picture, false).unwrap();
    assert!(!to_fetch(team.colette));
    // Printed without its picture, the sheet is none of Will's.
    team.ada.change_poster(poster, &PosterChange { no_picture: true, ..PosterChange::default() }, None).unwrap();
    printed(&team.ada, poster, "the canteen").unwrap();
    assert_eq!(team.ada.documents_about(will, None, 10).unwrap().items.len(), 1);
}

#[test]
fn a_picture_hangs_with_its_covers_and_only_while_pictures_are_allowed() {
    let mut team = Team::new();
    let path = team.ada.path().join("IMG_1.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(900, 1200), 1)).unwrap();
    let note = team.ada.note(NewObservation { attachments: vec![path], ..around("the bill on her desk") });
    team.ada.share(&[note]).unwrap();
    let picture = team.ada.attachments(note).unwrap()[0].id;
    let at = |x, y| PicturePoint { x, y };
    team.ada.annotate(picture, &Drawing::Cover { corner: at(100, 100), opposite: at(300, 300) }).unwrap();
    let poster = team.ada.new_poster(&NewPoster { picture: Some(picture), ..team.new_poster() }).unwrap();
    let shown = hung(&team.ada)[0].picture.clone().unwrap();
    assert_eq!(red(&plain_pixels(&shown.jpeg)), 0, "the cover is burnt in");
    assert!(shown.width.max(shown.height) <= 1_200);

    // Somebody else is in it, who was not asked.
    let rosa = team.ada.person(team.customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let change = soundings_core::NoteChange {
        about: Some(soundings_core::Person::Known(rosa)),
        ..soundings_core::NoteChange::default()
    };
    team.ada.change_note(note, &change, None).unwrap();
    assert_eq!(hung(&team.ada)[0].picture, None);
    assert_eq!(
        refused(team.ada.change_poster(poster, &PosterChange { picture: Some(picture), ..words(&[]) }, None)),
        Refusal::MayNotHang
    );
    let change = soundings_core::NoteChange { about: Some(soundings_core::Person::Known(team.colette)), ..change };
    team.ada.change_note(note, &change, None).unwrap();
    assert!(hung(&team.ada)[0].picture.is_some());
    team.ada.set_use(team.colette, Use::Picture, false).unwrap();
    assert_eq!(hung(&team.ada)[0].picture, None, "the words hang on");
    assert_eq!(hung(&team.ada)[0].words.len(), 1);
    team.meet();
}

#[test]
fn what_was_erased_under_a_poster_is_gone_from_it_and_the_rest_hangs_on() {
    let mut team = Team::new();
    let other = team.said("We said it once, and nobody wrote it down.", team.colette);
    let poster = NewPoster { words: vec![team.note, other], ..team.new_poster() };
    let poster = team.ada.new_poster(&poster).unwrap();
    team.meet();
    team.ada.erase(team.note).unwrap();
    team.ada.clock.forward(25 * HOUR);
    team.meet();
    team.jonas.clock.forward(25 * HOUR);
    team.meet();
    for book in [&team.ada, &team.jonas] {
        let [one] = &hung(book)[..] else { panic!() };
        assert_eq!(texts(one), ["We said it once, and nobody wrote it down."]);
        assert!(one.matters.is_empty(), "an entry made of it says nothing any more");
        let row = book.poster(poster).unwrap();
        assert!(row.words.iter().any(|piece| !piece.hangs && piece.words.is_empty()));
    }
}

#[test]
fn a_marked_note_may_be_what_matters() {
    let team = Team::new();
    let poster = team.ada.new_poster(&team.new_poster()).unwrap();
    let matters = PosterChange { matters: Some(vec![team.note]), ..PosterChange::default() };
    assert_eq!(refused(team.ada.change_poster(poster, &matters, None)), Refusal::MayNotHang);
    team.ada.mark(team.note, Mark::Concern, true, None).unwrap();
    team.ada.change_poster(poster, &matters, None).unwrap();
    assert_eq!(hung(&team.ada)[0].matters[0].mark, Some(Mark::Concern));
}

#[test]
fn changed_on_two_devices_a_poster_shows_both_and_taken_down_on_one_it_is_down() {
    let mut team = Team::new();
    let poster = team.ada.new_poster(&NewPoster { words: vec![], ..team.new_poster() }).unwrap();
    let other = team.said("We said it once, and nobody wrote it down.", team.colette);
    team.meet();
    team.ada.change_poster(poster, &words(&[team.note]), None).unwrap();
    team.jonas.change_poster(poster, &words(&[other]), None).unwrap();
    team.meet();
    for book in [&team.ada, &team.jonas] {
        assert_eq!(hung(book)[0].words.len(), 2);
    }
    team.ada.take_poster_down(poster, true).unwrap();
    team.jonas.change_poster(poster, &words(&[other]), None).unwrap();
    team.meet();
    for book in [&team.ada, &team.jonas] {
        assert!(hung(book).is_empty());
    }
}

#[test]
fn two_posters_of_one_person_made_apart_both_hang() {
    let mut team = Team::new();
    team.ada.new_poster(&team.new_poster()).unwrap();
    team.jonas.new_poster(&NewPoster { matters: vec![], ..team.new_poster() }).unwrap();
    team.meet();
    for book in [&team.ada, &team.jonas] {
        assert_eq!(hung(book).len(), 2);
    }
}

#[test]
fn of_two_people_who_are_one_under_consent_that_differs_the_stricter_holds() {
    let mut team = Team::new();
    team.ada.new_poster(&team.new_poster()).unwrap();
    let twin = team.jonas.person(team.customer, "C. Dubois", "purchasing", ConsentChoice::TeamOnly);
    team.meet();
    assert_eq!(hung(&team.ada).len(), 1);
    for (alias, target) in [(twin, team.colette), (team.colette, twin)] {
        team.ada.declare_same(alias, target).unwrap();
        team.meet();
        for book in [&team.ada, &team.jonas] {
            assert!(book.wall().unwrap().posters.is_empty(), "one of the two did not agree");
        }
        team.ada.undo_same(alias).unwrap();
        team.meet();
        assert_eq!(hung(&team.jonas).len(), 1);
    }
}

#[test]
fn a_poster_follows_its_person_into_the_one_they_are() {
    let mut team = Team::new();
    team.ada.new_poster(&team.new_poster()).unwrap();
    let twin = team.ada.person(team.customer, "Colette D.", "head of purchasing", ConsentChoice::Wall);
    team.ada.declare_same(team.colette, twin).unwrap();
    team.meet();
    let wall = team.jonas.wall().unwrap();
    let [one] = &wall.posters[..] else { panic!("{:?}", wall.posters) };
    assert_eq!((one.person.as_ref().unwrap().name.as_str(), one.words.len()), ("Colette D.", 1));
}

#[test]
fn the_map_of_the_month_is_of_somebody_on_the_wall_and_knows_most() {
    let mut team = Team::new();
    let rosa = team.ada.person(team.customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let initials = team.said("It's my initials on the tag.", rosa);
    let map = team.ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    for part in [MapPart::Say, MapPart::Pain, MapPart::Gain] {
        team.ada.add_entry(&entry(map, part, &[initials])).unwrap();
    }
    team.meet();
    let month = team.jonas.wall().unwrap().map.unwrap();
    assert_eq!(month.person.name, "Colette Dubois", "Rosa's knows more, and she is not on the wall");
    let pain = month.parts.iter().find(|part| part.part == MapPart::Pain).unwrap();
    assert!(pain.matter.is_some());
    team.jonas.clock.forward(32 * 24 * HOUR);
    assert_eq!(team.jonas.wall().unwrap().map, None, "that was another month");
}

#[test]
fn without_a_team_a_poster_can_be_printed_too() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let colette = book.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    let note = book.note(exactly("Every Friday they ask me.", colette));
    let poster = NewPoster { person: colette, words: vec![note], picture: None, matters: vec![] };
    let poster = book.new_poster(&poster).unwrap();
    assert_eq!(texts(&book.poster_sheet(poster).unwrap().poster), ["Every Friday they ask me."]);
}

#[test]
fn a_persons_page_and_a_list_without_posters_cost_the_same_however_many_people_there_are() {
    use std::sync::atomic::Ordering;

    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::Wall);
    let turns = || {
        let look = || {
            assert!(book.about_person(rosa).unwrap().may_have_poster);
            assert!(book.posters(None, 100).unwrap().items.is_empty());
        };
        look();
        let turns = book.count_turns().unwrap();
        look();
        turns.load(Ordering::SeqCst)
    };
    let few = turns();
    for number in 0..200 {
        book.person(customer, &format!("Person {number}"), "welder", ConsentChoice::TeamOnly);
    }
    let many = turns();
    assert!(many < few + few / 5 + 50, "{few} turns, and {many} with 200 people");
}

#[test]
fn a_name_that_may_not_be_read_keeps_words_from_the_wall_in_every_script_and_wherever_it_stands() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let colette = book.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    for name in ["Zo\u{eb} Medeiros", "\u{645}\u{62d}\u{645}\u{62f}", "\u{7530}\u{4e2d}"] {
        book.person(customer, name, "welder", ConsentChoice::TeamOnly);
    }
    let other = book.add_customer("Norring").unwrap();
    let described = book.person(other, "Imran", "inspector of bases", ConsentChoice::QuoteNamed);
    let hangs = |words: &str| {
        book.note(exactly(words, colette));
        book.poster_choices(colette).unwrap().words.iter().any(|piece| piece.words == words)
    };
    for words in [
        "Ask ZOE about it.",
        "It is medeiros's bench.",
        "\u{642}\u{627}\u{644} \u{644}\u{645}\u{62d}\u{645}\u{62f}",
        "\u{7530}\u{4e2d}\u{3055}\u{3093}\u{306b}\u{805e}\u{3044}\u{3066}",
        "The Inspector of bases knows.",
        "They have it at Norring too.",
    ] {
        assert!(!hangs(words), "{words}");
    }
    for words in ["An inspector knows.", "We at Brightline do it twice.", "A dozen zones."] {
        assert!(hangs(words), "{words}");
    }
    // Whoever agrees to the wall may be read there, and is not any more once that is withdrawn, or the name is another.
    book.set_consent(described, ConsentChoice::Wall).unwrap();
    assert!(hangs("Imran has it, at Norring."));
    book.set_consent(described, ConsentChoice::TeamOnly).unwrap();
    let renamed = PersonChange { name: Some("Ilse".into()), ..PersonChange::default() };
    book.change_person(described, &renamed, None).unwrap();
    assert!(!hangs("Ask Ilse.") && hangs("Ask Imran."));
    book.rebuild().unwrap();
    assert!(!hangs("Ask Ilse.") && hangs("Ask Imran."));
    book.delete(described).unwrap();
    assert!(!hangs("Ask Ilse."), "who was deleted may be read as little as before");
}

/// So many people more, each of a role of several words that begins alike.
fn more_people(book: &Book, customer: Id, people: std::ops::Range<usize>) {
    for number in people {
        let (name, role) = (format!("Person{number} Medeiros"), format!("night operator {number}"));
        book.person(customer, &name, &role, ConsentChoice::TeamOnly);
    }
}

#[test]
fn posters_a_story_and_the_wall_cost_by_what_hangs_and_not_by_everybody() {
    use std::sync::atomic::Ordering;

    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let colette = book.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    let note = book.note(exactly("Every Friday they ask me why the night passes slowly.", colette));
    let new = NewPoster { person: colette, words: vec![note], picture: None, matters: vec![] };
    let poster = book.new_poster(&new).unwrap();
    let told = "We came back on a Friday, as we said we would, and counted for one night.";
    let story = StoryChange { text: Some(told.into()), on_the_wall: Some(true), ..StoryChange::default() };
    book.tell_story(&story).unwrap();
    let turns = |look: &dyn Fn()| {
        look();
        let turns = book.count_turns().unwrap();
        look();
        turns.load(Ordering::SeqCst)
    };
    let looks: [(&str, &dyn Fn()); 4] = [
        ("posters", &|| assert!(book.posters(None, 100).unwrap().items[0].words[0].hangs)),
        ("a poster", &|| assert_eq!(texts(&book.poster_sheet(poster).unwrap().poster).len(), 1)),
        ("the story", &|| assert!(book.story_page().unwrap().story.unwrap().held_back.is_empty())),
        ("the wall", &|| assert!(book.wall().unwrap().story.is_some())),
    ];
    more_people(&book, customer, 0..50);
    let few: Vec<u64> = looks.iter().map(|(_, look)| turns(look)).collect();
    more_people(&book, customer, 50..1_000);
    for ((what, look), few) in looks.iter().zip(few) {
        let many = turns(look);
        assert!(many < few + few / 5 + 50, "{what}: {few} turns with 50 people, and {many} with 1,000");
    }
}
