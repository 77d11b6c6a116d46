// Linux only. Declarations of the part of UIKit (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
@_exported import CoreImage
import SwiftUI

@MainActor open class UIViewController: NSObject {
  @MainActor public override init() {}
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
  public init?(data: Data) {}
  public init(cgImage: CGImage) {}
  public var size: CGSize { .zero }
  public func jpegData(compressionQuality: CGFloat) -> Data? { nil }
}

@MainActor open class UIView: NSObject {
  public init(frame: CGRect) {}
}
@MainActor @preconcurrency public protocol UIViewRepresentable: View where Body == Never {
  associatedtype UIViewType: UIView
  associatedtype Coordinator = Void
  typealias Context = UIViewRepresentableContext<Self>
  func makeUIView(context: Context) -> UIViewType
  func updateUIView(_ uiView: UIViewType, context: Context)
  func makeCoordinator() -> Coordinator
}
extension UIViewRepresentable { public var body: Never { fatalError() } }
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
@MainActor open class UIPrintFormatter: NSObject {}
@MainActor open class UIMarkupTextPrintFormatter: UIPrintFormatter {
  public init(markupText: String) {}
}
@MainActor open class UIPrintInteractionController: NSObject {
  public typealias CompletionHandler = (UIPrintInteractionController, Bool, (any Error)?) -> Void
  public class var shared: UIPrintInteractionController { fatalError() }
  public var printFormatter: UIPrintFormatter?
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
}
extension UIViewControllerRepresentable { public var body: Never { fatalError() } }
@MainActor public struct UIViewControllerRepresentableContext<Representable: UIViewControllerRepresentable> {
  public let coordinator: Representable.Coordinator
}

public enum UIAccessibility {
  public struct Notification: Hashable, Sendable { public static let announcement = Notification() }
  @MainActor public static func post(notification: Notification, argument: Any?) {}
}

extension Image { public init(uiImage: UIImage) { self.init(systemName: "") } }
