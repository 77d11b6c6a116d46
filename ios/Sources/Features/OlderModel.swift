import SoundingsCore

/// What is older than the team keeps things: proposed to be erased, never erased by itself.
public final class OlderModel: ScreenModel<Retention> {
  override func read(_ change: Change) async throws -> Retention? {
    try await desk.ask { try $0.retention() }
  }
}
