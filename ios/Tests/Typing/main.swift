import Features
import Foundation
import SoundingsCore

// Types into Capture and presses a key now and then, and says after each how far it is: `NOTES TYPED`. Made to be killed
// at any moment; started again in the same folder it goes on.
// usage: Typing FOLDER

/// Where a test keeps what the Keychain keeps on a phone.
final class KeptInFile: DatabaseKeys, Keyring {
  private let file: URL

  init(_ file: URL) { self.file = file }

  func read() -> Data? { try? Data(contentsOf: file) }

  func make() throws(Problem) -> Data {
    let key = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
    do { try replace(kept: key) } catch { throw .unknown }
    return key
  }

  func replace(kept: Data) throws { try kept.write(to: file, options: .atomic) }
}

@MainActor func typeOn(in folder: URL) async throws {
  let door = Door(
    folder: folder.appending(path: "notebook"), keys: KeptInFile(folder.appending(path: "key")),
    device: KeptInFile(folder.appending(path: "device")))
  await door.open()
  let first = FirstRunModel(door: door)
  first.name = "Ada Okafor"
  if case .firstRun = door.state { await first.begin() }
  guard case .open(let desk) = door.state else { fatalError("\(door.state)") }
  let today = TodayModel(desk: desk)
  let visit = await today.startOrGoOn()
  let model = CaptureModel(visit: visit, desk: desk)
  await model.load()
  var notes = model.record?.notes ?? 0
  // A minute is more than a test waits.
  for _ in 0..<3000 {
    if model.text.count == 120 {
      await model.press(.said)
      notes += 1
    }
    model.text += String(model.text.count % 10)
    FileHandle.standardOutput.write(Data("\(notes) \(model.text.count)\n".utf8))
    try await Task.sleep(for: .milliseconds(20))
  }
}

try await typeOn(in: URL(filePath: CommandLine.arguments[1]))
