import Foundation
import Testing

/// A clock that stands still until a test moves it.
final class ManualClock: Clock, @unchecked Sendable {
  struct Instant: InstantProtocol {
    var offset = Duration.zero
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
  }

  private struct Sleeper {
    let deadline: Instant
    let waking: CheckedContinuation<Void, any Error>
  }

  private let lock = NSLock()
  private var present = Instant()
  private var sleepers: [UUID: Sleeper] = [:]

  var now: Instant { lock.withLock { present } }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let name = UUID()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waking: CheckedContinuation<Void, any Error>) in
        lock.withLock {
          if Task.isCancelled {
            waking.resume(throwing: CancellationError())
          } else {
            sleepers[name] = Sleeper(deadline: deadline, waking: waking)
          }
        }
      }
    } onCancel: {
      lock.withLock { sleepers.removeValue(forKey: name) }?.waking.resume(throwing: CancellationError())
    }
  }

  /// Returns once this many tasks sleep.
  @MainActor
  func asleep(_ count: Int, at place: SourceLocation = #_sourceLocation) async {
    await until({ self.lock.withLock { self.sleepers.count } >= count }, at: place)
  }

  /// Moves on and wakes whoever is due.
  func advance(by duration: Duration) {
    let due = lock.withLock { () -> [Sleeper] in
      present = present.advanced(by: duration)
      let due = sleepers.filter { $0.value.deadline <= present }
      for name in due.keys { sleepers[name] = nil }
      return Array(due.values)
    }
    for sleeper in due { sleeper.waking.resume() }
  }
}
