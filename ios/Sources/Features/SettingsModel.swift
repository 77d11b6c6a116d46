import SoundingsCore

/// *Settings*: the record as it stands.
public final class SettingsModel: ScreenModel<Settings> {
  override func read(_ change: Change) async throws -> Settings? { try await desk.ask { try $0.settings() } }
}
