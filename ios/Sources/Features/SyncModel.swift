import Observation
import SoundingsCore

/// *Sync*: the record as it stands, and another try.
@Observable @MainActor
public final class SyncModel: ScreenModel<Sync> {
  /// Why contact broke off last.
  public private(set) var brokeOff: Problem?

  override func read(_ change: Change) async throws -> Sync? {
    brokeOff = desk.brokeOff
    return try await desk.ask { try $0.syncScreen() }
  }

  public func tryNow() async {
    await attempt { desk in try await desk.tryNow() }
    await load()
  }

  /// A note that was shared meanwhile may stay with the team.
  public func leaveShared(_ note: Id) async {
    _ = await act { try $0.changeNote(note: note, change: NoteChange(onlyMe: false), seen: nil) }
  }

  /// Offers once more what the team's server refused.
  public func retry() async {
    await attempt { desk in _ = try await desk.ask { try $0.retryRefused() } }
  }
}
