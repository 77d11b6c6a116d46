import Observation
import SoundingsCore

/// A screen's record, read again after every change, and what went wrong last.
@Observable @MainActor
public class ScreenModel<Record: Sendable> {
  /// Nothing before the first reading. A reading that fails leaves the record that was there.
  public internal(set) var record: Record?
  public internal(set) var problem: Problem?
  /// What is typed on the page and not kept yet; the page keeps it in its scene. Nothing secret goes in here.
  public var typed = Typed()

  public let desk: Desk

  @ObservationIgnored private var unread = false
  @ObservationIgnored private var reading: Task<Void, Never>?

  public init(desk: Desk) { self.desk = desk }

  /// The record after a change; nothing where the change does not concern it.
  func read(_ change: Change) async throws -> Record? { nil }

  /// Reads the record, and again after every change, until the task is cancelled.
  public func follow() async {
    for await change in desk.changes() { await look(change) }
  }

  /// Reads the record now and then, until the task is cancelled: how contact with the team's server goes changes no
  /// thing, so nobody is told of it.
  public func lookWhileShown() async {
    while (try? await Task.sleep(for: .seconds(2))) != nil { await load() }
  }

  /// Reads the record now.
  public func load() async { await look(.everything) }

  /// One reading after the other; one that nobody waits for any more is left.
  func look(_ change: Change) async {
    let before = reading
    let now = Task {
      await before?.value
      await readNow(change)
    }
    reading = now
    await withTaskCancellationHandler {
      await now.value
    } onCancel: {
      now.cancel()
    }
  }

  private func readNow(_ change: Change) async {
    do {
      try Task.checkCancellation()
      if let read = try await read(change) { record = read }
      // A reading takes back what a reading met; what an act met stays in sight until the next act.
      if unread { problem = nil }
      unread = false
    } catch is CancellationError {
      // The screen is gone; what it showed stands until it is shown again.
    } catch {
      problem = Problem(error)
      unread = true
    }
  }

  /// Does something and remembers why it failed, if it did; whoever stays in contact with the team's server looks at
  /// once.
  @discardableResult
  func attempt(_ work: (Desk) async throws -> Void) async -> Bool {
    do {
      try await work(desk)
      await desk.wake()
      problem = nil
      return true
    } catch {
      problem = Problem(error)
      return false
    }
  }
}
