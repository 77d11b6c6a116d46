import Observation
import SoundingsCore

/// *Join a visit*: the visit under way, to be joined; or a teammate's, by what their phone shows.
@Observable
public final class JoinVisitModel: ScreenModel<Bool> {
  /// One's own visit, shown to a teammate; nothing where none is under way.
  public private(set) var shown: VisitToJoin?
  /// What a teammate's code says, before anything is joined.
  public private(set) var seen: VisitToJoin?
  /// What was pasted, typed or scanned.
  public var code: String {
    get { typed[text: "code"] }
    set { typed[text: "code"] = newValue }
  }

  /// Whether there is a visit of one's own to show; with one, why it can't be shown is the problem.
  override func read(_ change: Change) async throws -> Bool? {
    let underWay = try await desk.ask { try $0.today().underWay != nil }
    record = underWay
    shown = underWay ? try await desk.ask { try $0.showVisit() } : nil
    return underWay
  }

  /// Read at once, and nothing joined by it.
  public func write(_ text: String) async {
    code = text
    seen = nil
    guard !text.trimmed.isEmpty else { return }
    let wanted = text.trimmed
    await attempt { desk in self.seen = try await desk.ask { try $0.lookAtVisit(text: wanted) } }
  }

  /// - Returns: the visit; nothing where it failed.
  public func join() async -> Id? {
    let text = code.trimmed
    var joined: Id?
    await attempt { desk in joined = try await desk.ask { try $0.joinVisit(text: text) } }
    if joined != nil { (code, seen) = ("", nil) }
    return joined
  }
}
