import Foundation
import SoundingsCore
import Testing

/// The bridge, crossed once in every way, against the real library.
struct NotebookTests {
  private let folder: Folder
  private let notebook: Notebook

  init() throws {
    folder = try Folder()
    notebook = try Notebook.create(
      dir: folder.path, key: folder.key, keyring: folder.keyring, engineerName: "Ada Okafor")
  }

  @Test func aNoteIsCapturedAndReadBack() throws {
    let visit = try notebook.startVisit(visit: StartVisit())
    let note = NewObservation(visit: .underWay, kind: .said, text: "We don't trust the first pass.", exact: true)
    let captured = try notebook.capture(note: note)
    #expect(captured.visit == visit)
    let read = try #require(try notebook.captureScreen(visit: visit).last)
    #expect(read.id == captured.id)
    #expect(read.words == "We don't trust the first pass.")
    #expect(read.kind == .said)
    #expect(read.exact)
    #expect(read.state == .onThisPhone)
    #expect(try notebook.today().underWay?.id == visit)
  }

  @Test func anEntryOfAMapRestsOnItsNote() throws {
    let customer = try notebook.addCustomer(name: "Brightline Metals")
    let rosa = try notebook.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros"))
    _ = try notebook.startVisit(visit: StartVisit(customer: customer))
    let note = try notebook.capture(
      note: NewObservation(visit: .underWay, kind: .did, text: "🔥 turned the wire speed to 8.0", by: .known(rosa)))
    let map = try notebook.newMap(map: NewMap(who: rosa, situation: "a batch comes back"))
    // Unicode scalar values, so that the flame counts once.
    _ = try notebook.addEntry(
      entry: NewEntry(map: map, part: .do, from: [EvidenceRange(note: note.id, start: 2, end: 8)]))
    let part = try #require(try notebook.map(id: map).parts.first { $0.part == .do })
    #expect(part.depth == 1)
    #expect(part.entries.map(\.text) == ["turned"])
    #expect(part.entries.map(\.basis) == [.seen])
  }

  @Test func aRefusalCrossesWithItsReasonAndNothingChanges() throws {
    #expect(throws: SoundingsError.Refused(why: .emptyText)) {
      try notebook.capture(note: NewObservation(visit: .nowhere, kind: .said, text: "  "))
    }
    #expect(try notebook.visits(after: nil).notFiled.isEmpty)
    #expect(throws: SoundingsError.Refused(why: .inviteUnreadable)) { try notebook.join(invite: "hello") }
    #expect(throws: SoundingsError.Refused(why: .notJoined)) { try notebook.share(ids: []) }
  }

  @Test func whatCouldBeSharedSaysWhatItIs() throws {
    let visit = try notebook.startVisit(visit: StartVisit())
    _ = try notebook.capture(note: NewObservation(visit: .underWay, kind: .did, text: "weld it twice"))
    let customer = try notebook.addCustomer(name: "Brightline Metals")
    let rows = try notebook.shareable(after: nil).items
    #expect(rows.first { $0.id == visit }?.what == .visit)
    #expect(rows.first { $0.id == visit }?.notes == 1)
    #expect(rows.first { $0.id == customer }?.what == .customer)
  }

  @Test func whatIsNoIdIsAnErrorAndNoCrash() {
    #expect(throws: (any Error).self) { try notebook.delete(id: "not an id") }
  }

  @Test func aChangeIsToldOnAThreadOfItsOwn() throws {
    let listener = Listener()
    notebook.onChange(observer: listener)
    let captured = try notebook.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape"))
    #expect(listener.hears(captured.id))
    #expect(listener.thread != ObjectIdentifier(Thread.current))
  }

  @Test func nothingIsToldAfterClosing() throws {
    let listener = Listener()
    notebook.onChange(observer: listener)
    notebook.shut()
    notebook.shut()
    #expect(throws: SoundingsError.Closed) { try notebook.today() }
    let again = try Notebook.open(dir: folder.path, key: folder.key, keyring: folder.keyring)
    let second = Listener()
    again.onChange(observer: second)
    let captured = try again.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape"))
    #expect(second.hears(captured.id))
    #expect(!listener.heardAnything)
    again.shut()
  }

  @Test func aClosedNotebookOpensAgainWithItsKeyAndWithNoOther() throws {
    let captured = try notebook.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape"))
    notebook.shut()
    #expect(notebookExists(dir: folder.path))
    #expect(throws: SoundingsError.WrongKey) {
      try Notebook.open(dir: folder.path, key: Data(repeating: 7, count: 32), keyring: folder.keyring)
    }
    let again = try Notebook.open(dir: folder.path, key: folder.key, keyring: folder.keyring)
    #expect(try again.visits(after: nil).notFiled.map(\.id) == [captured.id])
    again.shut()
  }

  @Test func whatTheDeviceSignsByLiesInTheKeyringAndOneThatDoesNotAnswerKeepsNobodyFromNoting() throws {
    let kept = try #require(folder.keyring.kept)
    notebook.shut()
    folder.keyring.isAway = true
    let again = try Notebook.open(dir: folder.path, key: folder.key, keyring: folder.keyring)
    _ = try again.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape"))
    again.shut()
    #expect(folder.keyring.kept == kept)
    folder.keyring.isAway = false
    folder.keyring.kept = nil
    let other = try Notebook.open(dir: folder.path, key: folder.key, keyring: folder.keyring)
    #expect(try other.visits(after: nil).notFiled.count == 1)
    other.shut()
    #expect(folder.keyring.kept != nil && folder.keyring.kept != kept)
  }

  @Test func aLongCallEndsWhenItIsCancelledFromAnotherThread() throws {
    let cancel = Cancel()
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { cancel.cancel() }
    // It would stay for ever.
    try notebook.stayInContact(cancel: cancel)
    #expect(try notebook.sync(seconds: 600, cancel: cancel) == .cancelled)
  }

  @Test func theFileHoldsNoWordInTheClear() throws {
    _ = try notebook.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "8.0 NOT 9.5 ask Rosa"))
    notebook.shut()
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: folder.path + "/" + file) else { continue }
      #expect(bytes.range(of: Data("ask Rosa".utf8)) == nil, "\(file)")
      #expect(bytes.range(of: Data("SQLite format 3".utf8)) == nil, "\(file)")
    }
  }
}

/// A keyring of tests.
private final class KeyringInMemory: Keyring, @unchecked Sendable {
  var kept: Data?
  var isAway = false

  func read() throws -> Data? {
    if isAway { throw KeyringError.Away }
    return kept
  }

  func replace(kept: Data) throws {
    if isAway { throw KeyringError.Away }
    self.kept = kept
  }
}

/// A folder for a notebook, gone with the test, and its keys.
private final class Folder: @unchecked Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "soundings-\(UUID().uuidString)").path
  let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) })
  let keyring = KeyringInMemory()

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Hears changes and lets a test wait for one.
private final class Listener: Observer, @unchecked Sendable {
  private let told = NSCondition()
  private var heard: Set<Id> = []
  private(set) var thread: ObjectIdentifier?

  func changed(ids: [Id]) {
    told.lock()
    heard.formUnion(ids)
    thread = ObjectIdentifier(Thread.current)
    told.broadcast()
    told.unlock()
  }

  func reset() {}

  var heardAnything: Bool {
    told.lock()
    defer { told.unlock() }
    return !heard.isEmpty
  }

  /// Whether this id is told within ten seconds.
  func hears(_ id: Id) -> Bool {
    let deadline = Date.now.addingTimeInterval(10)
    told.lock()
    defer { told.unlock() }
    while !heard.contains(id) { if !told.wait(until: deadline) { return false } }
    return true
  }
}
