import Observation
import SoundingsCore

/// *Join*: an invitation as it is written or opened, whose it is, and how joining goes.
@Observable @MainActor
public final class JoinModel: ScreenModel<Settings> {
  /// The invitation as it is being written.
  public var text = ""
  /// What the invitation says; nothing while it is none.
  public private(set) var invitation: Invitation?
  /// What the team's server said of it.
  public private(set) var brokeOff: Problem?

  override func read(_ change: Change) async throws -> Settings? {
    brokeOff = desk.brokeOff
    return try await desk.ask { try $0.settings() }
  }

  /// What is no invitation says nothing yet: it may be half of one.
  public func write(_ text: String) async {
    self.text = text
    let said = try? await desk.ask { try $0.invitation(text: text) }
    if self.text == text { invitation = said }
  }

  public func join() async {
    let text = text
    await attempt { desk in try await desk.join(text) }
    await load()
  }

  public func tryNow() async {
    await attempt { desk in try await desk.tryNow() }
    await load()
  }
}
