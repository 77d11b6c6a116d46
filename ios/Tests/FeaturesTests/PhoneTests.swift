import Foundation
import SoundingsCore
import Testing

@testable import Features

private let passphrase = "marée basse à midi"

/// Phone to phone, a new phone, backups, settings: by the models that the screens draw, with the real library and server.
@MainActor
struct PhoneTests {
  private let bench: Bench
  private let files: HandedFiles

  init() throws {
    bench = try Bench()
    files = HandedFiles(folder: bench.folder.url.appending(path: "handed"))
  }

  private func said(_ book: Notebook, _ words: String) throws -> Id {
    let note = try book.capture(note: NewObservation(visit: .nowhere, kind: .said, text: words)).id
    _ = try book.share(ids: [note])
    return note
  }

  /// The bench joins, and a teammate.
  private func team(_ server: TeamServer, _ name: String) throws -> Notebook {
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    let other = try server.teammate(name, invitation: server.invite())
    try server.together(bench.notebook)
    return other
  }

  @Test func whatATeammateLacksGoesInAFileAndTheirsIsTakenIn() async throws {
    let jonas = try team(try TeamServer(), "Jonas Lindqvist")
    defer { jonas.shut() }
    let mine = try said(bench.notebook, "We weld it twice.")
    let model = PhonesModel(desk: bench.desk, files: files)
    await model.load()
    let row = try #require(model.record?.engineers.first { !$0.engineer.me })
    await model.make(row.engineer.id)
    #expect(model.problem == nil && !model.busy)
    let made = try #require(model.made)
    #expect(made.bundle.name == "Jonas Lindqvist")
    _ = try jonas.takeBundle(file: made.file.path)
    #expect(try jonas.note(id: mine).words == "We weld it twice.")

    let theirs = try said(jonas, "8.0 NOT 9.5")
    let file = bench.folder.url.appending(path: "theirs.bundle")
    _ = try jonas.makeBundle(to: try bench.notebook.engineer().id, file: file.path, all: false)
    await model.take(file)
    #expect(model.taken?.new ?? 0 > 0 && model.made == nil)
    #expect(try bench.notebook.note(id: theirs).words == "8.0 NOT 9.5")
    await model.take(file)
    #expect(model.problem == .notebook(.Refused(why: .bundleTaken)))
    await model.take(bench.folder.url.appending(path: "nothing"))
    #expect(model.problem == .unknown && model.taken == nil)
  }

  @Test func theOldPhoneHandsItsKeyToTheNewOne() async throws {
    let server = try TeamServer()
    let old = NewPhoneModel(desk: bench.desk)
    await old.load()
    #expect(old.record?.key == .noTeam)
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    let second = try Bench()
    try second.notebook.join(invite: try server.invite(engineer: "Ada Okafor"))
    try server.together(second.notebook)
    try server.together(bench.notebook)
    let new = NewPhoneModel(desk: second.desk)
    await new.load()
    #expect(new.record?.key == .wanted)
    await new.show()
    await old.handOver("no code")
    #expect(old.problem != nil && old.answer == nil)
    await old.handOver(try #require(new.shown).text)
    await new.takeKey(try #require(old.answer))
    #expect(new.problem == nil && new.done && new.shown == nil)
    #expect(new.record?.key == .here)
  }

  @Test func aBackupOpensElsewhereAndAWrongPassphraseIsRefused() async throws {
    let note = try bench.notebook.capture(
      note: NewObservation(visit: .nowhere, kind: .said, text: "We weld it twice.")
    ).id
    let model = BackupModel(desk: bench.desk, files: files)
    await model.load()
    #expect(model.record?.lastBackup == nil && !model.ready)
    (model.passphrase, model.again) = ("short", "short")
    #expect(model.ready)
    await model.backUp()
    #expect(model.problem == .notebook(.Refused(why: .passphraseTooShort)) && model.made == nil)
    (model.passphrase, model.again) = (passphrase, "other")
    #expect(!model.ready)
    model.again = passphrase
    await model.backUp()
    let file = try #require(model.made).file
    #expect(model.record?.lastBackup != nil)

    let folder = bench.folder.url.appending(path: "restored")
    let door = Door(folder: folder, keys: KeyInMemory(), device: KeyringInMemory())
    await door.open()
    let restore = RestoreModel(door: door, files: HandedFiles(folder: bench.folder.url.appending(path: "taken")))
    await restore.choose(bench.folder.url.appending(path: "nothing"))
    #expect(restore.problem == .unknown && restore.chosen == nil)
    await restore.choose(file)
    #expect(restore.chosen?.opensWith == .passphrase && restore.problem == nil)
    restore.typed = "something else quite"
    await restore.restore()
    #expect(restore.problem == .notebook(.Refused(why: .wrongPassphrase)))
    restore.typed = passphrase
    await restore.restore()
    #expect(restore.problem == nil)
    let desk = try #require(door.desk)
    #expect(try await desk.ask { try $0.note(id: note).words } == "We weld it twice.")
    await desk.close()
  }

  @Test func aCodeIsMadeOnceAndIsReadyOnceItIsOnPaper() async throws {
    let model = BackupModel(desk: bench.desk, files: files)
    model.opens = .code
    #expect(!model.ready)
    model.needsCode()
    let code = try #require(model.code)
    model.needsCode()
    #expect(model.code == code && !model.ready)
    model.kept = true
    #expect(model.ready)
    await model.backUp()
    #expect(try backupOpensWith(file: try #require(model.made).file.path) == .code)
  }

  @Test func aCopyOfEverythingIsAFolder() async throws {
    let model = ExportModel(desk: bench.desk, files: files)
    await model.export(language: "fr")
    let folder = try #require(model.made).folder
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "contents.json").path))
  }

  @Test func whatIsChosenIsKept() async throws {
    let model = SettingsModel(desk: bench.desk)
    await model.load()
    await model.setNudges(false)
    await model.setNames(true)
    await model.setLargest(100_000_000)
    await model.setRetention(3)
    await model.setStoryZone()
    await model.free()
    let record = try #require(model.record)
    #expect(!record.nudges && record.namesInReminders && record.files.largest == 100_000_000)
    #expect(record.retentionYears == 3 && record.storyZone == model.zone)
    #expect(model.freed?.files == 0 && model.problem == nil)
    await model.setWifiOnly(!record.files.wifiOnly)
    #expect(model.record?.files.wifiOnly == !record.files.wifiOnly)
    await model.setRetention(nil)
    #expect(model.record?.retentionYears == nil)
  }

  @Test func ownWordsAreAddedAndTakenOff() async throws {
    let model = OwnWordsModel(desk: bench.desk)
    model.word = "  "
    await model.add()
    #expect(model.record == nil || model.record == [])
    model.word = "undercut"
    await model.add()
    #expect(model.record == ["undercut"] && model.word == "")
    model.word = "undercut"
    await model.add()
    await model.remove("undercut")
    #expect(model.record == [])
    bench.notebook.shut()
    await model.load()
    #expect(model.problem == .notebook(.Closed) && model.record == [])
  }

  @Test func howToKeepTheNotesIsAskedOnceAfterTheFirstVisit() async throws {
    _ = try bench.start()
    _ = try bench.notebook.endVisit(visit: nil, share: false)
    let model = TodayModel(desk: bench.desk)
    await model.load()
    #expect(model.record?.asksHowToKeep == true)
    await model.keepingWasAsked()
    #expect(model.record?.asksHowToKeep == false)
  }

  @Test func whatNeedsAPersonLeadsToTheThing() async throws {
    let server = try TeamServer()
    let jonas = try team(server, "Jonas Lindqvist")
    defer { jonas.shut() }
    let note = try said(bench.notebook, "We weld it twice.")
    try server.together(bench.notebook)
    try server.together(jonas)
    try bench.notebook.correctNote(note: note, text: "We weld all of it twice.", seen: nil)
    try jonas.correctNote(note: note, text: "They weld it twice.", seen: nil)
    try server.together(jonas)
    try server.together(bench.notebook)
    let model = SyncModel(desk: bench.desk)
    await model.load()
    let row = try #require(model.record?.needsYou.first)
    #expect(row.seenAt?.what == .note && row.seenAt?.id == note && row.versions != nil)
  }
}
