import Foundation
import SoundingsCore
import Testing

@testable import Features

/// Joining a team, with the real server over TLS, by the models that the screens draw.
@MainActor
struct TeamTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  /// In contact, as the app is while it is in front.
  private func inContact(_ work: () async throws -> Void) async rethrows {
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    defer { contact.cancel() }
    try await work()
  }

  private func join(_ model: JoinModel, _ invitation: String) async {
    await model.write(invitation)
    await model.join()
  }

  /// As a screen does while it is shown.
  private func shown<Record>(_ model: ScreenModel<Record>, until holds: () -> Bool) async {
    let deadline = Date.now.addingTimeInterval(60)
    while !holds() && Date.now < deadline {
      await model.load()
      try? await Task.sleep(for: .milliseconds(20))
    }
    #expect(holds())
  }

  private func note(_ words: String) -> NewObservation {
    NewObservation(visit: .nowhere, kind: .said, text: words)
  }

  @Test func whatIsNoInvitationIsRefusedAndStandsInTheField() async {
    let model = JoinModel(desk: bench.desk)
    await join(model, "hello")
    #expect(model.problem == .notebook(.Refused(why: .inviteUnreadable)))
    #expect(model.text == "hello")
    #expect(model.invitation == nil)
    #expect(model.record?.mayJoin == true)
  }

  @Test func anInvitationJoinsTheTeamAndNotesArriveOnBothSides() async throws {
    let server = try TeamServer()
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    let before = try jonas.capture(note: note("8.0 NOT 9.5")).id
    _ = try jonas.share(ids: [before])
    try server.together(jonas)

    try await inContact {
      let model = JoinModel(desk: bench.desk)
      await model.write(try server.invite())
      #expect(model.invitation?.server == server.url)
      await model.join()
      #expect(model.problem == nil)
      await shown(model) { model.record?.mayJoin == false }
      await until { (try? bench.notebook.note(id: before)) != nil }

      let sync = SyncModel(desk: bench.desk)
      let mine = try bench.notebook.capture(note: note("We weld it twice.")).id
      _ = try bench.notebook.share(ids: [mine])
      bench.notebook.wake()
      await shown(sync) { if case .together = sync.record?.sharing { true } else { false } }
      #expect(sync.record?.server == server.url && sync.record?.lastContact != nil)
      try server.together(jonas)
      #expect(try jonas.note(id: mine).engineer == "Ada Okafor")
    }
    let settings = SettingsModel(desk: bench.desk)
    await settings.load()
    #expect(settings.record?.engineer.name == "Ada Okafor")
    #expect(settings.record?.server == server.url && settings.record?.mayJoin == false)
  }

  @Test func whoeverJoinedPicksWhatOfBeforeTheTeamGetsAndNothingElseGoes() async throws {
    let mine = try bench.notebook.capture(note: note("the card hangs behind the gas bottle")).id
    let shared = try bench.notebook.capture(note: note("8.0 NOT 9.5")).id
    let server = try TeamServer()
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    try await inContact {
      let joining = JoinModel(desk: bench.desk)
      await join(joining, try server.invite())
      await shown(joining) { joining.record?.mayJoin == false }
      let model = EarlierModel(desk: bench.desk)
      await model.load()
      #expect(model.record?.items.map(\.id) == [mine, shared])
      for thing in [mine, shared] { model.pick(thing, true) }
      model.pick(mine, false)
      let again = EarlierModel(desk: bench.desk)
      again.typed = model.typed
      #expect(again.picked == [shared], "it outlives the process")
      let deleted = try bench.notebook.capture(note: note("a slip")).id
      again.pick(deleted, true)
      try bench.notebook.delete(id: deleted)
      await again.share()
      #expect(again.problem == nil && again.picked.isEmpty, "what is gone holds nothing up")
      await model.share()
      #expect(model.problem == nil && model.picked.isEmpty, "who picked it twice gives it once")
      await shown(model) { model.record?.items.map(\.id) == [mine] }
      bench.notebook.wake()
      await until { (try? server.together(jonas)) != nil && (try? jonas.note(id: shared)) != nil }
      #expect(throws: SoundingsError.self) { try jonas.note(id: mine) }
    }
  }

  @Test func aUsedInvitationIsRefusedInWordsAndAnotherOneJoins() async throws {
    let server = try TeamServer()
    let used = try server.invite()
    try server.teammate("Jonas Lindqvist", invitation: used).shut()
    try await inContact {
      let model = JoinModel(desk: bench.desk)
      await join(model, used)
      await shown(model) { model.brokeOff == .notebook(.Refused(why: .inviteUsed)) }
      #expect(model.record?.mayJoin == true)
      await join(model, try server.invite())
      #expect(model.brokeOff == nil)
      await shown(model) { model.record?.mayJoin == false }
    }
  }

  @Test func anInvitationWaitsForAServerThatIsAwayAndAnotherTryBringsIt() async throws {
    let server = try TeamServer()
    let invitation = try server.invite()
    server.stop()
    try await inContact {
      let model = JoinModel(desk: bench.desk)
      await join(model, invitation)
      await shown(model) { if case .joining(.some) = model.record?.sharing { true } else { false } }
      try server.serve(server.listen)
      await model.tryNow()
      await shown(model) { model.record?.mayJoin == false }
    }
  }

  @Test func whyNothingMovesIsSaidAndTryingAgainFindsTheRightServer() async throws {
    let server = try TeamServer()
    let other = try TeamServer()
    try await inContact {
      let model = JoinModel(desk: bench.desk)
      await join(model, try server.invite())
      await shown(model) { model.record?.mayJoin == false }
      server.stop()
      other.stop()
      try other.serve(server.listen)
      let sync = SyncModel(desk: bench.desk)
      await sync.tryNow()
      await shown(sync) { sync.record?.stopped == .wrongHub }
      other.stop()
      try server.serve(server.listen)
      await sync.tryNow()
      await shown(sync) { sync.record?.stopped == nil && sync.brokeOff == nil }
    }
  }

  @Test func anInvitationThatWasOpenedWaitsForTheNotebookAndIsTakenOnce() async throws {
    let door = Door(folder: bench.folder.url.appending(path: "other"), keys: KeyInMemory(), device: KeyringInMemory())
    await door.open()
    let first = FirstRunModel(door: door)
    #expect(first.invitation == nil)
    first.invited()
    #expect(first.invitation == "")
    door.invite("SOUNDINGS")
    first.name = "Ada Okafor"
    await first.begin()
    #expect(door.takeInvitation() == "SOUNDINGS")
    #expect(door.takeInvitation() == nil)
    try await #require(door.desk).close()
  }

  @Test func theAppOpensWhatTheServerCallsAnInvitation() throws {
    let scheme = try #require(try TeamServer().invite().lowercased().split(separator: ":").first)
    let list = URL(filePath: #filePath).appending(path: "../../../App/Info.plist").standardized
    let read = try PropertyListSerialization.propertyList(from: try Data(contentsOf: list), format: nil)
    let types = (read as? [String: Any])?["CFBundleURLTypes"] as? [[String: Any]]
    let schemes = types?.compactMap { $0["CFBundleURLSchemes"] as? [String] }.flatMap(\.self)
    #expect(schemes?.contains(String(scheme)) == true)
  }

  @Test func contactEndsWithTheTaskThatKeepsIt() async {
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    contact.cancel()
    await contact.value
  }

  @Test func contactEndsWithTheNotebook() async {
    bench.notebook.shut()
    await bench.desk.stayInContact()
  }

  @Test func notesAreTakenWhileContactIsKept() async throws {
    try await inContact {
      let model = CaptureModel(visit: try bench.start(), desk: bench.desk, clock: ManualClock())
      await model.load()
      model.text = "noted meanwhile"
      await model.press(.did)
      #expect(model.record?.last?.words == "noted meanwhile")
    }
  }
}
