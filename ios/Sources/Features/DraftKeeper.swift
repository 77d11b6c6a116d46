import Foundation

/// Saves unsent text 300 ms after the last key, and at least once a second while someone types.
@MainActor
final class DraftKeeper {
  private let clock: any Clock<Duration>
  private let save: @MainActor () async -> Void
  private var quiet: Task<Void, Never>?
  private var limit: Task<Void, Never>?

  init(clock: any Clock<Duration>, save: @escaping @MainActor () async -> Void) {
    self.clock = clock
    self.save = save
  }

  /// A key was pressed.
  func typed() {
    quiet?.cancel()
    quiet = after(.milliseconds(300))
    if limit == nil { limit = after(.seconds(1)) }
  }

  /// Saves now: the app goes to the back, or the screen closes.
  func saveNow() async {
    forget()
    await save()
  }

  /// There is nothing left to save.
  func forget() {
    quiet?.cancel()
    limit?.cancel()
    (quiet, limit) = (nil, nil)
  }

  private func after(_ delay: Duration) -> Task<Void, Never> {
    Task { [weak self, clock] in
      do { try await clock.sleep(for: delay) } catch { return }
      await self?.saveNow()
    }
  }
}
