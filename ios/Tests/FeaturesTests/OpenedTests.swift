import Foundation
import SoundingsCore
import Testing

@testable import Features

/// Files that are opened with the app, from AirDrop, Files or a mail, each given to the page that takes it in.
@MainActor
struct OpenedTests {
  private let bench: Bench
  private let arrivals: Arrivals
  private let files: HandedFiles

  init() throws {
    bench = try Bench()
    arrivals = Arrivals(files: HandedFiles(folder: bench.folder.url.appending(path: "opened")))
    files = HandedFiles(folder: bench.folder.url.appending(path: "handed"))
  }

  private func place(_ name: String) -> URL { bench.folder.url.appending(path: name) }

  @Test func aBundleIsTakenInByThePhonesPageAndItsCopyGoes() async throws {
    let server = try TeamServer()
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    try server.together(bench.notebook)
    let theirs = try jonas.capture(note: NewObservation(visit: .nowhere, kind: .said, text: "8.0 NOT 9.5")).id
    _ = try jonas.share(ids: [theirs])
    let dropped = place(HandedFile.bundle.name)
    _ = try jonas.makeBundle(to: try bench.notebook.engineer().id, file: dropped.path, all: false)

    await arrivals.open(dropped)
    let copy = try #require(arrivals.opened)
    #expect(copy.handed == .bundle && copy.file != dropped && arrivals.problem == nil)
    let phones = PhonesModel(desk: bench.desk, files: files)
    await arrivals.give(.backup) { _ in Issue.record("it is none") }
    await arrivals.give(.bundle) { await phones.take($0) }
    #expect(phones.problem == nil && phones.taken?.new ?? 0 > 0)
    #expect(try bench.notebook.note(id: theirs).words == "8.0 NOT 9.5")
    #expect(arrivals.opened == nil && !FileManager.default.fileExists(atPath: copy.file.path))
    await arrivals.give(.bundle) { _ in Issue.record("it is given once") }
    #expect(FileManager.default.fileExists(atPath: dropped.path), "what lies among one's files stays there")
  }

  @Test func aBackupMakesTheNotebookAtTheFirstStart() async throws {
    let note = try bench.notebook.capture(note: NewObservation(visit: .nowhere, kind: .said, text: "twice")).id
    let backup = BackupModel(desk: bench.desk, files: files)
    (backup.passphrase, backup.again) = ("marée basse à midi", "marée basse à midi")
    await backup.backUp()
    let made = try #require(backup.made?.file)
    #expect(HandedFile(rawValue: made.pathExtension) == .backup, "it is known by what it is called")

    await arrivals.open(made)
    let door = Door(folder: place("restored"), keys: KeyInMemory(), device: KeyringInMemory())
    let restore = RestoreModel(door: door, files: HandedFiles(folder: place("restoring")))
    await arrivals.give(.backup) { await restore.choose($0) }
    #expect(restore.chosen?.opensWith == .passphrase && arrivals.opened == nil)
    restore.typed = "marée basse à midi"
    await restore.restore()
    guard case .open(let desk) = door.state else { return #expect(Bool(false), "\(door.state)") }
    let restored = try await desk.ask { try $0.note(id: note) }
    #expect(restored.words == "twice")
    await desk.close()
  }

  @Test func whatIsNeitherIsShownBeforeItIsImported() async throws {
    let table = place("customers.csv")
    try Data("Company,Name\nHarbour Foundry,Imran Qureshi\n".utf8).write(to: table)
    await arrivals.open(table)
    #expect(arrivals.opened?.handed == nil && arrivals.opened?.file.lastPathComponent == "customers.csv")
    let model = ImportModel(desk: bench.desk, files: files)
    await arrivals.give(nil) { await model.choose($0) }
    #expect(model.record?.preview?.needs.isEmpty == true)
    #expect(try bench.notebook.customers(after: nil).items.isEmpty)
    await model.takeIn()
    #expect(try bench.notebook.customers(after: nil).items.map(\.name) == ["Harbour Foundry"])
    let left = try FileManager.default.contentsOfDirectory(atPath: place("handed").path)
    #expect(left.isEmpty, "no plain copy stays behind")
  }

  @Test func aCopyThatTheSystemMadeForTheAppGoesAndWhatIsNotThereIsSaid() async throws {
    let documents = place("Documents")
    let inbox = documents.appending(path: "Inbox")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    let put = inbox.appending(path: "cards.vcf")
    try Data("BEGIN:VCARD\nEND:VCARD\n".utf8).write(to: put)
    let opened = try await files.opened(put, documents: documents)
    #expect(FileManager.default.fileExists(atPath: opened.file.path))
    #expect(!FileManager.default.fileExists(atPath: put.path))

    await arrivals.open(place("nothing.csv"))
    #expect(arrivals.opened == nil && arrivals.problem == .unknown)
    await arrivals.open(opened.file)
    arrivals.leaveOpened()
    #expect(arrivals.opened == nil && arrivals.problem == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place("opened").path) == [])
  }

  /// The system knows by the list which app opens what it is given.
  @Test func theAppSaysThatItOpensWhatItHandsOut() throws {
    let place = URL(filePath: #filePath).appending(path: "../../../App/Info.plist").standardized
    let read = try PropertyListSerialization.propertyList(from: try Data(contentsOf: place), format: nil)
    let list = try #require(read as? [String: Any])
    let exported = try #require(list["UTExportedTypeDeclarations"] as? [[String: Any]])
    let documents = try #require(list["CFBundleDocumentTypes"] as? [[String: Any]])
    let opens = documents.flatMap { $0["LSItemContentTypes"] as? [String] ?? [] }
    for handed in HandedFile.allCases {
      let type = exported.first { declared in
        let tags = declared["UTTypeTagSpecification"] as? [String: Any]
        return tags?["public.filename-extension"] as? [String] == [handed.rawValue]
      }
      let name = try #require(type?["UTTypeIdentifier"] as? String)
      #expect(opens.contains(name) && (type?["UTTypeConformsTo"] as? [String])?.contains("public.data") == true)
    }
    for table in ["public.comma-separated-values-text", "public.vcard", "net.daringfireball.markdown"] {
      #expect(opens.contains(table), "\(table)")
    }
    #expect(list["LSSupportsOpeningDocumentsInPlace"] as? Bool == true, "no copy is left lying about")
  }

  /// A reading that nobody waits for any more is left; a visit is never begun by that beside the one under way.
  @Test func whoComesFromOutsideGoesOnInTheVisitUnderWayAlsoWhereTheScreenIsGone() async throws {
    let visit = try bench.start()
    let today = TodayModel(desk: bench.desk)
    let gone = Task {
      while !Task.isCancelled { await Task.yield() }
      return await today.startOrGoOn()
    }
    gone.cancel()
    #expect(await gone.value == visit)
  }
}
