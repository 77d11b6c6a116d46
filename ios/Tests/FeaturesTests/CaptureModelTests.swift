import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct CaptureModelTests {
  private let bench: Bench
  private let visit: Id

  init() throws {
    bench = try Bench()
    visit = try bench.start()
  }

  private func model(_ clock: any Clock<Duration> = ManualClock()) async -> CaptureModel {
    let model = CaptureModel(visit: visit, desk: bench.desk, clock: clock, pictures: pictures)
    await model.load()
    return model
  }

  private var pictures: PendingPictures { PendingPictures(folder: bench.folder.url.appending(path: "pictures")) }

  private func notes() throws -> [NoteRow] { try bench.notebook.encounter(id: visit, after: nil).notes }

  @Test func aSecondPressWithinHalfASecondIsTheSamePressAndSaysNothing() async throws {
    let clock = ManualClock()
    let model = await model(clock)
    model.text = "once"
    async let first: Void = model.press(.said)
    async let second: Void = model.press(.said)
    _ = await (first, second)
    await model.press(.did)
    #expect(try notes().map(\.words) == ["once"])
    #expect(model.problem == nil)
    #expect(model.kept == 1)
    clock.advance(by: .milliseconds(499))
    await model.press(.did)
    #expect(model.problem == nil)
    clock.advance(by: .milliseconds(500))
    await model.press(.did)
    #expect(model.problem == .notebook(.Refused(why: .emptyText)))
  }

  @Test func theKeyboardDoesNotRefillWhatAKeyEmptied() async throws {
    let model = await model()
    model.text = "they weld it twic"
    await model.press(.said)
    model.text = "they weld it twice"
    #expect(model.text == "")
    model.text = "a"
    model.text = "a new one"
    #expect(model.text == "a new one")
  }

  @Test func exactGoesWithTheNextNoteWhereItsKeyCanKeepSuchWords() async throws {
    let model = await model()
    model.exact = true
    model.text = "We weld it twice."
    await model.press(.said)
    #expect(!model.exact)
    model.exact = true
    model.text = "lowered the wire speed"
    await model.press(.did)
    #expect(try notes().map(\.exact) == [true, false])
    #expect(model.problem == nil)
  }

  private func hearing(_ seconds: Int) -> Spoken<ObservationKind> {
    Spoken(recorder: Voice(seconds: seconds), folder: bench.folder.url.appending(path: "spoken"), clock: ManualClock())
  }

  @Test func aHeldKeyIsASpokenNoteWhenItIsLetGo() async throws {
    let spoken = hearing(7)
    let model = CaptureModel(
      visit: visit, desk: bench.desk, clock: ManualClock(), pictures: pictures, spoken: spoken)
    await model.load()
    model.text = "still being written"
    #expect(spoken.begin(.did))
    await spoken.letGo()
    let note = try #require(try notes().first)
    #expect(note.kind == .did)
    #expect(note.toTypeUp)
    #expect(note.attachments.map(\.kind) == [.spokenNote])
    #expect(model.text == "still being written")
    #expect(model.lastKept == .did)
    #expect(spoken.begin(.said))
    spoken.lock()
    await spoken.letGo()
    #expect(spoken.speaking != nil)
    spoken.drop()
    #expect(try notes().count == 1)
  }

  @Test func cutOffAfterSevenSecondsItIsANoteWhenTheAppBeginsAgain() async throws {
    let dead = hearing(7)
    #expect(dead.begin(.said))
    let file = try #require(dead.speaking?.file)
    try Data(contentsOf: file).dropLast(13).write(to: file)
    let model = CaptureModel(
      visit: visit, desk: bench.desk, clock: ManualClock(), pictures: pictures, spoken: hearing(1))
    await model.load()
    #expect(model.cameBack == 1)
    let said = try #require(try notes().first?.attachments.first)
    #expect((said.durationMs ?? 0) >= 6000)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func pressingAKeyKeepsTheNoteAndEmptiesTheField() async throws {
    let model = await model()
    model.text = "Tape over our display"
    model.starred = true
    await model.press(.around)
    #expect(model.text == "")
    #expect(model.starred == false)
    #expect(model.problem == nil)
    #expect(model.kept == 1)
    let notes = try bench.notebook.encounter(id: visit, after: nil).notes
    #expect(notes.map(\.words) == ["Tape over our display"])
    #expect(notes.map(\.kind) == [.around])
    #expect(notes.map(\.starred) == [true])
    #expect(model.record?.last?.words == "Tape over our display")
  }

  @Test func aSentNoteLeavesNoDraft() async throws {
    let model = await model()
    model.text = "Everybody runs your recommended settings."
    await model.putDown()
    await model.press(.said)
    #expect(try bench.notebook.draft(visit: visit) == "")
  }

  @Test func nothingIsSentWithoutWordsAndTheReasonIsShown() async throws {
    let model = await model()
    await model.press(.said)
    #expect(model.problem == .notebook(.Refused(why: .emptyText)))
    #expect(model.kept == 0)
    #expect(try bench.notebook.encounter(id: visit, after: nil).notes.isEmpty)
  }

  @Test func whatCannotBeKeptStandsInTheFieldAgain() async {
    let model = await model()
    model.text = "a bell\u{7}"
    model.starred = true
    await model.press(.did)
    #expect(model.text == "a bell\u{7}")
    #expect(model.starred)
    #expect(model.problem == .notebook(.Refused(why: .controlCharacters)))
  }

  @Test func aNewModelFindsTheUnsentText() async {
    let clock = ManualClock()
    let first = await model(clock)
    first.text = "half a sent"
    await clock.asleep(2)
    clock.advance(by: .milliseconds(300))
    let (notebook, visit) = (bench.notebook, visit)
    await until { (try? notebook.draft(visit: visit)) == "half a sent" }
    #expect(await model().text == "half a sent")
  }

  @Test func theUnsentTextOutlivesTheNotebookBeingClosed() async throws {
    let first = await model()
    first.text = "half a sent"
    await first.putDown()
    await bench.desk.close()
    let reopened = Desk(try Notebook.open(dir: bench.folder.notebook.path, key: bench.key, keyring: bench.keyring))
    let second = CaptureModel(visit: visit, desk: reopened, clock: ManualClock(), pictures: pictures)
    await second.load()
    #expect(second.text == "half a sent")
    await reopened.close()
  }

  @Test func aChangeFromElsewhereNeverTouchesWhatIsBeingTyped() async throws {
    let model = await model()
    model.text = "half a"
    try bench.notebook.saveDraft(visit: visit, text: "something else")
    await model.load()
    #expect(model.text == "half a")
  }

  @Test func whatWasTypedBeforeTheDraftCameStandsBehindIt() async throws {
    try bench.notebook.saveDraft(visit: visit, text: "half a ")
    let model = CaptureModel(visit: visit, desk: bench.desk, clock: ManualClock(), pictures: pictures)
    model.text = "sentence"
    await model.putDown()
    #expect(try bench.notebook.draft(visit: visit) == "half a ")
    await model.load()
    #expect(model.text == "half a sentence")
  }

  @Test func thoughtsFoldToANumber() async {
    let model = await model()
    model.text = "20 first passes checked"
    await model.press(.did)
    model.text = "they weld twice so nobody can be blamed"
    await model.press(.thought)
    #expect(model.record?.thoughts == 1)
    #expect(model.record?.last?.words == "20 first passes checked")
  }

  @Test func aNoteRemembersWhoseWordsItHolds() async throws {
    let customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    let rosa = try bench.notebook.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros"))
    let model = await model()
    model.choose(rosa)
    model.text = "If it opens at their site, it's my initials on the tag."
    await model.press(.said)
    #expect(model.by == nil)
    await model.someone("night operator, line 3")
    model.text = "ask Rosa"
    await model.press(.said)
    let notes = try bench.notebook.encounter(id: visit, after: nil).notes
    #expect(Set(notes.map(\.by?.name)) == ["Rosa Medeiros", "night operator, line 3"])
    #expect(notes.allSatisfy { $0.by?.id != nil })
    #expect(model.record?.people.map(\.name).contains("night operator, line 3") == true)
  }

  @Test func aDeletedNoteComesBack() async throws {
    let model = await model()
    model.text = "slipped"
    await model.press(.did)
    let note = try #require(model.record?.last)
    await model.delete(note.id)
    #expect(model.record?.last == nil)
    #expect(model.deleted == note.id)
    await model.undoDelete()
    #expect(model.record?.last?.id == note.id)
    #expect(model.deleted == nil)
  }

  @Test func exactWordsAndTheStarCanBeSaidAfterwards() async throws {
    let model = await model()
    model.text = "We don't trust the first pass, so we weld it twice."
    await model.press(.said)
    let note = try #require(model.record?.last)
    #expect(!note.exact)
    #expect(note.mayBeExact)
    await model.setExact(note, true)
    await model.setStarred(try #require(model.record?.last), true)
    #expect(model.record?.last?.exact == true)
    #expect(model.record?.last?.starred == true)
  }

  @Test func aPromiseIsKeptWithItsDayAndItsPeople() async throws {
    let customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    let will = try bench.notebook.addPerson(person: NewPerson(customer: customer, name: "Will Tran"))
    let model = await model()
    guard case .nextFriday(let day)? = model.record?.promiseDays.dropLast().last else {
      Issue.record("no Friday is offered")
      return
    }
    model.text = "A settings card"
    let rosa = try #require(await model.someoneNew("Rosa Medeiros"))
    #expect(await model.promise(to: [will, rosa], until: day))
    #expect(model.text == "")
    #expect(model.promised?.until == day)
    #expect(try bench.notebook.encounter(id: visit, after: nil).promises.compactMap(\.until) == [day])
    let promises = try bench.notebook.encounter(id: visit, after: nil).promises
    #expect(promises.map(\.text) == ["A settings card"])
    #expect(Set(promises.first?.to.map(\.name) ?? []) == ["Will Tran", "Rosa Medeiros"])
    await model.takeBackPromise()
    #expect(try bench.notebook.encounter(id: visit, after: nil).promises.isEmpty)
  }

  @Test func endingKeepsTheUnsentWordsAsANoteWithoutAKey() async throws {
    let model = await model()
    model.text = "and then he"
    #expect(await model.handOver())
    _ = try bench.notebook.endVisit(visit: visit, share: false)
    let notes = try bench.notebook.encounter(id: visit, after: nil).notes
    #expect(notes.map(\.words) == ["and then he"])
    #expect(notes.first?.kind == .none)
    #expect(try bench.notebook.today().underWay == nil)
  }

  @Test func aReadingThatFailsIsSaidAndTheRecordStays() async throws {
    let model = await model()
    await bench.desk.close()
    await model.load()
    #expect(model.problem == .notebook(.Closed))
    #expect(model.record != nil)
  }

  @Test func whatAnActMetStaysInSightWhenSomethingElseChanges() async throws {
    let model = await model()
    await model.press(.said)
    _ = try bench.notebook.addCustomer(name: "Brightline Metals")
    await model.load()
    #expect(model.problem == .notebook(.Refused(why: .emptyText)))
  }
}

/// A voice of so many seconds, in frames of AAC that each stand alone.
@MainActor
final class Voice: Recorder {
  private let seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  func start(_ file: URL) -> Bool {
    // 16 kHz, mono, 1024 samples a frame, 32 bytes.
    let frame = Data([0xFF, 0xF1, 0x60, 0x40, 0x04, 0x1F, 0xFC]) + Data(count: 25)
    let frames = (0..<seconds * 16_000 / 1024).reduce(into: Data()) { all, _ in all += frame }
    return (try? frames.write(to: file)) != nil
  }

  func stop() {}
}
