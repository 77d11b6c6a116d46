import Foundation
import SoundingsCore

/// What may look different now.
enum Change: Equatable, Sendable {
  /// These things, by id.
  case ids(Set<Id>)
  /// Anything: read everything again.
  case everything

  /// Both.
  static func + (one: Change, other: Change) -> Change {
    if case .ids(let some) = one, case .ids(let more) = other { .ids(some.union(more)) } else { .everything }
  }
}

/// The changes one follower is told of.
struct Changes: AsyncSequence, Sendable {
  typealias Element = Change
  fileprivate let follower: Follower

  func makeAsyncIterator() -> Iterator { Iterator(follower: follower, wakes: follower.wakes.makeAsyncIterator()) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let follower: Follower
    fileprivate var wakes: AsyncStream<Void>.Iterator

    mutating func next() async -> Change? {
      while await wakes.next() != nil {
        if let change = follower.take() { return change }
      }
      return nil
    }
  }
}

/// Collects changes while the last ones are being looked at.
private final class Follower: Sendable {
  let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  private let pending = Locked<Change?>(nil)

  init() { (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func whenOver(_ over: @escaping @Sendable () -> Void) { wake.onTermination = { _ in over() } }

  func hear(_ change: Change) {
    pending.with { $0 = $0.map { $0 + change } ?? change }
    wake.yield()
  }

  func take() -> Change? {
    pending.with { pending in
      defer { pending = nil }
      return pending
    }
  }

  func end() { wake.finish() }
}

/// Hands the notebook's changes, which come on a thread of its own, to everyone who follows.
final class Followers: Observer {
  private let all = Locked<[UUID: Follower]?>([:])

  func changes() -> Changes {
    let follower = Follower()
    let name = UUID()
    follower.whenOver { [weak self] in self?.all.with { _ = $0?.removeValue(forKey: name) } }
    follower.hear(.everything)
    let tooLate = all.with { all in
      all?[name] = follower
      return all == nil
    }
    if tooLate { follower.end() }
    return Changes(follower: follower)
  }

  func changed(ids: [Id]) { tell(.ids(Set(ids))) }

  func reset() { tell(.everything) }

  func tell(_ change: Change) {
    for follower in all.with({ Array(($0 ?? [:]).values) }) { follower.hear(change) }
  }

  /// Nobody is told anything any more.
  func end() {
    let last = all.with { all in
      defer { all = nil }
      return Array((all ?? [:]).values)
    }
    for follower in last { follower.end() }
  }
}

/// A value behind a lock.
final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) { self.value = value }

  func with<Answer>(_ work: (inout Value) -> Answer) -> Answer { lock.withLock { work(&value) } }
}
