import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct MapModelTests {
  private let bench: Bench
  private let example: ExampleNotes
  private let map: Id

  init() throws {
    bench = try Bench()
    example = try ExampleNotes(bench)
    map = try bench.notebook.newMap(map: NewMap(who: example.rosa, situation: "a batch comes back"))
  }

  private func entry(_ part: MapPart, _ text: String? = nil, from: [Id] = []) throws -> Id {
    try bench.notebook.addEntry(
      entry: NewEntry(map: map, part: part, text: text, from: from.map { EvidenceRange(note: $0) }))
  }

  private func part(_ part: MapPart) throws -> PartRow {
    try #require(try bench.notebook.map(id: map).parts.first { $0.part == part })
  }

  @Test func aMapIsMadeOfAPersonAndASituation() async throws {
    let model = NewMapModel(desk: bench.desk)
    await model.lookFor("nobody here")
    #expect(model.record?.isEmpty == true)
    #expect(await model.make() == nil)
    await model.lookFor("Rosa")
    model.choose(try #require(model.record?.first))
    #expect(await model.make() == nil)
    #expect(model.problem != nil)
    model.situation = " a torch change "
    let map = try #require(await model.make())
    #expect(try bench.notebook.map(id: map).situation == "a torch change")
    #expect(model.typed.isEmpty)
  }

  @Test func onTheCanvasANoteIsPutAnEntryIsMovedAndWhatIsNeitherStaysWhereItWas() async throws {
    let moved = try entry(.pain, "her initials")
    let canvas = MapCanvasModel(desk: bench.desk, map: map)
    await canvas.load()
    let note = try #require(canvas.record?.tray.notes.first)
    canvas.choose(note.id)
    await canvas.putChosen(.see)
    #expect(canvas.chosen == nil && canvas.record?.tray.notes.contains { $0.id == note.id } == false)
    #expect(try part(.see).entries.first?.evidence.first?.note.id == note.id)
    #expect(await canvas.drop(moved, .gain))
    #expect(try part(.gain).entries.map(\.id) == [moved] && part(.pain).entries.isEmpty)
    #expect(await canvas.drop("words of another app", .pain) == false)
    #expect(canvas.problem == nil)
  }

  @Test func mapsAreListedAndAMapIsEightPartsInCanvasOrder() async throws {
    _ = try entry(.pain, from: [example.initials])
    let maps = MapsModel(desk: bench.desk)
    await maps.load()
    #expect(maps.record?.items.map(\.id) == [map])
    await maps.more()
    #expect(maps.record?.items.count == 1)
    let model = MapModel(desk: bench.desk, map: map)
    await model.load()
    #expect(model.record?.parts.map(\.part) == [.see, .say, .do, .hear, .needToDo, .pain, .gain, .other])
    #expect(model.record?.parts[5].depth == 1)
    let four = MapInFourModel(desk: bench.desk, map: map)
    await four.load()
    #expect(four.record?.feels.count == 1)
    let none = MapModel(desk: bench.desk, map: example.visit)
    await none.load()
    #expect(none.record == nil && none.problem != nil)
  }

  @Test func twoHundredEntriesOfAPartComeByThePageAndOneIsAddedAsAGuess() async throws {
    for number in 0..<200 { _ = try entry(.needToDo, "need \(number)") }
    let model = MapPartModel(desk: bench.desk, map: map, part: .needToDo)
    await model.load()
    #expect(model.record?.items.count == 100)
    await model.more()
    #expect(model.record?.items.count == 200 && model.record?.next == nil)
    await model.add()
    #expect(model.problem != nil)
    model.words = "one more"
    await model.add()
    #expect(model.problem == nil && model.words.isEmpty)
    #expect(try part(.needToDo).inAll == 201)
  }

  @Test func anEntryIsWrittenAnewLinkedUnlinkedMovedMergedAndDeleted() async throws {
    let (pain, other) = (try entry(.pain, "Fears for her name", from: [example.initials]), try entry(.gain, "Trust"))
    let model = EntryModel(desk: bench.desk, entry: pain)
    await model.load()
    #expect(model.record?.notes.contains { $0.id == example.tape } == true)
    model.write("Fears her initials")
    #expect(model.seen == model.record?.entry.seen)
    await model.keep()
    await model.link(example.tape, against: true)
    await model.load()
    #expect(model.record?.entry.text == "Fears her initials" && model.record?.entry.against == 1)
    #expect(model.text == nil)
    await model.unlink(example.initials, against: false)
    await model.move(.gain)
    await model.load()
    #expect(model.record?.entry.part == .gain && model.record?.entry.basis == .guess)
    #expect(model.record?.history.map(\.event) == [.made, .linked, .written, .linked, .unlinked, .moved])
    #expect(await model.mergeInto(other))
    #expect(try part(.gain).entries.map(\.id) == [other])
    let left = EntryModel(desk: bench.desk, entry: other)
    #expect(await left.delete())
    #expect(try part(.gain).inAll == 0)
    #expect(await left.delete() == false)
    #expect(left.problem != nil)
  }

  @Test func versionsAreComparedAndAThirdDecides() async throws {
    let server = try TeamServer()
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    let note = try jonas.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape")).id
    _ = try jonas.share(ids: [note])
    try server.together(jonas)
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    defer { contact.cancel() }
    try await bench.desk.join(server.invite())
    await until { (try? bench.notebook.note(id: note)) != nil }
    server.stop()
    try bench.notebook.correctNote(note: note, text: "tape over their card", seen: nil)
    try server.serve(server.listen)
    try jonas.correctNote(note: note, text: "tape over our display", seen: nil)
    try server.together(jonas)
    try await bench.desk.tryNow()
    let model = CompareModel(desk: bench.desk, thing: note, field: "words")
    await until { (try? bench.notebook.compare(entity: note, field: "words").versions.count) == 2 }
    await model.load()
    #expect(model.record?.versions.map(\.mine) == [true, false])
    #expect(model.record?.versions.map { $0.pieces.last?.text } == ["their card", "our display"])
    #expect(model.record?.words == true)
    await model.keepThird()
    #expect(model.problem != nil)
    model.third = "tape over both"
    await model.keepThird()
    await model.load()
    #expect(model.problem == nil && model.record?.versions.isEmpty == true)
    #expect(try bench.notebook.note(id: note).words == "tape over both")
  }

  @Test func aPairIsJudgedAnsweredAndItsAnswerUsed() async throws {
    let notebook = bench.notebook
    func note(_ kind: ObservationKind, _ words: String) throws -> Id {
      try notebook.capture(
        note: NewObservation(visit: .visit(example.visit), kind: kind, text: words, by: .known(example.rosa))
      ).id
    }
    _ = try note(.said, "Everybody runs your recommended settings card.")
    _ = try note(.did, "looked away from the settings card, which hangs behind the bottle")
    let model = PairsModel(desk: bench.desk, visit: example.visit)
    await model.load()
    let pair = try #require(model.record?.proposed.first)
    await model.judge(pair, .doesNotMatch)
    await model.load()
    #expect(model.record?.proposed.isEmpty == true)
    let unmatched = try #require(model.record?.unmatched.first)
    model.write(unmatched, "Nobody can read the card from the torch")
    await model.keep(unmatched)
    #expect(model.draft(unmatched) == nil)
    await model.use(unmatched, .entry(map: map, part: .needToDo))
    #expect(model.used == [pair.id])
    #expect(try part(.needToDo).entries.map(\.evidence.count) == [2])
    let deck = DeckModel(desk: bench.desk, map: map, language: .english)
    await deck.load()
    #expect(deck.record?.cards.map(\.part) == [.needToDo] && deck.record?.toAsk.count == 7)
    #expect(await deck.page()?.contains("Rosa Medeiros") == true)
    let sheet = MapOnSheetModel(desk: bench.desk, map: map, language: .english)
    await sheet.load()
    let pages = try #require(sheet.record)
    for page in [pages.html, pages.markdown, pages.text] {
      #expect(page.contains("Rosa Medeiros") && page.contains("Nobody can read the card from the torch"))
    }
    let gone = DeckModel(desk: bench.desk, map: example.tape, language: .english)
    #expect(await gone.page() == nil && gone.problem != nil)
    _ = try notebook.endVisit(visit: nil, share: false)
    #expect(await deck.start() != nil)
  }

  @Test func manyMapsAreOneWithOfHowManyPeople() async throws {
    _ = try entry(.pain, from: [example.initials])
    let model = AggregatedMapModel(desk: bench.desk, of: .everybody)
    await model.load()
    #expect(model.record?.people == 1 && model.record?.parts[5].people == 1)
    let part = AggregatedPartModel(desk: bench.desk, of: .everybody, part: .pain)
    await part.load()
    #expect(part.record?.items.map(\.who) == ["Rosa Medeiros"])
    await part.more()
    #expect(part.record?.items.count == 1)
  }
}

@MainActor
struct WorkshopModelTests {
  private let bench: Bench
  private let example: ExampleNotes
  private let noor = Participant.guest("Noor Haddad")

  init() throws {
    bench = try Bench()
    example = try ExampleNotes(bench)
  }

  private func begun() async throws -> Id {
    let model = NewWorkshopModel(desk: bench.desk)
    await model.lookFor("rosa")
    model.choose(try #require(model.record?.people.first))
    #expect(await model.begin() == nil && model.problem != nil)
    model.situation = "a batch comes back"
    model.take(try #require(model.record?.engineers.first?.id))
    model.guest = " Noor Haddad "
    return try #require(await model.begin())
  }

  private func turn(_ model: WorkshopModel) async throws -> TurnModel {
    let next = try #require(model.record?.next)
    let turn = TurnModel(desk: bench.desk, turn: try #require(await model.take(next)))
    await turn.load()
    return turn
  }

  @Test func thePhoneGoesRoundAndAllOpensAtOnce() async throws {
    let workshop = WorkshopModel(desk: bench.desk, workshop: try await begun())
    await workshop.load()
    #expect(workshop.record?.takingPart.map(\.name) == ["Ada Okafor", "Noor Haddad"])
    let first = try await turn(workshop)
    first.write(.pain, "Fears the audit")
    await first.keep(.pain)
    #expect(first.record?.parts[5].guesses.map(\.text) == ["Fears the audit"])
    first.write(.gain, "half a sen")
    #expect(await first.finish() == workshop.record?.id)
    #expect(first.record == nil && first.texts.isEmpty)
    await first.load()
    #expect(first.record == nil)
    await workshop.load()
    #expect(workshop.record?.open == false && workshop.record?.next?.name == "Noor Haddad")
    let second = try await turn(workshop)
    #expect(second.record?.parts.allSatisfy { $0.guesses.isEmpty && $0.draft.isEmpty } == true)
    _ = await second.finish()
    await workshop.load()
    let guessed = try #require(workshop.record?.guessed)
    #expect(guessed.flatMap(\.groups).flatMap(\.guesses).map(\.text) == ["Fears the audit", "half a sen"])
    await workshop.putOnMap(try #require(guessed.first?.groups.first), notes: [example.initials])
    #expect(workshop.record?.guessed.first?.groups.first?.entry != nil)
  }

  @Test func anUnfinishedTurnOpensWithWhatWasTypedAndItsStarterMayOpen() async throws {
    let workshop = WorkshopModel(desk: bench.desk, workshop: try await begun())
    await workshop.load()
    let one = try await turn(workshop)
    one.write(.other, "half a sen")
    await one.putDown()
    await workshop.load()
    let under = try #require(workshop.record?.takingPart.first { $0.state == .underWay })
    let again = TurnModel(desk: bench.desk, turn: try #require(await workshop.take(under)))
    await again.load()
    #expect(again.texts[.other] == "half a sen")
    #expect(workshop.record?.mayOpen == true)
    await workshop.open()
    #expect(workshop.record?.guessed.first?.groups.first?.guesses.first?.text == "half a sen")
    await again.load()
    #expect(again.problem != nil)
    let all = WorkshopsModel(desk: bench.desk)
    await all.load()
    #expect(all.record?.items.map(\.open) == [true])
  }
}
