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
public struct Speaking<Of: Equatable & Sendable>: Equatable, Sendable {
  public let kind: Of
  public let file: URL
  public internal(set) var seconds = 0
  public internal(set) var locked: Bool
}

/// The names of what is on its way into the notebook: it was not cut off.
@MainActor private var keeping: Set<String> = []

/// *Spoken note*: while a key is held, a voice is written to a file that says by its name which key it was; let go, it
/// is a note. A file that is still there when the app begins was cut off: it becomes a note then. An answer of a debrief is
/// spoken so too, its question in the key's place.
@Observable @MainActor
public final class Spoken<Of: Equatable & Sendable> {
  /// A note of one's own voice is at most this long.
  private static var longest: Int { 60 }

  public private(set) var speaking: Speaking<Of>?

  private let folder: URL
  private let recorder: any Recorder
  private let clock: any Clock<Duration>
  private let all: [String: Of]
  @ObservationIgnored private var counting: Task<Void, Never>?
  @ObservationIgnored var keep: (@MainActor (Of, URL) async -> Void)?

  /// - Parameter all: what can be spoken, by its word in the name of a file
  public init(recorder: any Recorder, folder: URL, all: [String: Of], clock: any Clock<Duration> = ContinuousClock()) {
    (self.recorder, self.folder, self.all, self.clock) = (recorder, folder, all, clock)
  }

  /// - Returns: whether the microphone answers.
  public func begin(_ kind: Of, locked: Bool = false) -> Bool {
    guard speaking == nil else { return true }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "\(name(of: kind))-\(UUID().uuidString).aac")
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
    keeping.insert(said.file.lastPathComponent)
    await keep?(said.kind, said.file)
    keeping.remove(said.file.lastPathComponent)
  }

  /// It is not wanted.
  public func drop() {
    if let said = stop() { try? FileManager.default.removeItem(at: said.file) }
  }

  private func name(of kind: Of) -> String { all.first { $0.value == kind }?.key ?? "" }

  /// What was cut off, with the key each was spoken by.
  func cutOff() -> [(Of, URL)] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    let cut = files.map(\.lastPathComponent).filter { $0 != speaking?.file.lastPathComponent && !keeping.contains($0) }
    return cut.map { folder.appending(path: $0) }.compactMap { file in
      let name = file.lastPathComponent.split(separator: "-").first.map(String.init)
      return name.flatMap { all[$0] }.map { ($0, file) }
    }
  }

  private func stop() -> Speaking<Of>? {
    guard let said = speaking else { return nil }
    counting?.cancel()
    recorder.stop()
    speaking = nil
    return said
  }
}

extension Spoken where Of == ObservationKind {
  /// Notes, each by its key.
  public convenience init(
    recorder: any Recorder, folder: URL = support.appending(path: "spoken"),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.init(
      recorder: recorder, folder: folder,
      all: ["said": .said, "did": .did, "around": .around, "thought": .thought], clock: clock)
  }
}

extension Spoken where Of == DebriefQuestion {
  /// Answers of a visit's debrief, each by its question.
  public convenience init(
    recorder: any Recorder, debriefOf visit: Id, folder: URL = support.appending(path: "spoken-answers"),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    let all = [DebriefQuestion.surprise, .atStake, .toldAndSeen, .ourPart, .next].map { ("\($0)", $0) }
    self.init(
      recorder: recorder, folder: folder.appending(path: visit), all: Dictionary(uniqueKeysWithValues: all), clock: clock)
  }
}
