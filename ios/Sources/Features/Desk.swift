import Foundation
import SoundingsCore

/// Where the shell works with the notebook: one call after the other, in the order they were asked for, on a queue of
/// its own, so that the notebook's synchronous calls never hold up the main actor.
///
/// The order matters: a draft saved after a note was sent must not overtake it.
public actor Desk {
  private let notebook: any NotebookProtocol
  private let executor = DeskExecutor()
  private nonisolated let tide = Tide()

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  public init(_ notebook: any NotebookProtocol) {
    self.notebook = notebook
    notebook.onChange(observer: tide)
  }

  /// Asks the notebook one thing.
  func ask<Answer: Sendable>(_ question: @Sendable (any NotebookProtocol) throws -> Answer) throws -> Answer {
    try question(notebook)
  }

  /// One element for every change of the notebook, whoever made it; changes that come while the last one is still
  /// being looked at are told once.
  public nonisolated func changes() -> AsyncStream<Void> { tide.stream() }

  /// Stays in contact with the team's server, on a thread of its own, until the task is cancelled or the notebook is
  /// closed. What can't be said now is said later; Sync says what waits.
  public nonisolated func stayInContact() async {
    let cancel = Cancel()
    await withTaskCancellationHandler {
      await withCheckedContinuation { done in
        DispatchQueue.global(qos: .utility).async { [notebook] in
          // An error here is a closed notebook: nothing to stay in contact for.
          try? notebook.stayInContact(cancel: cancel)
          done.resume()
        }
      }
    } onCancel: {
      cancel.cancel()
    }
  }

  /// Before the system suspends the app: no transaction stays open.
  public func pause() { notebook.pause() }

  /// The app is in front again.
  public func resume() { notebook.resume() }

  /// Ends every stream of changes and closes the notebook; a second time does nothing.
  public func close() {
    notebook.shut()
    tide.end()
  }
}

/// Runs the desk's work in strict order on one queue.
private final class DeskExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "soundings.desk", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// Hands the notebook's changes, which come on a thread of its own, to every model that listens.
private final class Tide: Observer, @unchecked Sendable {
  private let lock = NSLock()
  private var listeners: [UUID: AsyncStream<Void>.Continuation] = [:]
  private var ended = false

  func stream() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let name = UUID()
    continuation.onTermination = { [weak self] _ in self?.forget(name) }
    let tooLate = lock.withLock {
      if !ended { listeners[name] = continuation }
      return ended
    }
    if tooLate { continuation.finish() }
    return stream
  }

  func changed(ids: [Id]) { rise() }

  func reset() { rise() }

  private func rise() {
    for listener in lock.withLock({ Array(listeners.values) }) { listener.yield() }
  }

  func end() {
    let last = lock.withLock {
      ended = true
      return Array(listeners.values)
    }
    for listener in last { listener.finish() }
  }

  private func forget(_ name: UUID) {
    _ = lock.withLock { listeners.removeValue(forKey: name) }
  }
}
