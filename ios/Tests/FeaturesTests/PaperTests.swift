import Foundation
import SoundingsCore
import Testing

@testable import Features

/// What comes from paper: photographed pages of a visit, and notes that are typed beside them.
@MainActor
struct PaperTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  @Test func pagesWrittenByHandArePinnedToTheVisitAllOrNone() async throws {
    let example = try ExampleVisit(bench).ended()
    let copies = bench.folder.url.appending(path: "pages")
    let model = AfterModel(desk: bench.desk, visit: example.visit, copies: copies)
    let page = try square()
    func notes() throws -> [NoteRow] { try bench.notebook.encounter(id: example.visit, after: nil).notes }
    func left() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: copies.path) }
    let before = try notes().count
    #expect(await model.pin([{ page }, { nil }]) == nil)
    #expect(model.problem == .notebook(.Refused(why: .fileUnreadable)))
    #expect(try notes().count == before && left() == [])
    let first = try #require(await model.pin([{ page }, { page }]))
    #expect(try model.problem == nil && left() == [])
    let pinned = try notes().filter { $0.attachments.contains(where: \.page) }
    #expect(pinned.count == 2 && pinned.contains { $0.id == first } && pinned.allSatisfy { $0.kind == nil })
    let nowhere = AfterModel(desk: bench.desk, visit: example.will, copies: copies)
    #expect(await nowhere.pin([{ page }]) == nil && nowhere.problem != nil)
    #expect(try left() == [])
  }

  @Test func whatIsTypedBesideAPageIsANoteOfThatVisitAtItsTime() async throws {
    let example = try ExampleVisit(bench).ended()
    let after = AfterModel(desk: bench.desk, visit: example.visit, copies: bench.folder.url.appending(path: "pages"))
    let square = try square()
    let page = try #require(await after.pin([{ square }]))
    let model = NoteModel(note: page, desk: bench.desk)
    await model.load()
    #expect(model.record?.note.attachments.first?.page == true)
    model.typed[text: "beside"] = "  "
    await model.beside(.said)
    #expect(model.kept == 0 && model.problem == nil)
    model.typed[text: "beside"] = "they stop at every tack"
    await model.beside(.did)
    #expect(model.kept == 1 && model.lastKept == .did && model.typed[text: "beside"].isEmpty)
    let notes = try bench.notebook.encounter(id: example.visit, after: nil).notes
    let beside = try #require(notes.first { $0.words == "they stop at every tack" })
    #expect(beside.kind == .did && beside.visit == example.visit)
    #expect(beside.happened == model.record?.note.happened)
    try bench.notebook.delete(id: page)
    model.typed[text: "beside"] = "and so on"
    await model.beside(.said)
    #expect(model.problem != nil && model.typed[text: "beside"] == "and so on" && model.kept == 1)
  }
}
