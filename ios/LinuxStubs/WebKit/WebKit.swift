// Linux only. Declarations of the part of WebKit (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
import Foundation
import UIKit

@MainActor open class WKWebpagePreferences: NSObject { public var allowsContentJavaScript = true }
@MainActor open class WKWebViewConfiguration: NSObject {
  @MainActor public override init() {}
  public var defaultWebpagePreferences = WKWebpagePreferences()
}
open class WKNavigation: NSObject {}
open class WKWebView: UIView {
  public init(frame: CGRect, configuration: WKWebViewConfiguration) { super.init(frame: frame) }
  @discardableResult public func loadHTMLString(_ string: String, baseURL: URL?) -> WKNavigation? { nil }
}
