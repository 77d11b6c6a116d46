import Foundation
import Observation
import SoundingsCore

/// What hears a voice and writes it to a file as it comes: what was said until the process dies is in it.
@MainActor
public protocol Recorder: AnyObject {
  /// Whether it hears.
  func start(_ file: URL) -> Bool
  func stop()
}

/// What is being spoken.
public struct Speaking: Equatable, Sendable {
  public let kind: ObservationKind
  public let file: URL
  public internal(set) var seconds = 0
  public internal(set) var locked: Bool
}

/// *Spoken note*: while a key is held, a voice is written to a file that says by its name which key it was; let go, it
/// is a note. A file that is still there when the app begins was cut off: it becomes a note then.
@Observable @MainActor
public final class Spoken {
  /// A note of one's own voice is at most this long.
  private static let longest = 60

  public private(set) var speaking: Speaking?

  private let folder: URL
  private let recorder: any Recorder
  private let clock: any Clock<Duration>
  @ObservationIgnored private var counting: Task<Void, Never>?
  @ObservationIgnored var keep: (@MainActor (ObservationKind, URL) async -> Void)?

  public init(
    recorder: any Recorder, folder: URL = support.appending(path: "spoken"),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    (self.recorder, self.folder, self.clock) = (recorder, folder, clock)
  }

  /// - Returns: whether the microphone answers.
  public func begin(_ kind: ObservationKind, locked: Bool = false) -> Bool {
    guard speaking == nil else { return true }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "\(kind.name)-\(UUID().uuidString).aac")
    guard recorder.start(file) else {
      try? FileManager.default.removeItem(at: file)
      return false
    }
    speaking = Speaking(kind: kind, file: file, locked: locked)
    counting = Task { [weak self, clock] in
      for _ in 0..<Self.longest {
        do { try await clock.sleep(for: .seconds(1)) } catch { return }
        self?.speaking?.seconds += 1
      }
      await self?.finish()
    }
    return true
  }

  /// Goes on without a finger.
  public func lock() { speaking?.locked = true }

  /// The finger let go: unless it is locked, that is all.
  public func letGo() async {
    if speaking?.locked == false { await finish() }
  }

  /// It is a note.
  public func finish() async {
    guard let said = stop() else { return }
    await keep?(said.kind, said.file)
  }

  /// It is not wanted.
  public func drop() {
    if let said = stop() { try? FileManager.default.removeItem(at: said.file) }
  }

  /// What was cut off, with the key each was spoken by.
  func cutOff() -> [(ObservationKind, URL)] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.lastPathComponent != speaking?.file.lastPathComponent }.compactMap { file in
      let name = file.lastPathComponent.split(separator: "-").first.map(String.init)
      return ObservationKind.named(name).map { ($0, file) }
    }
  }

  private func stop() -> Speaking? {
    guard let said = speaking else { return nil }
    counting?.cancel()
    recorder.stop()
    speaking = nil
    return said
  }
}

extension ObservationKind {
  /// In the name of a file.
  fileprivate var name: String {
    switch self {
    case .said: "said"
    case .did: "did"
    case .around: "around"
    case .thought: "thought"
    }
  }

  fileprivate static func named(_ name: String?) -> ObservationKind? {
    [.said, .did, .around, .thought].first { $0.name == name }
  }
}
