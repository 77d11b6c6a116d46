//! What is made of a visit.

use soundings_core::model::{
    ConsentChoice, DebriefEnd, DebriefQuestion, GuideLanguage, MapPart, OutcomeKind, PairVerdict, Participant,
};
use soundings_core::{
    AnswerAs, EvidenceRange, FiledUnder, GuessesSeen, NewDebriefAnswer, NewEntry, NewInsight, NewMap, NewObservation,
    NewOutcome, NewPoster, NewWorkshop, PosterChange, SortInto, SortingOf, StoryChange,
};

use super::begun::ended;
use crate::crash::scenario::{Acting, Acts, Done, SCENARIO, Scenario};

const AFTERWARDS: Scenario = Scenario { prepare: ended, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario { name: "debrief", about: "answers a debrief, changes an answer, finishes", act: debrief, ..AFTERWARDS },
    Scenario {
        name: "debrief-spoken",
        about: "answers a debrief by voice, types it up, passes",
        act: debrief_spoken,
        ..AFTERWARDS
    },
    Scenario {
        name: "map",
        about: "makes a map, entries, moves and edits them, makes two one",
        act: map,
        ..AFTERWARDS
    },
    Scenario {
        name: "evidence",
        about: "links notes for and against, a part of one, and unlinks",
        act: evidence,
        ..AFTERWARDS
    },
    Scenario { name: "sort", about: "sorts a note a card, splits one, takes one back", act: sort, ..AFTERWARDS },
    Scenario {
        name: "sort-many",
        about: "sorts several at once, answers and skips empty parts",
        act: sort_many,
        ..AFTERWARDS
    },
    Scenario {
        name: "pair",
        about: "decides about what doesn't match, and makes something of it",
        act: pair,
        ..AFTERWARDS
    },
    Scenario {
        name: "workshop",
        about: "holds a workshop: turns, guesses, what was seen",
        act: workshop,
        ..AFTERWARDS
    },
    Scenario { name: "insight", about: "writes an insight, its evidence, other words", act: insight, ..AFTERWARDS },
    Scenario { name: "outcome", about: "says what came of it", act: outcome, ..AFTERWARDS },
    Scenario { name: "story", about: "tells the week's story", act: story, ..AFTERWARDS },
    Scenario {
        name: "story-turn",
        about: "takes the week's story up, passes it on, is away, is back",
        act: story_turn,
        ..AFTERWARDS
    },
    Scenario { name: "poster", about: "puts a poster up, changes it, takes it down", act: poster, ..AFTERWARDS },
    Scenario {
        name: "withdraw",
        about: "withdraws a consent that a poster and a story hang by",
        act: withdraw,
        ..AFTERWARDS
    },
];

fn debrief(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("visit")?;
    let new = |question, only_me| NewDebriefAnswer { visit, question, text: "17 of 20 were good".into(), only_me };
    let first = acts.does(|book| book.answer_debrief(&new(DebriefQuestion::Surprise, false)))?;
    acts.does(|book| book.answer_debrief(&new(DebriefQuestion::OurPart, true)))?;
    acts.does(|book| book.change_debrief_answer(first, "17 of 20 first passes were good", None))?;
    acts.does(|book| book.answer_debrief(&new(DebriefQuestion::Next, false)))?;
    acts.does(|book| book.end_debrief(visit, DebriefEnd::Finished))
}

fn debrief_spoken(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (visit, voice) = (acts.id("visit")?, acting.file("voice.wav"));
    let new = |question| NewDebriefAnswer { visit, question, text: String::new(), only_me: false };
    let first = acts.does(|book| book.speak_debrief(&new(DebriefQuestion::AtStake), &voice))?;
    acts.does(|book| book.speak_debrief(&new(DebriefQuestion::ToldAndSeen), &voice))?;
    acts.does(|book| book.change_debrief_answer(first, "their initials", None))?;
    acts.does(|book| book.end_debrief(visit, DebriefEnd::Passed))
}

fn guess(map: soundings_core::model::Id, part: MapPart, text: &str) -> NewEntry {
    NewEntry { map, part, text: Some(text.to_owned()), from: Vec::new(), against: Vec::new() }
}

fn map(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let will = acts.id("will")?;
    let map = acts.does(|book| book.new_map(&NewMap { who: will, situation: "a Friday".into() }))?;
    let pain = acts.does(|book| book.add_entry(&guess(map, MapPart::Pain, "blamed for our settings")))?;
    let other = acts.does(|book| book.add_entry(&guess(map, MapPart::Pain, "blamed for settings")))?;
    acts.does(|book| book.edit_entry(pain, "afraid of being blamed", None))?;
    acts.does(|book| book.move_entry(other, MapPart::Other))?;
    acts.does(|book| book.merge_entry(other, pain))?;
    acts.does(|book| book.delete(pain))
}

fn whole(note: soundings_core::model::Id) -> EvidenceRange {
    EvidenceRange { note, start: None, end: None }
}

fn evidence(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (map, entry, said, did) = (acts.id("map")?, acts.id("entry")?, acts.id("said")?, acts.id("did")?);
    acts.does(|book| book.link(entry, whole(did), true))?;
    acts.does(|book| book.unlink(entry, did, true))?;
    let gain = acts.does(|book| book.add_entry(&guess(map, MapPart::Gain, "home on time")))?;
    acts.does(|book| book.link(gain, EvidenceRange { note: said, start: Some(3), end: Some(7) }, false))?;
    acts.does(|book| book.link(gain, whole(did), false))?;
    acts.does(|book| book.unlink(entry, said, false))
}

fn of(acts: &Acts<'_>) -> Done<SortingOf> {
    Ok(SortingOf { map: acts.id("map")?, visit: acts.id("visit")? })
}

fn sort(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (of, did, around) = (of(&acts)?, acts.id("did")?, acts.id("around")?);
    acts.does(|book| book.sort(of, whole(did), SortInto::Part(MapPart::Do)))?;
    acts.does(|book| {
        book.sort(of, EvidenceRange { note: around, start: Some(0), end: Some(4) }, SortInto::Part(MapPart::See))
    })?;
    acts.does(|book| book.undo_sort(of))?;
    acts.does(|book| book.sort(of, whole(around), SortInto::NotAboutThem))?;
    acts.does(|book| book.undo_sort(of))?;
    acts.does(|book| book.sort(of, whole(around), SortInto::Later))?;
    acts.does(|book| book.sort_put_off(of))
}

fn sort_many(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (of, will, notes) = (of(&acts)?, acts.id("will")?, [acts.id("did")?, acts.id("around")?]);
    acts.does(|book| book.sort_many(of, &notes, SortInto::Part(MapPart::Do)))?;
    acts.does(|book| book.undo_sort(of))?;
    acts.does(|book| book.answer_part(of, MapPart::Pain, &notes, "the tag is hers"))?;
    acts.does(|book| book.skip_part(of, MapPart::NeedToDo))?;
    acts.does(|book| book.ask_part_next_time(of, MapPart::Gain, GuideLanguage::English))?;
    acts.does(|book| book.map_to_sort(of.visit, will, Some("at the end of a shift"))).map(drop)
}

fn pair(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (said, did, map, visit) = (acts.id("said")?, acts.id("did")?, acts.id("map")?, acts.id("planned")?);
    acts.does(|book| book.judge_pair(said, did, PairVerdict::DoesNotMatch))?;
    let pair = acts.does(|book| book.answer_pair(said, did, "she trusts neither pass", None))?;
    acts.does(|book| book.use_answer(pair, AnswerAs::Entry { map, part: MapPart::Pain }))?;
    acts.does(|book| book.use_answer(pair, AnswerAs::Question { visit }))?;
    acts.does(|book| book.use_answer(pair, AnswerAs::Thought))?;
    acts.does(|book| book.judge_pair(said, did, PairVerdict::Matches)).map(drop)
}

fn workshop(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let who = acts.id("rosa")?;
    let guest = |name: &str| Participant::Guest(name.into());
    let taking_part = vec![guest("Noor"), guest("Mira")];
    let new = NewWorkshop { who, situation: "a batch comes back".into(), taking_part };
    let workshop = acts.does(|book| book.start_workshop(&new))?;
    for name in ["Noor", "Mira"] {
        let turn = acts.does(|book| book.take_turn(workshop, &guest(name)))?;
        acts.does(|book| book.save_turn_draft(turn, MapPart::Gain, "home on"))?;
        acts.does(|book| book.add_guess(turn, MapPart::Gain, "wants to go home on time"))?;
        let slip = acts.does(|book| book.add_guess(turn, MapPart::Pain, "oops"))?;
        acts.does(|book| book.take_guess_back(slip))?;
        acts.does(|book| book.finish_turn(turn))?;
    }
    let shown = acts.notebook.workshop(workshop)?;
    if !shown.open {
        acts.does(|book| book.open_workshop(workshop))?;
    }
    let parts = acts.notebook.workshop(workshop)?.guessed;
    let group = parts.into_iter().flat_map(|part| part.groups).next().ok_or("nothing was guessed")?;
    let guesses = group.guesses.iter().map(|guess| guess.id).collect();
    acts.does(|book| book.put_on_map(&GuessesSeen { guesses, text: None, shown_by: Vec::new() })).map(drop)
}

fn insight(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (said, did, planned) = (acts.id("said")?, acts.id("did")?, acts.id("planned")?);
    let elsewhere = NewObservation { visit: FiledUnder::Visit(planned), ..crate::said("we sign each weld") };
    let other = acts.does(|book| book.capture(&elsewhere))?.id;
    let new = NewInsight { text: "Blame costs a pass".into(), notes: vec![did, other] };
    let insight = acts.does(|book| book.add_insight(&new))?;
    acts.does(|book| book.link_insight(insight, said))?;
    acts.does(|book| book.change_insight(insight, "Blame costs a second pass", None))?;
    acts.does(|book| book.unlink_insight(insight, said))
}

fn outcome(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (customer, visit) = (acts.id("customer")?, acts.id("visit")?);
    let new =
        NewOutcome { customer, visits: vec![visit], kind: OutcomeKind::NewWork, text: Some("a cell more".into()) };
    let outcome = acts.does(|book| book.add_outcome(&new))?;
    acts.does(|book| book.change_outcome(outcome, "two cells more", None))?;
    let solved = NewOutcome { customer, visits: Vec::new(), kind: OutcomeKind::ComplaintSolved, text: None };
    acts.does(|book| book.add_outcome(&solved))?;
    acts.does(|book| book.delete(outcome))
}

fn story(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (customer, rosa) = (acts.id("customer")?, acts.id("rosa")?);
    acts.does(|book| book.set_story_zone("America/Toronto"))?;
    let told = |text: &str| StoryChange { text: Some(text.into()), ..StoryChange::default() };
    let story = acts.does(|book| book.tell_story(&told("They called us first.")))?;
    acts.does(|book| book.change_story(story, &told("They called us before anybody else."), None))?;
    let about = StoryChange { customer: Some(customer), people: Some(vec![rosa]), ..StoryChange::default() };
    acts.does(|book| book.change_story(story, &about, None))?;
    acts.does(|book| book.change_story(story, &StoryChange { on_the_wall: Some(true), ..StoryChange::default() }, None))
}

fn story_turn(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.does(|book| book.take_story())?;
    acts.does(|book| book.pass_story())?;
    let away = acts.does(|book| book.away_from_stories("2031-02-03", "2031-02-28"))?;
    acts.does(|book| book.back_for_stories(away))
}

fn poster(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (person, said, entry) = (acts.id("rosa")?, acts.id("said")?, acts.id("entry")?);
    let new = NewPoster { person, words: vec![said], picture: None, matters: vec![entry] };
    let poster = acts.does(|book| book.new_poster(&new))?;
    acts.does(|book| {
        book.change_poster(poster, &PosterChange { matters: Some(Vec::new()), ..PosterChange::default() }, None)
    })?;
    let looked_at = acts.notebook.poster_sheet(poster)?.looked_at;
    acts.does(|book| book.poster_went_out(poster, "the office", &looked_at))?;
    acts.does(|book| book.take_poster_down(poster, true))?;
    acts.does(|book| book.take_poster_down(poster, false))
}

fn withdraw(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (person, said) = (acts.id("rosa")?, acts.id("said")?);
    acts.does(|book| book.new_poster(&NewPoster { person, words: vec![said], picture: None, matters: Vec::new() }))?;
    let story = StoryChange {
        text: Some("She called us first.".into()),
        people: Some(vec![person]),
        on_the_wall: Some(true),
        ..StoryChange::default()
    };
    acts.does(|book| book.tell_story(&story))?;
    acts.does(|book| book.set_consent(person, ConsentChoice::TeamOnly))?;
    assert!(acts.notebook.wall()?.posters.iter().all(|poster| poster.person.is_none()), "it is down");
    Ok(())
}
