import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct DoorTests {
  private let folder: Folder
  private let keys = KeyInMemory()

  init() throws { folder = try Folder() }

  private func door() -> Door { Door(folder: folder.notebook, keys: keys) }

  /// A notebook that was begun and closed again.
  private func begun() async throws {
    let door = door()
    await door.open()
    door.name = "Ada Okafor"
    await door.begin()
    try await #require(door.desk).close()
  }

  @Test func aFreshPhoneAsksForAName() async {
    let door = door()
    await door.open()
    guard case .nameless = door.state else {
      Issue.record("not nameless")
      return
    }
  }

  @Test func aNameIsAllItTakes() async throws {
    let door = door()
    await door.open()
    door.name = "Ada Okafor"
    await door.begin()
    let desk = try #require(door.desk)
    #expect(try await desk.ask { try $0.engineer().name } == "Ada Okafor")
    #expect(keys.kept?.count == 32)
    await desk.close()
  }

  @Test func noNameIsRefusedWithAReason() async {
    let door = door()
    await door.open()
    await door.begin()
    #expect(door.failure != nil)
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
    #expect(wrong.trouble == .notebook(.WrongKey))
    keys.kept = right
    let door = door()
    await door.open()
    try await #require(door.desk).close()
  }

  @Test func aMissingKeyNeverLeadsToAFreshNotebook() async throws {
    try await begun()
    keys.kept = nil
    let door = door()
    await door.open()
    #expect(door.trouble == .keyMissing)
  }

  @Test func whatIsNotedBeforeTheKeyCanBeReadIsTakenInLater() async throws {
    try await begun()
    keys.trouble = .keyNotYet
    let shut = door()
    await shut.open()
    #expect(shut.trouble == .keyNotYet)
    let inbox = shut.inbox()
    inbox.text = "noted before the first unlock"
    await inbox.press(.did)
    #expect(inbox.failure == nil)
    #expect(inbox.kept == 1)
    #expect(inbox.text == "")
    keys.trouble = nil
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

  var trouble: Trouble? {
    if case .shut(let trouble) = state { trouble } else { nil }
  }
}
