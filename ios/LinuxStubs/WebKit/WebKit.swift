// Linux only. Declarations of the part of WebKit (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
import Foundation
import UIKit

open class WKNavigation: NSObject {}
open class WKWebpagePreferences: NSObject {
  @MainActor public var allowsContentJavaScript = true
}
open class WKWebsiteDataStore: NSObject {
  @MainActor public class func nonPersistent() -> WKWebsiteDataStore { WKWebsiteDataStore() }
}
open class WKWebViewConfiguration: NSObject {
  @MainActor public override init() {}
  @MainActor public var defaultWebpagePreferences: WKWebpagePreferences! = WKWebpagePreferences()
  @MainActor public var websiteDataStore = WKWebsiteDataStore()
}
open class WKWebView: UIView {
  public init(frame: CGRect, configuration: WKWebViewConfiguration) { super.init(frame: frame) }
  public weak var navigationDelegate: (any WKNavigationDelegate)?
  @discardableResult
  public func loadHTMLString(_ string: String, baseURL: URL?) -> WKNavigation? { nil }
}
@MainActor public protocol WKNavigationDelegate: NSObjectProtocol {
  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!)
  func webView(_ webView: WKWebView, didFail navigation: WKNavigation!, withError error: any Error)
  func webViewWebContentProcessDidTerminate(_ webView: WKWebView)
}
