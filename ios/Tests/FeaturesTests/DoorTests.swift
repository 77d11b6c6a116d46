import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct DoorTests {
  private let folder: Folder
  private let keys = KeyInMemory()
  private let device = KeyringInMemory()

  init() throws { folder = try Folder() }

  private func door() -> Door { Door(folder: folder.notebook, keys: keys, device: device) }

  private func begin(_ door: Door) async {
    let first = FirstRunModel(door: door)
    first.name = "Ada Okafor"
    await first.begin()
  }

  /// A notebook that was begun and closed again.
  private func begun() async throws {
    let door = door()
    await door.open()
    await begin(door)
    try await #require(door.desk).close()
  }

  @Test func aFreshPhoneAsksForAName() async {
    let door = door()
    await door.open()
    guard case .firstRun = door.state else {
      Issue.record("not nameless")
      return
    }
  }

  @Test func aNameIsAllItTakes() async throws {
    let door = door()
    await door.open()
    await begin(door)
    let desk = try #require(door.desk)
    #expect(try await desk.ask { try $0.engineer().name } == "Ada Okafor")
    #expect(keys.kept?.count == 32)
    #expect(device.kept != nil)
    await desk.close()
  }

  /// The screens, time in the background and an answer to a background transfer ask at once.
  @Test func whoeverAsksWhileItIsBeingOpenedWaitsForTheOneOpening() async throws {
    try await begun()
    let door = door()
    async let one: Void = door.open()
    async let other: Void = door.open()
    _ = await (one, other)
    let desk = try #require(door.desk)
    await door.open()
    #expect(door.desk === desk, "an open notebook is not opened once more")
    #expect(try await desk.ask { try $0.engineer().name } == "Ada Okafor")
    await desk.close()
  }

  @Test func noNameIsRefusedWithAReason() async {
    let door = door()
    await door.open()
    let first = FirstRunModel(door: door)
    await first.begin()
    #expect(first.problem != nil)
    #expect(door.desk == nil)
  }

  @Test func theKeptKeyOpensTheNotebookAgain() async throws {
    try await begun()
    let door = door()
    await door.open()
    try await #require(door.desk).close()
  }

  @Test func anotherKeyIsRefusedAndNothingIsTouched() async throws {
    try await begun()
    let right = keys.kept
    keys.kept = .newKey()
    let wrong = door()
    await wrong.open()
    #expect(wrong.problem == .notebook(.WrongKey))
    keys.kept = right
    let door = door()
    await door.open()
    try await #require(door.desk).close()
  }

  @Test func aLostKeyringOpensAsAnotherDevice() async throws {
    try await begun()
    let before = device.kept
    device.kept = nil
    let door = door()
    await door.open()
    try await #require(door.desk).close()
    #expect(device.kept != nil && device.kept != before)
  }

  #if !canImport(Security)
    @Test func aKeyringInAFileIsReplacedWhole() throws {
      let keys = FileDeviceKeys(file: folder.url.appending(path: "device"))
      #expect(try keys.read() == nil)
      for bytes in [Data([1, 2]), Data([3])] {
        try keys.replace(kept: bytes)
        #expect(try keys.read() == bytes)
      }
      let nowhere = FileDeviceKeys(file: folder.url.appending(path: "no/such/folder"))
      #expect(throws: KeyringError.self) { try nowhere.replace(kept: Data([1])) }
    }
  #endif

  @Test func aMissingKeyNeverLeadsToAFreshNotebook() async throws {
    try await begun()
    keys.kept = nil
    let door = door()
    await door.open()
    #expect(door.problem == .keyMissing)
  }

  @Test func whatIsNotedBeforeTheKeyCanBeReadIsTakenInLater() async throws {
    try await begun()
    keys.problem = .keyNotYet
    let shut = door()
    await shut.open()
    #expect(shut.problem == .keyNotYet)
    let inbox = shut.inbox()
    inbox.text = "noted before the first unlock"
    await inbox.press(.did)
    #expect(inbox.problem == nil)
    #expect(inbox.kept == 1)
    #expect(inbox.text == "")
    keys.problem = nil
    await shut.open()
    let desk = try #require(shut.desk)
    let notes = try await desk.ask { try $0.visits(after: nil).notFiled }
    #expect(notes.map(\.words) == ["noted before the first unlock"])
    await desk.close()
  }
}

extension Door {
  var desk: Desk? {
    if case .open(let desk) = state { desk } else { nil }
  }

  var problem: Problem? {
    if case .shut(let problem) = state { problem } else { nil }
  }
}
