import Foundation

public struct UTType: Sendable {
  public static let item = UTType(), data = UTType(), image = UTType(), plainText = UTType(), url = UTType()
  public var identifier: String { "" }
}
