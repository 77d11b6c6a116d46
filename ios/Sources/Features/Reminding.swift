import Foundation
import Observation
import SoundingsCore

/// A notification as it is handed to the system: words by their key in the catalogue, so that they follow the phone's
/// language. The customer stands in it only where the core gives one, which it does when that was turned on.
public struct PlannedNotification: Equatable, Sendable {
  public let name: String
  public let at: Date
  public let title: String
  public let more: String
  public let customer: String?
  public let leadsTo: Arrival
}

/// The system's notifications.
public protocol Notifications: Sendable {
  /// Asks a person whether they may be shown; the first time only the system shows the question.
  func ask() async -> Bool
  /// These are shown at their time, and nothing that was planned before.
  func replace(with planned: [PlannedNotification]) async
}

/// Plans what the core says to remind of.
@Observable @MainActor
public final class Reminding {
  public private(set) var isOn: Bool
  /// It was refused in the phone's settings.
  public private(set) var isRefused = false

  private let notifications: any Notifications
  private let kept: UserDefaults
  private static let name = "reminders"

  public init(notifications: any Notifications, kept: UserDefaults = .standard) {
    (self.notifications, self.kept) = (notifications, kept)
    isOn = kept.bool(forKey: Self.name)
  }

  /// Turns reminders on or off; turned on, the system asks.
  public func turn(_ on: Bool) async {
    let allowed = on ? await notifications.ask() : false
    isRefused = on && !allowed
    isOn = on && allowed
    kept.set(isOn, forKey: Self.name)
    if !isOn { await notifications.replace(with: []) }
  }

  /// Plans what is to be reminded of now: when the app goes to the back, and after a refresh.
  public func plan(_ desk: Desk) async {
    guard isOn, let reminders = try? await desk.ask({ try $0.reminders() }) else { return }
    await notifications.replace(with: reminders.map(\.planned))
  }
}

extension Reminder {
  var planned: PlannedNotification {
    let (title, more, leadsTo): (String, String, Arrival) =
      switch of {
      case .debrief(let visit, .stillFresh): ("notify-debrief", "notify-debrief-more", .debrief(visit))
      case .debrief(let visit, .fromMemory): ("notify-debrief-morning", "notify-debrief-more", .debrief(visit))
      case .promise(let promise): ("notify-promise", "notify-promise-more", .promise(promise))
      }
    return PlannedNotification(name: name, at: at.date, title: title, more: more, customer: customer, leadsTo: leadsTo)
  }
}
