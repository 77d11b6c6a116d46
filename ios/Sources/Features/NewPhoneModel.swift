import Observation
import SoundingsCore

/// *New phone*: the new one shows itself, the old one answers with the engineer's key. No code outlives the model.
@Observable @MainActor
public final class NewPhoneModel: ScreenModel<Phones> {
  /// What the new phone shows.
  public private(set) var shown: ShownDevice?
  /// What the old phone answers with.
  public private(set) var answer: String?
  /// The new phone has the key.
  public private(set) var done = false

  override func read(_ change: Change) async throws -> Phones? { try await desk.ask { try $0.phones() } }

  public func show() async {
    await attempt { desk in self.shown = try await desk.ask { try $0.showDevice() } }
  }

  public func handOver(_ text: String) async {
    await attempt { desk in self.answer = try await desk.ask { try $0.handOver(text: text) }.text }
  }

  public func takeKey(_ text: String) async {
    await attempt { desk in
      try await desk.ask { try $0.takeKey(text: text) }
      (self.shown, self.done) = (nil, true)
    }
    await load()
  }
}
