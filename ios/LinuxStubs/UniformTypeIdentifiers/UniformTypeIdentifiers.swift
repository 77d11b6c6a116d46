// Linux only. Declarations of the part of UniformTypeIdentifiers (iOS 14) that the screens use; see LinuxStubs/SwiftUI.
public struct UTType: Hashable, Sendable {
  public static let text = UTType(), plainText = UTType(), commaSeparatedText = UTType(), vCard = UTType()
  public static let item = UTType(), data = UTType(), image = UTType(), jpeg = UTType(), url = UTType()
  public var identifier: String { "" }
  private init() {}
  public init?(_ identifier: String) {}
  public func conforms(to type: UTType) -> Bool { false }
}
