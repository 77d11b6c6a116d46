import Foundation
import SoundingsCore
import Testing

@testable import Features

/// A folder of its own for every test, gone with it.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "soundings-\(UUID().uuidString)")
  var notebook: URL { url.appending(path: "notebook") }

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }
}

/// A real notebook, its desk, and the way to open it again.
final class Bench {
  let folder: Folder
  let key = Data.newKey()
  let keyring = KeyringInMemory()
  let notebook: Notebook
  let desk: Desk

  init() throws {
    folder = try Folder()
    notebook = try Notebook.create(dir: folder.notebook.path, key: key, keyring: keyring, engineerName: "Ada Okafor")
    desk = Desk(notebook)
  }

  func start() throws -> Id { try notebook.startVisit(visit: StartVisit()) }

  deinit { notebook.shut() }
}

/// A key store for tests.
final class KeyInMemory: DatabaseKeys, @unchecked Sendable {
  var kept: Data?
  var problem: Problem?

  func read() throws(Problem) -> Data? {
    if let problem { throw problem }
    return kept
  }

  func make() throws(Problem) -> Data {
    let key = Data.newKey()
    kept = key
    return key
  }
}

/// A keyring for tests.
final class KeyringInMemory: Keyring, @unchecked Sendable {
  var kept: Data?

  func read() throws -> Data? { kept }

  func replace(kept: Data) throws { self.kept = kept }
}

/// A picture of one pixel: what a picture is, its content says.
func square() throws -> Data {
  let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4"
    + "//8/AAX+Av7czFnnAAAAAElFTkSuQmCC"
  return try #require(Data(base64Encoded: png))
}

/// Returns once `holds`, or records that it didn't within ten seconds: a test must not wait forever.
@MainActor
func until(_ holds: () -> Bool, at place: SourceLocation = #_sourceLocation) async {
  let deadline = Date.now.addingTimeInterval(60)
  while !holds() && Date.now < deadline { await Task.yield() }
  #expect(holds(), sourceLocation: place)
}

/// Waits for the clock to tick: two notes of one millisecond stand in the order of their ids, which is nobody's.
func nextMillisecond() {
  func now() -> Int { Int(Date.now.timeIntervalSince1970 * 1000) }
  let before = now()
  while now() == before {}
}
