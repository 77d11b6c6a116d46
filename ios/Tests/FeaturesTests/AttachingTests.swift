import Foundation
import SoundingsCore
import Testing

@testable import Features

/// Pictures and files that go with the next note of Capture.
@MainActor
struct AttachingTests {
  private let bench: Bench
  private let visit: Id

  init() throws {
    bench = try Bench()
    visit = try bench.start()
  }

  private func model() async -> CaptureModel {
    let pictures = PendingPictures(folder: bench.folder.url.appending(path: "pictures"))
    let model = CaptureModel(visit: visit, desk: bench.desk, clock: ManualClock(), pictures: pictures)
    await model.load()
    return model
  }

  @Test func aPictureThatWasTakenOutlivesTheProcess() async throws {
    let first = await model()
    await first.take { Data("a picture, or as good as one".utf8) }
    #expect(first.pictures.count == 1)
    let second = await model()
    #expect(second.pictures.map(\.lastPathComponent) == first.pictures.map(\.lastPathComponent))
    second.detachAll()
    #expect(await model().pictures.isEmpty)
  }

  @Test func picturesThatAreInNoNoteYetAreToldBeforeTheEnd() async throws {
    let model = await model()
    await model.take { Data("a picture, or as good as one".utf8) }
    #expect(await !model.handOver())
    #expect(model.picturesWait && model.pictures.count == 1)
    model.detachAll()
    #expect(await model.handOver())
    #expect(!model.picturesWait)
  }

  @Test func aPictureGoesWithTheNextNoteAndItsPlainFileGoes() async throws {
    let picture = bench.folder.url.appending(path: "display.png")
    try square().write(to: picture)
    let model = await model()
    model.attach(picture)
    model.text = "8.0 NOT 9.5"
    await model.press(.around)
    #expect(model.problem == nil)
    #expect(model.record?.last?.attachments.map(\.kind) == [.picture])
    #expect(model.pictures.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: picture.path))
  }

  /// A file that was chosen, elsewhere than where the app's own lie.
  private func chosen(_ name: String, _ content: Data) throws -> URL {
    let folder = bench.folder.url.appending(path: "chosen")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try content.write(to: file)
    return file
  }

  @Test func filesGoWithTheNextNoteUnderTheirNamesAndOutliveTheProcess() async throws {
    let letter = try chosen("cell 2.pdf", Data("%PDF-1.7 cell 2".utf8))
    let first = await model()
    await first.attach(file: letter)
    await first.attach(file: try chosen("cell 2.pdf", Data("%PDF-1.7 another".utf8)))
    await first.take { try? square() }
    try FileManager.default.removeItem(at: letter)
    #expect(first.files.map(\.lastPathComponent) == ["cell 2.pdf", "cell 2.pdf"] && first.problem == nil)
    #expect(await !first.handOver() && first.picturesWait)
    let model = await model()
    #expect(model.files.count == 2 && model.pictures.count == 1)
    await model.press(.around)
    #expect(model.problem == nil && model.files.isEmpty && model.pictures.isEmpty)
    let attached = try #require(model.record?.last?.attachments)
    #expect(attached.map(\.kind) == [.picture, .file, .file])
    #expect(attached.map(\.name).suffix(2) == ["cell 2.pdf", "cell 2.pdf"])
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.url.appending(path: "pictures").path)
    #expect(left == [])
  }

  @Test func whatCannotBeReadIsSaidAndWhatIsNotWantedGoes() async throws {
    let model = await model()
    await model.attach(file: bench.folder.url.appending(path: "nothing.pdf"))
    #expect(model.problem == .notebook(.Refused(why: .fileUnreadable)) && model.files.isEmpty)
    await model.attach(file: bench.folder.url)
    #expect(model.problem == .notebook(.Refused(why: .fileUnreadable)) && model.files.isEmpty)
    await model.take { nil }
    #expect(model.problem == .notebook(.Refused(why: .fileUnreadable)) && model.pictures.isEmpty)
    let large = try chosen("large.bin", Data())
    let handle = try FileHandle(forWritingTo: large)
    try handle.truncate(atOffset: 100_000_001)
    try handle.close()
    await model.attach(file: large)
    #expect(model.problem == .notebook(.Refused(why: .fileTooLarge)) && model.files.isEmpty)
    await model.attach(file: try chosen("cell 2.pdf", Data("%PDF-1.7 cell 2".utf8)))
    #expect(model.problem == nil && model.files.count == 1)
    model.detachAll()
    let again = await self.model()
    #expect(model.files.isEmpty && again.files.isEmpty && again.pictures.isEmpty)
  }

  /// The rule of pictures asks for nothing where a file is chosen; what the file is, its content says.
  @Test func aFileThatIsAPictureIsRefusedWhereNoneMayBeTaken() async throws {
    let customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    let site = try bench.notebook.addSite(customer: customer, name: "Plant 2", photoRule: .no)
    try bench.notebook.changeVisit(visit: visit, change: VisitChange(customer: customer, site: site), seen: nil)
    let model = await model()
    await model.attach(file: try chosen("cell 2.pdf", square()))
    model.text = "8.0 NOT 9.5"
    await model.press(.around)
    #expect(model.problem != nil && model.text == "8.0 NOT 9.5" && model.files.count == 1)
    model.anyway()
    await model.press(.around)
    #expect(model.problem == nil && model.files.isEmpty)
  }
}
