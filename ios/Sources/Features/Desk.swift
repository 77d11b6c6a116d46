import Foundation
import SoundingsCore

/// Where the shell works with the notebook: one call after the other, in the order they were asked for, on a queue of
/// its own, so that the notebook's synchronous calls never hold up the main actor.
///
/// The order matters: a draft saved after a note was sent must not overtake it.
public actor Desk {
  private let notebook: any NotebookProtocol
  private let executor = DeskExecutor()
  private nonisolated let followers = Followers()

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  public init(_ notebook: any NotebookProtocol) {
    self.notebook = notebook
    notebook.onChange(observer: followers)
  }

  /// Asks the notebook one thing.
  func ask<Answer: Sendable>(_ question: @Sendable (any NotebookProtocol) throws -> Answer) throws -> Answer {
    try question(notebook)
  }

  /// First everything, then every change, whoever made it; those that come while one is looked at are told together.
  /// It ends when the notebook is closed.
  nonisolated func changes() -> Changes { followers.changes() }

  /// Something may be different: another day, back from the background.
  public nonisolated func lookAgain() { followers.tell(.everything) }

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

  /// The app is in front again; another day may have come.
  public func resume() {
    notebook.resume()
    lookAgain()
  }

  /// Ends every stream of changes and closes the notebook; a second time does nothing.
  public func close() {
    notebook.shut()
    followers.end()
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
