import Foundation

public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let badge = Self(rawValue: 1), sound = Self(rawValue: 2), alert = Self(rawValue: 4)
}
open class UNNotificationContent: NSObject { public var userInfo: [AnyHashable: Any] = [:] }
open class UNMutableNotificationContent: UNNotificationContent {
  public var title = ""
  public var subtitle = ""
  public var body = ""
}
open class UNNotificationTrigger: NSObject {}
open class UNTimeIntervalNotificationTrigger: UNNotificationTrigger { public init(timeInterval: TimeInterval, repeats: Bool) {} }
open class UNNotificationRequest: NSObject, @unchecked Sendable {
  public let identifier: String
  public let content: UNNotificationContent
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
    (self.identifier, self.content) = (identifier, content)
  }
}
open class UNNotification: NSObject { public var request: UNNotificationRequest { fatalError() } }
open class UNNotificationResponse: NSObject { public var notification: UNNotification { fatalError() } }
public protocol UNUserNotificationCenterDelegate: AnyObject {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void)
}
open class UNUserNotificationCenter: NSObject, @unchecked Sendable {
  public class func current() -> UNUserNotificationCenter { UNUserNotificationCenter() }
  public weak var delegate: (any UNUserNotificationCenterDelegate)?
  public func requestAuthorization(options: UNAuthorizationOptions) async throws -> Bool { false }
  public func pendingNotificationRequests() async -> [UNNotificationRequest] { [] }
  public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {}
  public func add(_ request: UNNotificationRequest) async throws {}
}
extension NSString { public class func localizedUserNotificationString(forKey key: String, arguments: [Any]?) -> String { key } }
