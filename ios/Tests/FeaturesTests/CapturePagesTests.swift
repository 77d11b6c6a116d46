import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct CapturePagesTests {
  private let bench: Bench
  private let visit: Id

  init() throws {
    bench = try Bench()
    visit = try bench.start()
  }

  private func row() throws -> VisitRow { try bench.notebook.encounter(id: visit, after: nil).visit }
  private func notes() throws -> [NoteRow] { try bench.notebook.encounter(id: visit, after: nil).notes }

  @Test func aVisitFromNothingGetsItsCustomerSitePeopleAndObjective() async throws {
    let model = NameVisitModel(visit: visit, desk: bench.desk)
    await model.load()
    model.customer = " Brightline Metals "
    await model.addCustomer()
    model.site = "Plant 2"
    await model.addSite()
    model.person = "Rosa Medeiros"
    await model.addPerson()
    model.objective = "Why do they re-weld?"
    await model.keepObjective()
    await model.kind(.callMade)
    #expect(model.problem == nil)
    let named = try row()
    #expect(named.kind == .callMade)
    #expect([named.customer, named.site, named.objective] == ["Brightline Metals", "Plant 2", "Why do they re-weld?"])
    #expect([model.customer, model.site, model.person, model.objective] == ["", "", "", ""])
    let rosa = try #require(model.record?.people.first)
    #expect(rosa.isHere)
    await model.turn(rosa.person.id, here: false)
    #expect(model.record?.people.first?.isHere == false)
  }

  @Test func aKnownCustomerIsOfferedAsItIsTyped() async throws {
    let known = try bench.notebook.addCustomer(name: "Brightline Metals")
    let model = NameVisitModel(visit: visit, desk: bench.desk)
    model.customer = "brightline metals"
    await until { model.record?.isKnown == true }
    #expect(model.record?.customers.map(\.id) == [known])
    await model.choose(known)
    #expect(try row().customerId == known)
  }

  @Test func aNoteIsCorrectedAndItsFirstWordsStay() async throws {
    let note = try bench.notebook.capture(note: NewObservation(visit: .visit(visit), kind: .said, text: "twise")).id
    let model = NoteModel(note: note, desk: bench.desk)
    await model.load()
    model.words = "twice"
    await model.correct()
    #expect(model.words == nil)
    #expect(model.record?.note.words == "twice")
    #expect(model.record?.note.firstWords == "twise")
    await model.exact(true)
    await model.mark(.question, true)
    await model.staysMine(true)
    if let shift = await model.someone("the second shift") { await model.about(shift) }
    model.place = "line 3"
    await model.keepPlace()
    let row = try #require(model.record)
    #expect(row.note.exact && row.staysOnlyMe)
    #expect(row.note.marks == [.question])
    #expect(row.note.about?.name == "the second shift")
    #expect(row.note.place == "line 3")
    await model.key(.did)
    #expect(model.record?.note.exact == false)
    await model.delete()
    #expect(model.deleted)
    #expect(try notes().isEmpty)
  }

  @Test func aTimeThatHasNotComeIsRefusedInWords() async throws {
    let note = try bench.notebook.capture(note: NewObservation(visit: .visit(visit), kind: .said, text: "later")).id
    let model = NoteModel(note: note, desk: bench.desk)
    await model.load()
    await model.happened(.now.addingTimeInterval(7200))
    #expect(model.problem == .notebook(.Refused(why: .notYet)))
  }

  @Test func aCoverIsDrawnMovedAndTakenOff() async throws {
    let file = bench.folder.url.appending(path: "display.png")
    try square().write(to: file)
    _ = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .around, text: "the cabinet", attachments: [file.path]))
    let picture = try #require(try notes().first?.attachments.first?.id)
    let model = PictureModel(picture: picture, desk: bench.desk)
    await model.load()
    #expect(model.bytes != nil)
    await model.draw(.cover, from: PicturePoint(x: 100, y: 100), to: PicturePoint(x: 500, y: 500))
    #expect(model.record?.picture.covered == true)
    let drawn = try #require(model.record?.annotations.first)
    // Moved so far that it would leave the picture, it stays at its edge.
    await model.move(drawn, to: PicturePoint(x: 900, y: 200))
    #expect(model.record?.annotations.first?.points == [PicturePoint(x: 600, y: 200), PicturePoint(x: 1000, y: 600)])
    await model.takeOff(drawn.id)
    #expect(model.record?.annotations.isEmpty == true)
    await model.draw(.cover, from: PicturePoint(x: 1, y: 1), to: PicturePoint(x: 1, y: 1))
    #expect(model.problem == .notebook(.Refused(why: .pointsOutside)))
  }

  @Test func withoutATeamThereIsNoVisitToShowAndNoneToJoin() async throws {
    let model = JoinVisitModel(desk: bench.desk)
    await model.load()
    #expect(model.record == true)
    #expect(model.problem == .notebook(.Refused(why: .notJoined)))
    _ = try bench.notebook.endVisit(visit: visit, share: false)
    await model.load()
    #expect(model.record == false)
    await model.write("not a code")
    #expect(model.seen == nil)
    #expect(model.problem == .notebook(.Refused(why: .cardUnreadable)))
  }
}
