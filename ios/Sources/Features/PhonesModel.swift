import Foundation
import Observation
import SoundingsCore

/// *Phone to phone*: to whom a bundle can go, making one, taking one in.
@Observable @MainActor
public final class PhonesModel: ScreenModel<Phones> {
  /// What was made, and where it lies to be shared.
  public private(set) var made: (bundle: BundleMade, file: URL)?
  public private(set) var taken: BundleTaken?
  /// What is being done with a bundle; nothing while none is.
  public private(set) var doing: Doing?
  public var busy: Bool { doing != nil }

  public enum Doing: Sendable { case making, taking }

  private let files: HandedFiles

  public init(desk: Desk, files: HandedFiles = HandedFiles()) {
    self.files = files
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Phones? { try await desk.ask { try $0.phones() } }

  /// Makes what an engineer lacks, to be shared.
  public func make(_ engineer: Id) async {
    await through(.making) { [files] desk in
      let file = try files.place(HandedFile.bundle.name)
      let bundle = try await desk.ask { try $0.makeBundle(to: engineer, file: file.path, all: false) }
      self.made = (bundle, file)
    }
  }

  /// Takes in what somebody chose, whole or not at all.
  public func take(_ chosen: URL) async {
    await through(.taking) { [files] desk in
      let file = try await away { try files.takenIn(chosen, as: "taken.\(HandedFile.bundle.rawValue)") }
      defer { try? FileManager.default.removeItem(at: file) }
      self.taken = try await desk.ask { try $0.takeBundle(file: file.path) }
    }
  }

  private func through(_ doing: Doing, _ work: (Desk) async throws -> Void) async {
    guard !busy else { return }
    (self.doing, made, taken) = (doing, nil, nil)
    await attempt(work)
    self.doing = nil
    await load()
  }
}

/// What goes out of the app as a file, and what comes in: in the caches, until it was handed over.
public struct HandedFiles: Sendable {
  private let folder: URL

  public init(folder: URL = FileManager.default.temporaryDirectory.appending(path: "handed")) { self.folder = folder }

  /// A place for a new file; what was handed over before is gone.
  func place(_ name: String) throws -> URL {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name)
  }

  /// A copy of what somebody chose, as it may be read only while the choice is fresh.
  func takenIn(_ chosen: URL, as name: String) throws -> URL {
    #if canImport(Darwin)
      let scoped = chosen.startAccessingSecurityScopedResource()
      defer { if scoped { chosen.stopAccessingSecurityScopedResource() } }
    #endif
    // What is copied to its own place is there already.
    let file = folder.appending(path: name)
    if chosen.standardizedFileURL == file.standardizedFileURL { return file }
    try FileManager.default.copyItem(at: chosen, to: try place(name))
    return file
  }
}
