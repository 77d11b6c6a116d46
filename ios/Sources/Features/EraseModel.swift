import Observation
import SoundingsCore

/// *Erase*: what would go, and what was asked for.
@Observable @MainActor
public final class EraseModel: ScreenModel<EraseAsked> {
  /// Once it is asked for: until when it can be taken back.
  public private(set) var erasing: Erasing?

  private let thing: Id

  public init(desk: Desk, thing: Id) {
    self.thing = thing
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> EraseAsked? {
    let thing = thing
    return try await desk.ask { try $0.wouldErase(id: thing) }
  }

  public func erase() async {
    let thing = thing
    await attempt { self.erasing = try await $0.ask { try $0.erase(id: thing) } }
  }

  /// - Returns: whether it is back.
  public func takeBack() async -> Bool {
    let thing = thing
    let back = await act { try $0.undoDelete(id: thing) }
    if back { erasing = nil }
    return back
  }
}
