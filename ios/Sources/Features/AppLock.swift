import Foundation
import Observation
import SoundingsCore

#if canImport(LocalAuthentication)
  import LocalAuthentication
#endif

/// The phone's own lock: face, fingerprint, or its code.
public protocol ScreenLock: Sendable {
  /// Whether the phone has one.
  func isSet() -> Bool
  /// Asks whoever holds the phone to show that it is theirs.
  func ask(_ reason: String) async -> Bool
}

#if canImport(LocalAuthentication)
  public struct PhoneScreenLock: ScreenLock {
    public init() {}

    public func isSet() -> Bool { LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil) }

    public func ask(_ reason: String) async -> Bool {
      (try? await LAContext().evaluatePolicy(.deviceOwnerAuthentication, localizedReason: reason)) ?? false
    }
  }
#else
  /// Where the system has no lock of its own.
  public struct PhoneScreenLock: ScreenLock {
    public init() {}
    public func isSet() -> Bool { false }
    public func ask(_ reason: String) async -> Bool { true }
  }
#endif

/// Whether what was noted may be read now. It guards reading, not writing (rule 14): while locked, notes can be taken
/// and none is shown. It gates screens and no key: a new fingerprint loses nothing, and a phone whose screen lock was
/// taken away opens.
@Observable @MainActor
public final class AppLock {
  public private(set) var isOn: Bool
  public private(set) var isLocked: Bool
  /// The app is not in front: what the app switcher shows is covered where the lock is on.
  public private(set) var isCovered = false

  public let screenLock: any ScreenLock
  private let kept: UserDefaults
  private let now: () -> Date
  @ObservationIgnored private var left: Date?

  /// Away for less than this, as in the camera or among one's files, is not away.
  static let away: TimeInterval = 60
  private static let name = "lock"

  public init(screenLock: any ScreenLock, kept: UserDefaults = .standard, now: @escaping () -> Date = { .now }) {
    (self.screenLock, self.kept, self.now) = (screenLock, kept, now)
    let on = kept.bool(forKey: Self.name)
    (isOn, isLocked) = (on, on && screenLock.isSet())
  }

  /// Turns the lock on or off, by whoever can open the phone.
  public func turn(_ on: Bool, reason: String) async {
    if screenLock.isSet() {
      guard await screenLock.ask(reason) else { return }
    } else if on {
      return
    }
    kept.set(on, forKey: Self.name)
    (isOn, isLocked) = (on, false)
  }

  /// Opens, if whoever holds the phone shows that it is theirs.
  public func open(reason: String) async -> Bool {
    let opened = await screenLock.ask(reason)
    if opened { isLocked = false }
    return opened
  }

  /// The app is not in front any more, or about to be shown among others.
  public func leave(toBack: Bool) {
    isCovered = isOn
    if toBack && left == nil { left = now() }
  }

  /// The app is in front again.
  public func comeBack() {
    isCovered = false
    defer { left = nil }
    guard isOn else { return }
    if !screenLock.isSet() {
      isLocked = false
    } else if let left, now().timeIntervalSince(left) > Self.away {
      isLocked = true
    }
  }
}

/// Takes notes while the app is locked, and shows none. It begins empty: the draft that is in the notebook stays there.
@Observable @MainActor
public final class LockedModel {
  public var text = ""
  public private(set) var kept = 0
  public private(set) var problem: Problem?

  private let door: Door

  public init(door: Door) { self.door = door }

  /// A note, durable when this returns. An empty field is none.
  public func press(_ kind: ObservationKind) async {
    let words = text
    guard !words.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else { return }
    text = ""
    do {
      try await door.captureBeside(NewObservation(visit: .underWay, kind: kind, text: words))
      kept += 1
      problem = nil
    } catch {
      text = words + text
      problem = Problem(error)
    }
  }
}
