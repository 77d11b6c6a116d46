// Linux only. Declarations of the part of Core Image (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
@_exported import Foundation

public final class CGImage {}
open class CIImage: NSObject {
  public init?(data: Data) {}
  open var extent: CGRect { .zero }
}
open class CIFilter: NSObject {
  public init?(name: String) {}
  open func setValue(_ value: Any?, forKey key: String) {}
  open var outputImage: CIImage? { nil }
}
open class CIContext: NSObject {
  open func createCGImage(_ image: CIImage, from fromRect: CGRect) -> CGImage? { nil }
}
open class CIFeature: NSObject {}
open class CIQRCodeFeature: CIFeature { open var messageString: String? { nil } }
public let CIDetectorTypeQRCode = "CIDetectorTypeQRCode"
open class CIDetector: NSObject {
  public init?(ofType type: String, context: CIContext?, options: [String: Any]? = nil) {}
  open func features(in image: CIImage) -> [CIFeature] { [] }
}
