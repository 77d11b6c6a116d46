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
  private nonisolated let broke = Locked<Problem?>(nil)

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

  /// Why contact with the team's server broke off last, as over an invitation; nothing once something else is tried.
  nonisolated var brokeOff: Problem? { broke.with { $0 } }

  /// Stays in contact with the team's server, on a thread of its own, until the task is cancelled or the notebook is
  /// closed. Why contact broke off is told, and it goes on: the next invitation may be a better one.
  public nonisolated func stayInContact() async {
    let cancel = Cancel()
    await withTaskCancellationHandler {
      while let problem = await contact(cancel), problem != .notebook(.Closed) {
        broke.with { $0 = problem }
        lookAgain()
        try? await Task.sleep(for: .seconds(1))
      }
    } onCancel: {
      cancel.cancel()
    }
  }

  /// One contact, as long as it lasts, and why it broke off; nothing where it was cancelled.
  private nonisolated func contact(_ cancel: Cancel) async -> Problem? {
    await withCheckedContinuation { done in
      DispatchQueue.global(qos: .utility).async { [notebook] in
        do {
          try notebook.stayInContact(cancel: cancel)
          done.resume(returning: nil)
        } catch {
          done.resume(returning: Problem(error))
        }
      }
    }
  }

  /// Whoever stays in contact looks at once: something new waits.
  func wake() { notebook.wake() }

  /// Keeps an invitation; who stays in contact brings it to the team's server at once.
  func join(_ invitation: String) throws {
    broke.with { $0 = nil }
    try notebook.join(invite: invitation)
    notebook.wake()
    lookAgain()
  }

  /// Has contact begun anew, whatever pause there was.
  func tryNow() throws {
    broke.with { $0 = nil }
    try notebook.tryNow()
    lookAgain()
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
