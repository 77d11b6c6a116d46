import Foundation
import Observation
import SoundingsCore

/// *Today*: the record as it stands, and the ways on from it.
@Observable @MainActor
public final class TodayModel {
  /// Nothing before the first load.
  public private(set) var record: Today?
  public private(set) var failure: Trouble?

  public let desk: Desk

  public init(desk: Desk) { self.desk = desk }

  /// Loads the record, then again after every change, until the task is cancelled.
  public func follow() async {
    let changes = desk.changes()
    await load()
    for await _ in changes { await load() }
  }

  public func load() async {
    do {
      record = try await desk.ask { try $0.today() }
      failure = nil
    } catch {
      failure = Trouble(error)
    }
  }

  /// Starts a planned visit, or one that needs no customer, person or objective yet.
  /// - Returns: the visit, to open Capture on; nothing where it failed.
  public func start(_ planned: Id? = nil) async -> Id? {
    do {
      let start = StartVisit(visit: planned)
      let visit = try await desk.ask { try $0.startVisit(visit: start) }
      failure = nil
      return visit
    } catch {
      failure = Trouble(error)
      return nil
    }
  }

  /// Gives a visit with one's own notes of it to the team.
  public func share(_ visit: Id) async {
    do {
      _ = try await desk.ask { try $0.share(ids: [visit]) }
      failure = nil
    } catch {
      failure = Trouble(error)
    }
  }
}
