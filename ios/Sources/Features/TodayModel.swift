import Foundation
import Observation
import SoundingsCore

/// *Today*: the record as it stands, and the ways on from it.
public final class TodayModel: ScreenModel<Today> {
  override func read(_ change: Change) async throws -> Today? { try await desk.ask { try $0.today() } }

  /// Starts a planned visit, or one that needs no customer, person or objective yet.
  /// - Returns: the visit, to open Capture on; nothing where it failed.
  public func start(_ planned: Id? = nil) async -> Id? {
    var started: Id?
    await attempt { desk in
      started = try await desk.ask { try $0.startVisit(visit: StartVisit(visit: planned)) }
    }
    return started
  }

  /// Since when a visit is under way; nothing while none is.
  public static func underWaySince(_ desk: Desk) async -> Date? {
    try? await desk.ask { try $0.today().underWay?.started?.date }
  }

  /// From outside: the visit under way, or one that begins now.
  public func startOrGoOn() async -> Id? {
    var visit: Id?
    await attempt { desk in visit = try await desk.ask { try $0.startOrGoOn() } }
    return visit
  }

  /// How the notebook is to be kept safe was asked.
  public func keepingWasAsked() async {
    await attempt { desk in try await desk.ask { try $0.keepingWasAsked() } }
    await load()
  }

  /// *These notes are only on this phone* was read; it is said again in a week.
  public func later() async {
    await attempt { desk in try await desk.ask { try $0.onlyHereWasSeen() } }
    await load()
  }
}
