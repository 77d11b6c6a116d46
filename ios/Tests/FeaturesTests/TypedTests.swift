import Foundation
import SoundingsCore
import Testing

@testable import Features

/// What is typed and not kept yet outlives the process: the page's scene keeps one text, by which a model made anew shows it.
@MainActor
struct TypedTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  /// What the next process has of it.
  private func outlived(_ typed: Typed) throws -> Typed { try #require(Typed(rawValue: typed.rawValue)) }

  @Test func whatIsTypedComesBackFromOneText() throws {
    var typed = Typed()
    #expect(typed.rawValue.isEmpty && typed.isEmpty)
    typed[text: "site"] = "Plant 2, “north” \u{1F9D1}"
    typed["words"] = ""
    let again = try outlived(typed)
    #expect(again == typed && again[text: "site"] == "Plant 2, “north” \u{1F9D1}" && again["words"] == "")
    typed[text: "site"] = ""
    typed["words"] = nil
    #expect(typed.isEmpty && typed.rawValue.isEmpty)
    #expect(Typed(rawValue: "") == nil && Typed(rawValue: "[1]") == nil)
  }

  @Test func naming() async throws {
    let visit = try bench.start()
    let known = try bench.notebook.addCustomer(name: "Brightline Metals")
    let model = NameVisitModel(visit: visit, desk: bench.desk)
    await model.load()
    (model.customer, model.site, model.person, model.objective) = ("bright", "Plant 2", "the welder", "Why?")
    let again = NameVisitModel(visit: visit, desk: bench.desk)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(
      [again.customer, again.site, again.person, again.objective] == ["bright", "Plant 2", "the welder", "Why?"])
    #expect(again.record?.customers.map(\.id) == [known], "it is looked up")
    await again.choose(known)
    await again.addSite()
    await again.addPerson()
    await again.keepObjective()
    #expect(again.typed.isEmpty, "what is kept is typed no more")
  }

  @Test func aNotesCorrection() async throws {
    let note = try bench.notebook.capture(note: NewObservation(visit: .nowhere, kind: .said, text: "twise")).id
    let model = NoteModel(note: note, desk: bench.desk)
    await model.load()
    (model.words, model.place) = ("twice", "line 3")
    let again = NoteModel(note: note, desk: bench.desk)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(again.words == "twice" && again.place == "line 3")
    await again.correct()
    await again.keepPlace()
    #expect(again.record?.note.words == "twice" && again.record?.note.place == "line 3")
    #expect(again.typed.isEmpty)
  }

  @Test func aPlan() async throws {
    let model = PlanVisitModel(desk: bench.desk)
    await model.write(customer: "Brightline Metals")
    model.objective = "Why do they re-weld?"
    let again = PlanVisitModel(desk: bench.desk)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(again.customer == "Brightline Metals" && again.objective == "Why do they re-weld?")
    let visit = try #require(await again.plan())
    #expect(try bench.notebook.encounter(id: visit, after: nil).visit.objective == "Why do they re-weld?")
    #expect(again.typed.isEmpty)
  }

  @Test func aDebriefsAnswersAndForWhomTheyAre() async throws {
    let visit = try ExampleVisit(bench).ended().visit
    let model = DebriefModel(desk: bench.desk, visit: visit, language: .english)
    await model.load()
    model.write(.surprise, "nobody reads the card")
    model.keepOnlyMe(.surprise, true)
    let again = DebriefModel(desk: bench.desk, visit: visit, language: .english)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(again.draft(.surprise) == "nobody reads the card" && again.draft(.next) == nil)
    await again.keep(.surprise, nil)
    let kept = try #require(again.record?.debrief.questions.first { $0.question == .surprise }?.mine.first)
    #expect(kept.text == "nobody reads the card" && kept.audience == .onlyMe)
    #expect(again.typed.isEmpty)
  }

  @Test func whatASortWritesAndWhoseMapItIs() async throws {
    let example = try ExampleNotes(bench)
    let model = SortModel(desk: bench.desk, visit: example.visit, language: .english)
    await model.choose(example.rosa)
    (model.sentence, model.situation) = ("to go home on time", "on a Friday")
    let again = SortModel(desk: bench.desk, visit: example.visit, language: .english)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(again.record?.sort?.map == model.map && again.map != nil)
    #expect(again.sentence == "to go home on time" && again.situation == "on a Friday")
  }

  @Test func otherWordsForAnEntryAndWhatWasSeenThen() async throws {
    let example = try ExampleNotes(bench)
    let map = try bench.notebook.mapToSort(visit: example.visit, who: example.rosa, situation: nil)
    let entry = try bench.notebook.addEntry(entry: NewEntry(map: map, part: .pain, text: "shame"))
    let model = EntryModel(desk: bench.desk, entry: entry)
    await model.load()
    model.write("fear of being shamed")
    let seen = model.seen
    try bench.notebook.editEntry(entry: entry, text: "blame", seen: nil)
    let again = EntryModel(desk: bench.desk, entry: entry)
    again.typed = try outlived(model.typed)
    await again.load()
    #expect(again.text == "fear of being shamed" && seen != nil && again.seen == seen)
    await again.keep()
    #expect(again.problem == nil && again.typed.isEmpty)
  }

  @Test func otherFormsOfOneField() async throws {
    let summary = SummaryModel(desk: bench.desk, visit: "", language: .english)
    (summary.ours, summary.to) = ("Thank you.", "Rosa")
    let preview = PreviewModel(desk: bench.desk, visit: "", language: "en")
    preview.to = "Will"
    let word = OwnWordsModel(desk: bench.desk)
    word.word = "undercut"
    let workshop = NewWorkshopModel(desk: bench.desk)
    (workshop.situation, workshop.guest) = ("on a Friday", "Jo")
    let part = MapPartModel(desk: bench.desk, map: "", part: .pain)
    part.words = "shame"
    let compare = CompareModel(desk: bench.desk, thing: "", field: "text")
    compare.third = "both"
    let join = JoinVisitModel(desk: bench.desk)
    join.code = "half a code"
    let typed = [summary.typed, preview.typed, word.typed, workshop.typed, part.typed, compare.typed, join.typed]
    #expect(typed.allSatisfy { !$0.isEmpty })
  }

  @Test func aGuessIsNoDraftAnyMoreThoughDraftsAreSavedWhileItIsKept() async throws {
    let example = try ExampleNotes(bench)
    let new = NewWorkshop(who: example.rosa, situation: "on a Friday", takingPart: [.guest("Jo")])
    let workshop = try bench.notebook.startWorkshop(workshop: new)
    let jo = try #require(try bench.notebook.workshop(id: workshop).takingPart.first)
    let turn = try bench.notebook.takeTurn(workshop: workshop, who: jo.who)
    let model = TurnModel(desk: bench.desk, turn: turn, clock: ManualClock())
    await model.load()
    model.write(.pain, "shame")
    async let kept: Void = model.keep(.pain)
    async let saved: Void = model.putDown()
    _ = await (kept, saved)
    let pain = try #require(try bench.notebook.turn(id: turn).parts.first { $0.part == .pain })
    #expect(pain.guesses.map(\.text) == ["shame"] && pain.draft.isEmpty)
    await model.keep(.pain)
    #expect(model.problem != nil && model.texts[.pain] == "")
  }

  /// The phone goes from hand to hand: what is typed in a turn is a draft in the notebook and in no scene.
  @Test func aTurnsWordsAreInTheNotebookAndInNoScene() async throws {
    let example = try ExampleNotes(bench)
    let new = NewWorkshop(who: example.rosa, situation: "on a Friday", takingPart: [.guest("Jo")])
    let workshop = WorkshopModel(desk: bench.desk, workshop: try bench.notebook.startWorkshop(workshop: new))
    await workshop.load()
    let jo = try #require(workshop.record?.takingPart.first)
    let turn = try #require(await workshop.take(jo))
    let model = TurnModel(desk: bench.desk, turn: turn)
    await model.load()
    model.write(.pain, "shame")
    await model.putDown()
    #expect(model.typed.isEmpty)
    let again = TurnModel(desk: bench.desk, turn: turn)
    await again.load()
    #expect(again.texts[.pain] == "shame")
  }
}
