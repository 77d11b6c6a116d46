import Foundation
import SoundingsCore
import Testing

@testable import Features

/// What a note said before what it says now: who is told of it, and that it can go alone; what was shared against what was said;
/// a server that nobody can believe. By the models that the screens draw, with the real library and server.
@MainActor
struct OlderWordsTests {
  private let bench: Bench
  private let server: TeamServer

  init() throws {
    bench = try Bench()
    server = try TeamServer()
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
  }

  private func teammate() throws -> Notebook {
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    try server.together(bench.notebook)
    return jonas
  }

  private func said(_ words: String, _ visit: FiledUnder = .nowhere) throws -> Id {
    try bench.notebook.capture(note: NewObservation(visit: visit, kind: .said, text: words)).id
  }

  @Test func theEndOfAVisitNamesNotesWhoseFirstWordsTheTeamWouldGetAndTheyGoBefore() async throws {
    let jonas = try teammate()
    defer { jonas.shut() }
    let visit = try bench.start()
    let note = try said("the code is 4711", .visit(visit))
    _ = try said("as it was first", .visit(visit))
    try bench.notebook.correctNote(note: note, text: "they have a code", seen: nil)
    let end = EndModel(desk: bench.desk, visit: visit)
    await end.load()
    let differ = try #require(end.record).end.firstWordsDiffer
    #expect(differ.map(\.note) == [note])
    #expect(differ.first?.first == "the code is 4711" && differ.first?.now == "they have a code")
    #expect(await end.eraseFirstWords())
    #expect(end.record?.end.firstWordsDiffer.isEmpty == true && end.problem == nil)
    #expect(await end.end(share: true))
    try server.together(bench.notebook)
    try server.together(jonas)
    let shared = try jonas.note(id: note)
    #expect(shared.words == "they have a code" && shared.firstWords == nil)
  }

  @Test func theOlderWordsOfANoteAreShownThenErasedAndCanBeKeptForADay() async throws {
    let note = try said("the code is 4711")
    let page = NoteModel(note: note, desk: bench.desk)
    await page.load()
    #expect(page.record?.olderWordsGo == nil)
    await page.keepOlderWords()
    #expect(page.problem == .notebook(.Refused(why: .notDeleted)))
    #expect(await page.eraseOlderWords() == false)
    #expect(page.problem == .notebook(.Refused(why: .noOlderWords)))
    page.words = "they have a code"
    await page.correct()
    await page.showOlderWords()
    #expect(page.older == ["the code is 4711"])
    #expect(page.record?.note.firstWords == "the code is 4711")
    #expect(await page.eraseOlderWords())
    let until = try #require(page.record?.olderWordsGo).date
    #expect(abs(until.timeIntervalSinceNow - 24 * 3600) < 300)
    await page.keepOlderWords()
    #expect(page.record?.olderWordsGo == nil && page.problem == nil)
    #expect(page.record?.note.words == "they have a code")
  }

  @Test func whatWasSharedMeanwhileIsLeftSharedByATap() async throws {
    let second = try Bench()
    try second.notebook.join(invite: try server.invite(engineer: "Ada Okafor"))
    let both = [bench.notebook, second.notebook]
    func together() throws { for _ in 1...2 { for book in both { try server.together(book) } } }
    try together()
    let new = NewPhoneModel(desk: second.desk)
    let old = NewPhoneModel(desk: bench.desk)
    await new.show()
    await old.handOver(try #require(new.shown).text)
    await new.takeKey(try #require(old.answer))
    let note = try said("it hums")
    try together()
    #expect(try second.notebook.note(id: note).words == "it hums")
    // Shared on the one, and on the other said to stay only me.
    _ = try bench.notebook.share(ids: [note])
    try second.notebook.changeNote(note: note, change: NoteChange(onlyMe: true), seen: nil)
    try together()
    let sync = SyncModel(desk: second.desk)
    await sync.load()
    let row = try #require(sync.record?.needsYou.first)
    #expect(row.entity == note && row.seenAt?.what == .note)
    guard case .sharedMeanwhile = row.reason else { return #expect(Bool(false), "\(row.reason)") }
    await sync.leaveShared(note)
    #expect(sync.record?.needsYou.isEmpty == true && sync.problem == nil)
    try together()
    #expect(try bench.notebook.syncScreen().needsYou.isEmpty)
    #expect(try second.notebook.note(id: note).audience == .team)
  }

  /// A server that was set back, and goes on as if it had not been, has told two teammates different things.
  @Test func aServerThatTellsDifferentThingsIsFoundOutWhereTwoMeet() async throws {
    let jonas = try teammate()
    defer { jonas.shut() }
    try server.together(jonas)
    let (data, before) = (server.folder.url.appending(path: "hub"), server.folder.url.appending(path: "before"))
    let listen = server.listen
    server.stop()
    try FileManager.default.copyItem(at: data, to: before)
    try server.serve(listen)
    let mine = try said("We weld it twice.")
    _ = try bench.notebook.share(ids: [mine])
    try server.together(bench.notebook)
    server.stop()
    try FileManager.default.removeItem(at: data)
    try FileManager.default.moveItem(at: before, to: data)
    try server.serve(listen)
    let theirs = try jonas.capture(note: NewObservation(visit: .nowhere, kind: .said, text: "8.0 NOT 9.5")).id
    _ = try jonas.share(ids: [theirs])
    try server.together(jonas)

    let sync = SyncModel(desk: bench.desk)
    await sync.load()
    #expect(sync.record?.toldApart.isEmpty == true, "neither can know")
    let file = bench.folder.url.appending(path: "theirs.bundle")
    _ = try jonas.makeBundle(to: try bench.notebook.engineer().id, file: file.path, all: false)
    _ = try bench.notebook.takeBundle(file: file.path)
    await sync.load()
    #expect(sync.record?.toldApart.map(\.engineer) == ["Jonas Lindqvist"])
  }

  /// More versions of one device's than can stand side by side: that the older ones are kept is said.
  @Test func whereADeviceWroteMoreVersionsThanStandTheOlderOnesAreSaidToBeKept() async throws {
    let note = try said("tape")
    let seen = try bench.notebook.note(id: note).seen
    let compare = CompareModel(desk: bench.desk, thing: note, field: "words")
    // Each written without having looked at the one before.
    for number in 1...31 { try bench.notebook.correctNote(note: note, text: "tape \(number)", seen: seen) }
    await compare.load()
    #expect(compare.record?.versions.count ?? 0 > 1 && compare.record?.olderLeftOut == false)
    try bench.notebook.correctNote(note: note, text: "tape 32", seen: seen)
    await compare.load()
    #expect(compare.record?.olderLeftOut == true)
  }
}
