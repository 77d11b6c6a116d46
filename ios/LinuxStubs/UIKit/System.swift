import SwiftUI

// Of UIKit: what the app's own file and the screens ask of the system.

@MainActor open class UIApplication: NSObject {
  public struct LaunchOptionsKey: Hashable, Sendable {}
  nonisolated public static let openSettingsURLString = "app-settings:"
  public class var shared: UIApplication { UIApplication() }
  public var shortcutItems: [UIApplicationShortcutItem]?
  nonisolated override init() {}
}
@MainActor public protocol UIApplicationDelegate: NSObject {
  func application(
    _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
  func applicationWillResignActive(_ application: UIApplication)
  func applicationDidEnterBackground(_ application: UIApplication)
  func application(
    _ application: UIApplication, performActionFor action: UIApplicationShortcutItem,
    completionHandler: @escaping (Bool) -> Void)
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void)
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
