import Foundation
import SoundingsCore
import Testing

@testable import Features

/// The example visit: who was met, and what was noted.
struct ExampleNotes {
  let rosa: Id
  let visit: Id
  let tape: Id
  let initials: Id

  init(_ bench: Bench, objective: String? = "Why do they re-weld?") throws {
    let notebook = bench.notebook
    let customer = try notebook.addCustomer(name: "Brightline Metals")
    rosa = try notebook.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros"))
    let will = try notebook.addPerson(person: NewPerson(customer: customer, name: "Will Tran"))
    let visit = try notebook.startVisit(visit: StartVisit(customer: customer, objective: objective))
    self.visit = visit
    func note(_ kind: ObservationKind, _ words: String, by: Id? = nil, starred: Bool = false) throws -> Id {
      nextMillisecond()
      return try notebook.capture(
        note: NewObservation(
          visit: .visit(visit), kind: kind, text: words, by: by.map { .known($0) }, starred: starred)
      ).id
    }
    _ = try note(.said, "We weld it twice.", by: will)
    tape = try note(.around, "tape over our display", starred: true)
    initials = try note(.said, "👷🏽 it costs a night, and my name", by: rosa, starred: true)
    _ = try note(.thought, "nobody can be blamed")
  }
}

@MainActor
struct SortModelTests {
  private let bench: Bench
  private let example: ExampleNotes
  private let model: SortModel

  init() async throws {
    bench = try Bench()
    example = try ExampleNotes(bench)
    model = SortModel(desk: bench.desk, visit: example.visit, language: .english)
    await model.load()
  }

  private var sort: Sort? { model.record?.sort }

  private func entries(_ part: MapPart) throws -> [EntryRow] {
    let map = try #require(sort?.map)
    return try bench.notebook.map(id: map).parts.first { $0.part == part }?.entries ?? []
  }

  @Test func whoseMapIsAskedAndOneTapSortsACardWithUndo() async throws {
    await model.chooseTheOnlyOne()
    #expect(sort == nil)
    #expect(model.record?.people.count == 2)
    await model.choose(example.rosa)
    #expect(sort?.card?.note.id == example.tape)
    #expect(sort?.targets == [.see, .say, .do, .hear, .needToDo, .pain, .gain, .other])
    let card = try #require(sort?.card)
    await model.sort(card, .part(.see))
    #expect(try entries(.see).count == 1)
    #expect(sort?.card?.note.id == example.initials)
    await model.undo()
    #expect(sort?.card?.note.id == example.tape)
    #expect(try entries(.see).isEmpty)
  }

  @Test func onlySelectedWordsAreUsedCountedInWholeLetters() async throws {
    await model.choose(example.rosa)
    await model.sort(try #require(sort?.card), .notForTheMap)
    let card = try #require(sort?.card)
    model.only = (card.words as NSString).range(of: "it costs a night")
    await model.sort(card, .part(.pain))
    #expect(try entries(.pain).map(\.text) == ["it costs a night"])
    #expect(model.only == nil)
    #expect(sort?.card?.note.id == example.initials)
  }

  @Test func aSecondPressBeforeTheNextCardIsUpDoesNothing() async throws {
    await model.choose(example.rosa)
    let card = try #require(sort?.card)
    let model = model
    async let one: Void = model.sort(card, .part(.see))
    async let two: Void = model.sort(card, .part(.pain))
    _ = await (one, two)
    #expect(try entries(.see).count + entries(.pain).count == 1)
  }

  @Test func aSituationIsAskedForWhereNothingSaysIt() async throws {
    _ = try bench.notebook.endVisit(visit: nil, share: false)
    let visit = try bench.notebook.startVisit(visit: StartVisit())
    _ = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .did, text: "looked away", by: .known(example.rosa)))
    let model = SortModel(desk: bench.desk, visit: visit, language: .english)
    await model.chooseTheOnlyOne()
    #expect(model.problem != nil)
    #expect(model.record?.people.count == 1)
    model.situation = "a batch comes back"
    await model.choose(example.rosa)
    #expect(model.problem == nil)
    #expect(model.record?.sort?.situation == "a batch comes back")
  }

  @Test func afterTheCardsEachEmptyPartAsksAndWhatIsWrittenStaysUntilItIsKept() async throws {
    await model.choose(example.rosa)
    while let card = sort?.card { await model.sort(card, .notForTheMap) }
    let first = try #require(sort?.question)
    await model.answer(first.part)
    #expect(model.problem != nil)
    model.sentence = "Finish before the shift ends"
    model.tick(try #require(first.notes.first?.id))
    await model.answer(first.part)
    #expect(try entries(first.part).map(\.evidence.count) == [1])
    #expect(model.sentence.isEmpty && model.ticked.isEmpty)
    let second = try #require(sort?.question)
    #expect(second.part != first.part)
    await model.skip(second.part)
    await model.askNextTime(try #require(sort?.question?.part))
    await model.askNextTime(try #require(sort?.question?.part))
    #expect(sort?.question == nil && sort?.card == nil)
    #expect(sort?.last?.decided == .askNextTime)
  }

  @Test func reopenedItIsOnTheSameCardOfTheSameMap() async throws {
    await model.choose(example.rosa)
    await model.sort(try #require(sort?.card), .later)
    let again = SortModel(desk: bench.desk, visit: example.visit, language: .english, map: model.map)
    await again.load()
    #expect(again.record?.sort?.card?.note.id == sort?.card?.note.id)
    while let card = sort?.card { await model.sort(card, .later) }
    await model.lookAtLater()
    #expect(sort?.later == 0 && sort?.left == 4)
  }

  @Test func withoutAVisitItSaysWhatWentWrong() async {
    let model = SortModel(desk: bench.desk, visit: example.rosa, language: .english)
    await model.load()
    #expect(model.record == nil && model.problem != nil)
  }
}
