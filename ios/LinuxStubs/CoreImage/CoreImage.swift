@_exported import Foundation

open class CIImage: NSObject { public var extent: CGRect { .zero } }
open class CIFilter: NSObject {
  public init?(name: String) { nil }
  public func setValue(_ value: Any?, forKey key: String) {}
  public var outputImage: CIImage? { nil }
}
public final class CGImage {}
open class CIContext: NSObject { public func createCGImage(_ image: CIImage, from: CGRect) -> CGImage? { nil } }
