import Observation

/// A key under a finger: touched, it is pressed; held, it is heard until it is let go; slid up meanwhile, that goes on without
/// the finger. The end of what was held is no press.
@Observable @MainActor
public final class HeldKey {
  /// A shorter touch is a press.
  static let long = Duration.milliseconds(300)
  /// So far up, in points, is slid.
  static let far = 56.0

  private let clock: any Clock<Duration>
  @ObservationIgnored private var waiting: Task<Void, Never>?
  @ObservationIgnored private var isHeld = false
  /// The button of a touch that was held says that it was pressed, before or after the finger is known to be gone.
  @ObservationIgnored private var wasHeld = false

  public init(clock: any Clock<Duration> = ContinuousClock()) { self.clock = clock }

  /// A finger is on it; `begin` where it stays.
  public func touched(_ begin: @escaping @MainActor () -> Void) {
    wasHeld = false
    waiting?.cancel()
    waiting = Task { [weak self, clock] in
      do { try await clock.sleep(for: Self.long) } catch { return }
      guard let self else { return }
      (isHeld, wasHeld) = (true, true)
      begin()
    }
  }

  /// - Parameter height: how far the finger was moved, down; up is less than nothing
  /// - Returns: whether what is heard goes on without the finger
  public func isSlid(_ height: Double) -> Bool { isHeld && height < -Self.far }

  /// The finger is gone, also where the system took it away as when the page begins to roll; `end` where it was held.
  public func lifted(_ end: @MainActor () -> Void) {
    waiting?.cancel()
    waiting = nil
    guard isHeld else { return }
    isHeld = false
    end()
  }

  /// The button says that it was pressed.
  /// - Returns: whether it was, and not held
  public func pressed() -> Bool {
    defer { wasHeld = false }
    return !wasHeld
  }
}
