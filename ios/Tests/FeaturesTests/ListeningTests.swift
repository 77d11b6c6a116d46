import Foundation
import SoundingsCore
import Testing

@testable import Features

/// A loudspeaker that keeps what it was given, and is at its end when a test says so.
@MainActor private final class Played: Loudspeaker {
  var plays = true
  private(set) var sounds: [Data] = []
  private(set) var stopped = 0
  private var ended: (@MainActor () -> Void)?

  func play(_ sound: URL, ended: @escaping @MainActor () -> Void) -> Bool {
    sounds.append((try? Data(contentsOf: sound)) ?? Data())
    self.ended = ended
    return plays
  }

  func stop() {
    stopped += 1
    ended = nil
  }

  func end() { ended?() }
}

/// Spoken notes are heard where they are shown, and what is not on this phone comes when it is asked for.
@MainActor
struct ListeningTests {
  private let bench: Bench
  private let visit: Id
  private let loudspeaker = Played()

  init() throws {
    bench = try Bench()
    visit = try bench.start()
  }

  private func spoken(_ seconds: Int) throws -> NoteRow {
    let file = bench.folder.url.appending(path: "said-\(seconds).aac")
    #expect(Voice(seconds: seconds).start(file))
    let note = NewObservation(visit: .visit(visit), kind: .said, text: "", attachments: [file.path])
    return try bench.notebook.note(id: try bench.notebook.capture(note: note).id)
  }

  private func plain() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bench.folder.url.path).filter { $0.hasPrefix("heard-") }
  }

  @Test func aSpokenNoteIsHeardOneAtATimeAndNoPlainCopyStays() async throws {
    let (first, second) = (try spoken(2), try spoken(3))
    let (one, other) = (try #require(first.attachments.first), try #require(second.attachments.first))
    let listening = Listening(desk: bench.desk, loudspeaker: loudspeaker, folder: bench.folder.url)
    await listening.listen(one)
    #expect(listening.heard == one.id && loudspeaker.sounds.last?.count == Int(one.bytes))
    #expect(try plain().count == 1)
    await listening.listen(other)
    #expect(listening.heard == other.id && loudspeaker.stopped == 1)
    #expect(try plain().count == 1)
    loudspeaker.end()
    #expect(listening.heard == nil, "it was heard to its end")
    #expect(try plain().isEmpty)
    await listening.listen(one)
    listening.stop()
    #expect(listening.heard == nil)
    #expect(try plain().isEmpty)
  }

  @Test func whatThisPhoneCannotPlayIsSaidToBeSo() async throws {
    let sound = try #require(try spoken(2).attachments.first)
    let listening = Listening(desk: bench.desk, loudspeaker: loudspeaker, folder: bench.folder.url)
    loudspeaker.plays = false
    await listening.listen(sound)
    #expect(listening.heard == nil && listening.notPlayed == sound.id)
    #expect(try plain().isEmpty)
    loudspeaker.plays = true
    await listening.listen(sound)
    #expect(listening.heard == sound.id && listening.notPlayed == nil)
    let silent = Listening(desk: bench.desk, loudspeaker: nil, folder: bench.folder.url)
    await silent.listen(sound)
    #expect(silent.notPlayed == sound.id, "without a loudspeaker too")
  }

  @Test func whatIsTooLargeToComeByItselfComesWhenItIsAskedFor() async throws {
    let server = try TeamServer()
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    try bench.notebook.setFileSettings(settings: FileSettings(wifiOnly: true, largest: 1_000))
    let letter = bench.folder.url.appending(path: "letter.txt")
    try Data(repeating: 7, count: 5_000).write(to: letter)
    let said = NewObservation(visit: .nowhere, kind: .said, text: "the letter", attachments: [letter.path])
    let note = try jonas.capture(note: said).id
    _ = try jonas.share(ids: [note])
    try server.together(jonas)
    try server.together(bench.notebook)
    try server.together(bench.notebook)

    let model = NoteModel(note: note, desk: bench.desk)
    await model.load()
    let attached = try #require(model.record?.note.attachments.first)
    #expect(!attached.here && attached.file == .asksForYou)
    await model.fetch(attached.id)
    #expect(model.problem == nil)
    try server.together(bench.notebook)
    await model.load()
    #expect(model.record?.note.attachments.first?.here == true)
  }
}
