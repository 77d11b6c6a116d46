import Foundation
import SoundingsCore
import Testing

@testable import Features

/// The phone's own lock, as somebody answers it.
private final class AnsweredLock: ScreenLock, @unchecked Sendable {
  var set = true
  var yes = true

  func isSet() -> Bool { set }
  func ask(_ reason: String) async -> Bool { yes }
}

/// The system's notifications, as they were handed over.
private final class Handed: Notifications, @unchecked Sendable {
  var allows = true
  var planned: [PlannedNotification] = []

  func ask() async -> Bool { allows }
  func replace(with planned: [PlannedNotification]) async { self.planned = planned }
}

/// A service that keeps what it is to carry.
private final class Kept: Courier, @unchecked Sendable {
  var posted: [(body: Data, transfer: BackgroundTransfer, wifiOnly: Bool)] = []

  func post(_ body: URL, of transfer: BackgroundTransfer, wifiOnly: Bool) async {
    posted.append(((try? Data(contentsOf: body)) ?? Data(), transfer, wifiOnly))
  }
}

/// The lock, reminders, notes from outside, and what goes on in the background.
@MainActor
struct OutsideTests {
  private let bench: Bench
  private let defaults: UserDefaults

  init() throws {
    bench = try Bench()
    defaults = try #require(UserDefaults(suiteName: UUID().uuidString))
  }

  @Test func theLockGuardsReadingAndIsOpenedByWhoseThePhoneIs() async throws {
    let screen = AnsweredLock()
    var now = Date(timeIntervalSince1970: 0)
    let lock = AppLock(screenLock: screen, kept: defaults) { now }
    #expect(!lock.isOn && !lock.isLocked)
    screen.yes = false
    await lock.turn(true, reason: "")
    #expect(!lock.isOn)
    screen.yes = true
    await lock.turn(true, reason: "")
    #expect(lock.isOn && !lock.isLocked)
    #expect(AppLock(screenLock: screen, kept: defaults).isLocked, "a new start begins locked")

    lock.leave(toBack: false)
    #expect(lock.isCovered, "the app switcher shows nothing")
    lock.leave(toBack: true)
    now += 30
    lock.comeBack()
    #expect(!lock.isLocked && !lock.isCovered, "a moment in the camera is no absence")
    lock.leave(toBack: true)
    now += 120
    lock.comeBack()
    #expect(lock.isLocked)
    screen.yes = false
    #expect(await !lock.open(reason: ""))
    #expect(lock.isLocked)
    screen.yes = true
    #expect(await lock.open(reason: ""))
    #expect(!lock.isLocked)
    lock.leave(toBack: true)
    now += 120
    screen.set = false
    lock.comeBack()
    #expect(!lock.isLocked, "nobody could ever open it")
  }

  @Test func whileLockedNotesAreTakenAndTheDraftStaysWhereItWas() async throws {
    let folder = try Folder()
    let door = Door(folder: folder.notebook, keys: KeyInMemory(), device: KeyringInMemory())
    let model = LockedModel(door: door)
    model.text = "too early"
    await model.press(.did)
    #expect(model.text == "too early" && model.problem == .notebook(.NoNotebook))
    try await door.begin("Ada Okafor")
    let desk = try #require(door.desk)
    let visit = try await desk.ask { notebook in
      let visit = try notebook.startVisit(visit: StartVisit())
      try notebook.saveDraft(visit: visit, text: "half a thought")
      return visit
    }
    model.text = ""
    await model.press(.did)
    #expect(model.kept == 0, "an empty field is no note")
    model.text = "turned the wire speed down"
    await model.press(.did)
    #expect(model.kept == 1 && model.text == "" && model.problem == nil)
    #expect(try await desk.ask { try $0.draft(visit: visit) } == "half a thought")
    #expect(try await desk.ask { try $0.today().underWay?.notes } == 1)
    await desk.close()
  }

  private func aVisitThatEnded() throws -> Id {
    let customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    let visit = try bench.notebook.startVisit(visit: StartVisit(customer: customer))
    let day = Calendar.current.isoDay(Date.now.addingTimeInterval(3 * 86_400))
    _ = try bench.notebook.promise(
      promise: NewPromise(text: "A settings card", to: [.someone("the welder")], until: day, visit: visit))
    _ = try bench.notebook.endVisit(visit: nil, share: false)
    return visit
  }

  @Test func remindersAreWhatTheNotebookSaysAndNameNobodyUnlessAskedTo() async throws {
    let visit = try aVisitThatEnded()
    let system = Handed()
    let reminding = Reminding(notifications: system, kept: defaults)
    await reminding.plan(bench.desk)
    #expect(system.planned.isEmpty, "nobody turned them on")
    system.allows = false
    await reminding.turn(true)
    #expect(!reminding.isOn && reminding.isRefused)
    system.allows = true
    await reminding.turn(true)
    await reminding.plan(bench.desk)
    #expect(system.planned.count == 3)
    #expect(system.planned.first?.title == "notify-debrief" && system.planned.first?.leadsTo == .debrief(visit))
    #expect(system.planned.last?.title == "notify-promise")
    #expect(system.planned.allSatisfy { $0.customer == nil })
    try bench.notebook.setNamesInReminders(on: true)
    await reminding.plan(bench.desk)
    #expect(system.planned.allSatisfy { $0.customer == "Brightline Metals" })
    #expect(Reminding(notifications: system, kept: defaults).isOn)
    await reminding.turn(false)
    #expect(system.planned.isEmpty)
  }

  @Test func whatLeadsIntoTheAppIsWrittenAndReadAndAStrangersWordsLeadNowhere() {
    let id = "0193a5b0-0000-7000-8000-000000000000"
    for arrival in [Arrival.note, .start, .debrief(id), .promise(id)] {
      #expect(Arrival(written: arrival.written) == arrival)
    }
    for word in ["", "debrief", "note/1", "erase/1"] { #expect(Arrival(written: word) == nil) }
    let arrivals = Arrivals()
    arrivals.hear(nil)
    #expect(arrivals.take() == nil)
    arrivals.hear(.note)
    #expect(arrivals.take() == .note && arrivals.take() == nil)
  }

  @Test func notesFromOutsideGoThroughTheInboxAloneAndComeInWhenTheNotebookOpensOrResumes() async throws {
    let folder = try Folder()
    let shared = SharedInbox(folder: folder.url.appending(path: "group"))
    let door = Door(folder: folder.notebook, keys: KeyInMemory(), device: KeyringInMemory(), shared: shared)
    #expect(throws: Problem.notebook(.NoNotebook)) { try shared.note("before there is a notebook") }
    #expect(Problem.notebook(.NoNotebook).outside == "share-in-first", "what to do is said")
    #expect(Problem.unknown.outside == "error-unknown")
    try await door.begin("Ada Okafor")
    let desk = try #require(door.desk)
    try shared.note("from the share sheet")
    try shared.note("they said it twice", kind: .said, underWay: true)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "group/inbox").path)
    #expect(left.count == 2)
    for name in left {
      let bytes = try Data(contentsOf: folder.url.appending(path: "group/inbox/\(name)"))
      #expect(bytes.range(of: Data("share sheet".utf8)) == nil, "it is sealed")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "group").path).sorted() == [
        "inbox", "inbox-key",
      ])
    await desk.pause()
    door.gather()
    await desk.resume()
    let found = try await desk.ask { try $0.searchFor(search: Search(words: "share sheet"), after: nil).items }
    #expect(found.count == 1)
    guard case .note(let note, _) = found.first else {
      Issue.record("no note")
      return
    }
    #expect(note.kind == nil && note.visit == nil)
    #expect(
      try await desk.ask { try $0.searchFor(search: Search(words: "said it twice"), after: nil).items }.count == 1)
    door.gather()
    await desk.resume()
    #expect(
      try await desk.ask { try $0.searchFor(search: Search(words: "share sheet"), after: nil).items }.count == 1,
      "each once")
    let drawing = folder.url.appending(path: "cell 2.pdf")
    try Data("%PDF-1.7 a drawing".utf8).write(to: drawing)
    try shared.note("", files: [drawing])
    try FileManager.default.removeItem(at: drawing)
    door.gather()
    await desk.resume()
    let filed = try await desk.ask { try $0.visits(after: nil).notFiled }
    let attached = try #require(filed.flatMap(\.attachments).first)
    #expect(attached.kind == .file && attached.name == "cell 2.pdf" && attached.here, "a file, by its name")
    await desk.close()
  }

  @Test func anExchangeInTheBackgroundEndsWithTheTimeThatIsLent() async throws {
    let server = try TeamServer()
    let exchange = BackgroundExchange(desk: bench.desk, folder: bench.folder.url.appending(path: "transfers"))
    #expect(await !exchange.refresh(seconds: 1), "no team")
    try bench.notebook.join(invite: try server.invite())
    #expect(await exchange.refresh(seconds: 20))
    server.stop()
    #expect(await !exchange.refresh(seconds: 1))
    #expect(try await !exchange.handOn(to: Kept()), "no file waits")
  }

  @Test func aPictureGoesByTheSystemsServiceAndAFailureLeavesItWaiting() async throws {
    let server = try TeamServer()
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    let picture = bench.folder.url.appending(path: "letter.txt")
    try Data(repeating: 7, count: 5_000).write(to: picture)
    let note = try bench.notebook.capture(
      note: NewObservation(visit: .nowhere, kind: .said, text: "the letter", attachments: [picture.path])
    ).id
    _ = try bench.notebook.share(ids: [note])
    // Words first: with no Wi-Fi the file itself waits for the service.
    try bench.notebook.setMetered(metered: true)
    try server.together(bench.notebook)
    try bench.notebook.setMetered(metered: false)
    let exchange = BackgroundExchange(desk: bench.desk, folder: bench.folder.url.appending(path: "transfers"))
    let courier = Kept()
    #expect(try await exchange.handOn(to: courier))
    let (body, transfer, wifiOnly) = try #require(courier.posted.first)
    #expect(wifiOnly, "as a notebook begins")
    #expect(!body.isEmpty && transfer.sends && transfer.address.hasPrefix(server.url))
    #expect(BackgroundTransfer(kept: transfer.kept) == transfer)
    try await exchange.failed(transfer)
    #expect(try bench.notebook.syncScreen().files.toSend > 0, "nothing is lost")
    #expect(BackgroundTransfer(kept: nil) == nil && BackgroundTransfer(kept: "1 2 3") == nil)
  }

  @Test(arguments: [true, false]) func overWiFiAloneNothingIsHandedOnWhereTheNetworkIsPaidFor(wifiOnly: Bool)
    async throws
  {
    let server = try TeamServer()
    let folder = try Folder()
    let door = Door(folder: folder.notebook, keys: KeyInMemory(), device: KeyringInMemory())
    // Said before there is a notebook, it holds from its first moment on.
    await door.network(metered: true)
    try await door.begin("Ada Okafor")
    let desk = try #require(door.desk)
    let (letter, invitation) = (folder.url.appending(path: "letter.txt"), try server.invite())
    try Data(repeating: 7, count: 5_000).write(to: letter)
    try await desk.ask { notebook in
      try notebook.join(invite: invitation)
      _ = try notebook.sync(seconds: 20, cancel: Cancel())
      let note = NewObservation(visit: .nowhere, kind: .said, text: "the letter", attachments: [letter.path])
      _ = try notebook.share(ids: [try notebook.capture(note: note).id])
      _ = try notebook.sync(seconds: 20, cancel: Cancel())
    }
    let exchange = BackgroundExchange(desk: desk, folder: folder.url.appending(path: "transfers"))
    let settings = SettingsModel(desk: desk)
    await settings.load()
    await settings.setWifiOnly(wifiOnly)
    let courier = Kept()
    #expect(try await exchange.handOn(to: courier) == !wifiOnly)
    if wifiOnly {
      await door.network(metered: false)
      #expect(try await exchange.handOn(to: courier))
    }
    #expect(courier.posted.map(\.wifiOnly) == [wifiOnly], "the system keeps to it on the way too")
    await desk.close()
  }

  @Test func aCertificatesKeyIsReadFromItsPlaceAndFromNoOther() {
    let key = [UInt8](repeating: 7, count: 32)
    func part(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
      content.count < 128 ? [tag, UInt8(content.count)] + content : [tag, 0x81, UInt8(content.count)] + content
    }
    let ed25519: [UInt8] = [0x06, 0x03, 0x2B, 0x65, 0x70]
    func info(_ key: [UInt8], _ algorithm: [UInt8]) -> [UInt8] {
      part(0x30, part(0x30, algorithm) + part(0x03, [0] + key))
    }
    func certificate(_ info: [UInt8], beside: [UInt8] = []) -> Data {
      let head =
        part(0xA0, [2, 1, 2]) + part(0x02, [1]) + part(0x30, ed25519) + part(0x30, beside) + part(0x30, [])
        + part(0x30, [])
      return Data(part(0x30, part(0x30, head + info) + part(0x30, ed25519)))
    }
    #expect(ed25519Key(ofCertificate: certificate(info(key, ed25519))) == Data(key))
    let other = [UInt8](repeating: 9, count: 32)
    #expect(ed25519Key(ofCertificate: certificate(info(other, ed25519), beside: info(key, ed25519))) == Data(other))
    #expect(ed25519Key(ofCertificate: certificate(info(key, [0x06, 0x03, 0x2B, 0x65, 0x6E]))) == nil)
    #expect(ed25519Key(ofCertificate: certificate(info(key, ed25519)).dropLast(40)) == nil)
    #expect(ed25519Key(ofCertificate: Data()) == nil)
  }
}
