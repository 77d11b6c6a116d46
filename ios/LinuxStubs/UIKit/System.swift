import SwiftUI

// Of UIKit: what the app's own file and the screens ask of the system.

@MainActor open class UIApplication: NSObject {
  public struct LaunchOptionsKey: Hashable, Sendable {}
  nonisolated public static let openSettingsURLString = "app-settings:"
  public class var shared: UIApplication { UIApplication() }
  public var shortcutItems: [UIApplicationShortcutItem]?
  public func beginBackgroundTask(
    withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
  ) -> UIBackgroundTaskIdentifier { UIBackgroundTaskIdentifier(rawValue: 0) }
  public func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) {}
  nonisolated override init() {}
}
@MainActor public protocol UIApplicationDelegate: NSObject {
  func application(
    _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
  func application(
    _ application: UIApplication, configurationForConnecting connectingSceneSession: UISceneSession,
    options: UIScene.ConnectionOptions
  ) -> UISceneConfiguration
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void)
}
public enum UIUserInterfaceIdiom: Int, Sendable { case phone, pad }
@MainActor open class UIDevice: NSObject {
  open class var current: UIDevice { UIDevice() }
  open var userInterfaceIdiom: UIUserInterfaceIdiom { .phone }
  nonisolated override init() {}
}
public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
  public static let invalid = Self(rawValue: 0)
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
}
@MainActor open class UIScene: NSObject {
  @MainActor open class ConnectionOptions: NSObject {
    open var shortcutItem: UIApplicationShortcutItem? { nil }
    nonisolated override init() {}
  }
  nonisolated override init() {}
}
open class UIWindowScene: UIScene {}
@MainActor open class UISceneSession: NSObject {
  public struct Role: Hashable, Sendable {}
  open var role: Role { Role() }
  nonisolated override init() {}
}
@MainActor open class UISceneConfiguration: NSObject {
  public init(name: String?, sessionRole: UISceneSession.Role) {}
  open var delegateClass: AnyClass?
}
@MainActor public protocol UIWindowSceneDelegate: NSObject {
  func windowScene(
    _ windowScene: UIWindowScene, performActionFor shortcutItem: UIApplicationShortcutItem,
    completionHandler: @escaping (Bool) -> Void)
}
@MainActor open class UIApplicationShortcutIcon: NSObject { public init(systemImageName: String) {} }
@MainActor open class UIApplicationShortcutItem: NSObject {
  public init(type: String, localizedTitle: String, localizedSubtitle: String?, icon: UIApplicationShortcutIcon?) {
    self.type = type
  }
  public let type: String
}
@propertyWrapper @MainActor public struct UIApplicationDelegateAdaptor<Delegate: NSObject & UIApplicationDelegate> {
  public init(_ type: Delegate.Type) {}
  public var wrappedValue: Delegate { fatalError() }
}
@MainActor open class UISimpleTextPrintFormatter: UIPrintFormatter { public init(text: String) {} }
open class NSExtensionItem: NSObject { public var attachments: [NSItemProvider]? }
open class NSExtensionContext: NSObject {
  public var inputItems: [Any] { [] }
  public func completeRequest(returningItems: [Any]?, completionHandler: ((Bool) -> Void)?) {}
  public func cancelRequest(withError error: any Error) {}
}
open class NSItemProvider: NSObject, @unchecked Sendable {
  public var registeredTypeIdentifiers: [String] { [] }
  public func hasItemConformingToTypeIdentifier(_ type: String) -> Bool { false }
  public func loadDataRepresentation(
    forTypeIdentifier type: String, completionHandler: @escaping @Sendable (Data?, (any Error)?) -> Void
  ) -> Progress { Progress(totalUnitCount: 1) }
  public func loadFileRepresentation(
    forTypeIdentifier type: String, completionHandler: @escaping @Sendable (URL?, (any Error)?) -> Void
  ) -> Progress { Progress(totalUnitCount: 1) }
}
extension UIViewController {
  public var extensionContext: NSExtensionContext? { nil }
}
