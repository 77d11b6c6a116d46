// Linux only. Declarations of the part of UIKit (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
@_exported import CoreImage
import SwiftUI

@MainActor open class UIViewController: NSObject {
  @MainActor public override init() {}
  open func viewDidAppear(_ animated: Bool) {}
}
extension UIViewController {
  public func present(_ viewControllerToPresent: UIViewController, animated flag: Bool, completion: (() -> Void)? = nil) {}
}
@MainActor open class UIAlertAction: NSObject {
  public enum Style: Int, Sendable { case `default`, cancel, destructive }
  public init(title: String?, style: Style, handler: ((UIAlertAction) -> Void)? = nil) {}
}
open class UIAlertController: UIViewController {
  public enum Style: Int, Sendable { case actionSheet, alert }
  public convenience init(title: String?, message: String?, preferredStyle: Style) { self.init() }
  public func addAction(_ action: UIAlertAction) {}
}
open class UINavigationController: UIViewController {}
@MainActor public protocol UINavigationControllerDelegate: AnyObject {}
@MainActor public protocol UIImagePickerControllerDelegate: AnyObject {
  func imagePickerController(
    _ picker: UIImagePickerController, didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any])
  func imagePickerControllerDidCancel(_ picker: UIImagePickerController)
}
open class UIImagePickerController: UINavigationController {
  public enum SourceType: Int, Sendable { case photoLibrary, camera, savedPhotosAlbum }
  public struct InfoKey: Hashable, Sendable { public static let originalImage = InfoKey(), imageURL = InfoKey() }
  public class func isSourceTypeAvailable(_ sourceType: SourceType) -> Bool { false }
  public var sourceType = SourceType.photoLibrary
  public weak var delegate: (any UIImagePickerControllerDelegate & UINavigationControllerDelegate)?
}
open class UIImage: NSObject, @unchecked Sendable {
  public override init() {}
  public init?(data: Data) {}
  public init(cgImage: CGImage) {}
  public var size: CGSize { .zero }
  public func byPreparingForDisplay() async -> UIImage? { self }
  public func jpegData(compressionQuality: CGFloat) -> Data? { nil }
}

@MainActor open class UIView: NSObject {
  public override init() {}
  public init(frame: CGRect) {}
  public var backgroundColor: UIColor?
  open var isUserInteractionEnabled: Bool { get { true } set {} }
  open var window: UIWindow? { nil }
  open func didMoveToWindow() {}
  open func addGestureRecognizer(_ gestureRecognizer: UIGestureRecognizer) {}
  open func removeGestureRecognizer(_ gestureRecognizer: UIGestureRecognizer) {}
  public func sizeThatFits(_ size: CGSize) -> CGSize { size }
}
open class UIWindow: UIView {}
@MainActor open class UIGestureRecognizer: NSObject {
  public override init() {}
  public weak var delegate: (any UIGestureRecognizerDelegate)?
  open var view: UIView? { nil }
}
open class UIPanGestureRecognizer: UIGestureRecognizer {
  public var minimumNumberOfTouches = 1
  public var maximumNumberOfTouches = Int.max
  open func translation(in view: UIView?) -> CGPoint { .zero }
}
@MainActor public protocol UIGestureRecognizerDelegate: NSObjectProtocol {
  func gestureRecognizerShouldBegin(_ gestureRecognizer: UIGestureRecognizer) -> Bool
  func gestureRecognizer(
    _ gestureRecognizer: UIGestureRecognizer,
    shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
  ) -> Bool
}
extension UIGestureRecognizerDelegate {
  public func gestureRecognizerShouldBegin(_ gestureRecognizer: UIGestureRecognizer) -> Bool { true }
  public func gestureRecognizer(
    _ gestureRecognizer: UIGestureRecognizer,
    shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
  ) -> Bool { false }
}
@MainActor @preconcurrency public protocol UIViewRepresentable: View where Body == Never {
  associatedtype UIViewType: UIView
  associatedtype Coordinator = Void
  typealias Context = UIViewRepresentableContext<Self>
  func makeUIView(context: Context) -> UIViewType
  func updateUIView(_ uiView: UIViewType, context: Context)
  func makeCoordinator() -> Coordinator
  func sizeThatFits(_ proposal: ProposedViewSize, uiView: UIViewType, context: Context) -> CGSize?
}
extension UIViewRepresentable {
  public var body: Never { fatalError() }
  public func sizeThatFits(_ proposal: ProposedViewSize, uiView: UIViewType, context: Context) -> CGSize? { nil }
}
extension UIViewRepresentable where Coordinator == Void { public func makeCoordinator() {} }
@MainActor public struct UIViewRepresentableContext<Representable: UIViewRepresentable> {
  public let coordinator: Representable.Coordinator
}
open class UIPasteboard: NSObject {
  public struct OptionsKey: Hashable, Sendable {
    public static let localOnly = OptionsKey(), expirationDate = OptionsKey()
  }
  public class var general: UIPasteboard { UIPasteboard() }
  open var string: String?
  open func setItems(_ items: [[String: Any]], options: [OptionsKey: Any] = [:]) {}
}
@MainActor open class UIPrintFormatter: NSObject { public var perPageContentInsets = UIEdgeInsets.zero }
open class UIViewPrintFormatter: UIPrintFormatter {}
public enum UIUserInterfaceStyle: Int, Sendable { case unspecified, light, dark }
extension UIView {
  public func viewPrintFormatter() -> UIViewPrintFormatter { UIViewPrintFormatter() }
  public var overrideUserInterfaceStyle: UIUserInterfaceStyle { get { .unspecified } set {} }
}
// Not of the main actor in Apple's headers: what overrides it may not be either.
open class UIPrintPageRenderer: NSObject {
  public override init() {}
  open var paperRect: CGRect { .zero }
  open var printableRect: CGRect { .zero }
  open var numberOfPages: Int { 0 }
  open func addPrintFormatter(_ formatter: UIPrintFormatter, startingAtPageAt pageIndex: Int) {}
  open func prepare(forDrawingPages range: NSRange) {}
  open func drawPage(at pageIndex: Int, in inRect: CGRect) {}
}
open class UIGraphicsPDFRendererContext: NSObject { open func beginPage() {} }
open class UIGraphicsPDFRenderer: NSObject {
  public init(bounds: CGRect) {}
  open func pdfData(actions: (UIGraphicsPDFRendererContext) -> Void) -> Data { Data() }
}
extension NSString {
  public func draw(at point: CGPoint, withAttributes attrs: [NSAttributedString.Key: Any]? = nil) {}
  public func size(withAttributes attrs: [NSAttributedString.Key: Any]? = nil) -> CGSize { .zero }
}
@MainActor open class UIPrintInteractionController: NSObject {
  public typealias CompletionHandler = (UIPrintInteractionController, Bool, (any Error)?) -> Void
  public class var shared: UIPrintInteractionController { fatalError() }
  public var printFormatter: UIPrintFormatter?
  public var printingItem: Any?
  @discardableResult
  public func present(animated: Bool, completionHandler completion: CompletionHandler?) -> Bool { false }
}

@MainActor @preconcurrency public protocol UIViewControllerRepresentable: View where Body == Never {
  associatedtype UIViewControllerType: UIViewController
  associatedtype Coordinator = Void
  typealias Context = UIViewControllerRepresentableContext<Self>
  func makeUIViewController(context: Context) -> UIViewControllerType
  func updateUIViewController(_ uiViewController: UIViewControllerType, context: Context)
  func makeCoordinator() -> Coordinator
  static func dismantleUIViewController(_ uiViewController: UIViewControllerType, coordinator: Coordinator)
}
extension UIViewControllerRepresentable {
  public var body: Never { fatalError() }
  public static func dismantleUIViewController(_ uiViewController: UIViewControllerType, coordinator: Coordinator) {}
}
@MainActor public struct UIViewControllerRepresentableContext<Representable: UIViewControllerRepresentable> {
  public let coordinator: Representable.Coordinator
}

public enum UIAccessibility {
  public struct Notification: Hashable, Sendable { public static let announcement = Notification() }
  @MainActor public static func post(notification: Notification, argument: Any?) {}
}

extension Image { public init(uiImage: UIImage) { self.init(systemName: "") } }
// MARK: text
open class UIScrollView: UIView { @MainActor public var isScrollEnabled = true }
open class UIColor: NSObject, @unchecked Sendable {
  public class var clear: UIColor { UIColor() }
  public class var black: UIColor { UIColor() }
  public class var label: UIColor { UIColor() }
}
public struct UIEdgeInsets: Equatable, Sendable {
  public static let zero = UIEdgeInsets(top: 0, left: 0, bottom: 0, right: 0)
  public init(top: CGFloat, left: CGFloat, bottom: CGFloat, right: CGFloat) {}
}
open class UIFontDescriptor: NSObject {
  public struct SystemDesign: Hashable, Sendable { public static let serif = SystemDesign() }
  public func withDesign(_ design: SystemDesign) -> UIFontDescriptor? { self }
}
open class UIFont: NSObject, @unchecked Sendable {
  public struct TextStyle: Hashable, Sendable { public static let body = TextStyle() }
  public class func systemFont(ofSize size: CGFloat) -> UIFont { UIFont() }
  override public init() {}
  public convenience init(descriptor: UIFontDescriptor, size: CGFloat) { self.init() }
  public var fontDescriptor: UIFontDescriptor { UIFontDescriptor() }
}
open class UIFontMetrics: NSObject {
  public init(forTextStyle style: UIFont.TextStyle) {}
  public func scaledFont(for font: UIFont) -> UIFont { font }
}
public struct NSUnderlineStyle: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let single = NSUnderlineStyle(rawValue: 1)
}
extension NSAttributedString.Key {
  public static let font = Self(rawValue: "NSFont"), foregroundColor = Self(rawValue: "NSColor")
  public static let underlineStyle = Self(rawValue: "NSUnderline")
}
@MainActor public protocol UITextViewDelegate: NSObjectProtocol { func textViewDidChangeSelection(_ textView: UITextView) }
extension UITextViewDelegate { public func textViewDidChangeSelection(_ textView: UITextView) {} }
open class UITextView: UIScrollView {
  @MainActor public var text: String! = ""
  @MainActor public var attributedText: NSAttributedString! = NSAttributedString(string: "")
  @MainActor public var isEditable = true
  @MainActor public var selectedRange = NSRange()
  @MainActor public var textContainerInset = UIEdgeInsets.zero
  @MainActor public var adjustsFontForContentSizeCategory = false
  @MainActor public weak var delegate: (any UITextViewDelegate)?
}

