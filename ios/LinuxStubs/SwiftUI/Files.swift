import CoreImage
@_exported import UniformTypeIdentifiers

// What hands files, pasted words and secrets over.

public struct Image_Orientation: Sendable { public static let up = Self() }
extension Image {
  nonisolated public init(decorative cgImage: CGImage, scale: CGFloat) { self.init(systemName: "") }
}
@MainActor @preconcurrency public struct PasteButton: Leaf {
  nonisolated public init<T: Transferable>(payloadType: T.Type, onPaste: @escaping ([T]) -> Void) {}
}
public struct SecureField<L: View>: Leaf { nonisolated init(_: Void) {} }
extension SecureField where L == Text {
  nonisolated public init(_ k: LocalizedStringKey, text: Binding<String>, prompt: Text? = nil) { self.init(()) }
}
extension EnvironmentValues { public var isSceneCaptured: Bool { false } }
extension View {
  nonisolated public func fileImporter(
    isPresented: Binding<Bool>, allowedContentTypes: [UTType], allowsMultipleSelection: Bool,
    onCompletion: @escaping (Result<[URL], any Error>) -> Void
  ) -> some View { m }
  nonisolated public func fileMover(
    isPresented: Binding<Bool>, file: URL?, onCompletion: @escaping (Result<URL, any Error>) -> Void
  ) -> some View { m }
  nonisolated public func privacySensitive(_ sensitive: Bool = true) -> some View { m }
  nonisolated public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { m }
  nonisolated public func textSelection<S: TextSelectability>(_ s: S) -> some View { m }
  nonisolated public func accessibilityRemoveTraits(_ t: AccessibilityTraits) -> some View { m }
}
public struct ButtonBorderShape: Sendable {
  public static func roundedRectangle(radius: CGFloat) -> Self { .init() }
}
public protocol TextSelectability {}
public struct EnabledTextSelectability: TextSelectability {}
extension TextSelectability where Self == EnabledTextSelectability { public static var enabled: Self { .init() } }
