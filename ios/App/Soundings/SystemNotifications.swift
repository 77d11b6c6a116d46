import Features
import Foundation
import UserNotifications

/// The system's local notifications. Their words follow the phone's language; names stand in them only where the core
/// gave one.
struct SystemNotifications: Notifications {
  static let leadsTo = "leads-to"
  /// Ours begin so.
  private static let prefix = "reminder "

  func ask() async -> Bool {
    (try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .sound])) ?? false
  }

  func replace(with planned: [PlannedNotification]) async {
    let center = UNUserNotificationCenter.current()
    let old = await center.pendingNotificationRequests().map(\.identifier).filter { $0.hasPrefix(Self.prefix) }
    center.removePendingNotificationRequests(withIdentifiers: old)
    for one in planned { try? await center.add(request(one)) }
  }

  private func request(_ planned: PlannedNotification) -> UNNotificationRequest {
    let content = UNMutableNotificationContent()
    content.title = NSString.localizedUserNotificationString(forKey: planned.title, arguments: nil)
    content.body = NSString.localizedUserNotificationString(forKey: planned.more, arguments: nil)
    if let customer = planned.customer { content.subtitle = customer }
    content.userInfo = [Self.leadsTo: planned.leadsTo.written]
    // What is due already is shown at once.
    let wait = max(1, planned.at.timeIntervalSinceNow)
    let trigger = UNTimeIntervalNotificationTrigger(timeInterval: wait, repeats: false)
    return UNNotificationRequest(identifier: Self.prefix + planned.name, content: content, trigger: trigger)
  }
}
