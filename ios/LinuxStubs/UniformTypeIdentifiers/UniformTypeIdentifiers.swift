// Linux only. Declarations of the part of UniformTypeIdentifiers (iOS 14) that the screens use; see LinuxStubs/SwiftUI.
public struct UTType: Hashable, Sendable {
  public static let text = UTType(), plainText = UTType(), commaSeparatedText = UTType(), vCard = UTType()
  public static let item = UTType(), data = UTType(), image = UTType(), url = UTType()
  public var identifier: String { "" }
}
