import Foundation

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
  private var watchers: [(count: Int, done: CheckedContinuation<Void, Never>)] = []

  var now: Instant { lock.withLock { present } }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let name = UUID()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waking: CheckedContinuation<Void, any Error>) in
        let reached = lock.withLock { () -> [CheckedContinuation<Void, Never>] in
          if Task.isCancelled {
            waking.resume(throwing: CancellationError())
            return []
          }
          sleepers[name] = Sleeper(deadline: deadline, waking: waking)
          defer { watchers.removeAll { $0.count <= sleepers.count } }
          return watchers.filter { $0.count <= sleepers.count }.map(\.done)
        }
        for watcher in reached { watcher.resume() }
      }
    } onCancel: {
      lock.withLock { sleepers.removeValue(forKey: name) }?.waking.resume(throwing: CancellationError())
    }
  }

  /// Returns once this many tasks sleep.
  func asleep(_ count: Int) async {
    await withCheckedContinuation { done in
      let already = lock.withLock {
        if sleepers.count < count { watchers.append((count, done)) }
        return sleepers.count >= count
      }
      if already { done.resume() }
    }
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
