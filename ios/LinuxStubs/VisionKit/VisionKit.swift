import UIKit

@MainActor open class DataScannerViewController: UIViewController {
  public enum RecognizedDataType: Hashable { case barcodeOfAnyKind
    public static func barcode(symbologies: [VNBarcodeSymbology] = []) -> RecognizedDataType { .barcodeOfAnyKind }
  }
  public enum QualityLevel: Sendable { case balanced, fast, accurate }
  public class var isSupported: Bool { false }
  public class var isAvailable: Bool { false }
  public init(
    recognizedDataTypes: Set<RecognizedDataType>, qualityLevel: QualityLevel = .balanced,
    recognizesMultipleItems: Bool = false, isHighFrameRateTrackingEnabled: Bool = true, isPinchToZoomEnabled: Bool = true,
    isGuidanceEnabled: Bool = true, isHighlightingEnabled: Bool = false
  ) {}
  public weak var delegate: (any DataScannerViewControllerDelegate)?
  public func startScanning() throws {}
  public func stopScanning() {}
}
public struct VNBarcodeSymbology: Hashable, Sendable { public static let qr = Self() }
public enum RecognizedItem: Sendable {
  case barcode(Barcode)
  public struct Barcode: Sendable { public var payloadStringValue: String? { nil } }
}
@MainActor public protocol DataScannerViewControllerDelegate: AnyObject {
  func dataScanner(_ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem])
  func dataScanner(
    _ dataScanner: DataScannerViewController, becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable)
}
extension DataScannerViewController { public enum ScanningUnavailable: Error { case unsupported, cameraRestricted } }

open class VNDocumentCameraViewController: UIViewController {
  public class var isSupported: Bool { false }
  public weak var delegate: (any VNDocumentCameraViewControllerDelegate)?
}
@MainActor open class VNDocumentCameraScan: NSObject {
  public var pageCount: Int { 0 }
  public func imageOfPage(at index: Int) -> UIImage { UIImage() }
}
@MainActor public protocol VNDocumentCameraViewControllerDelegate: NSObjectProtocol {
  func documentCameraViewController(
    _ controller: VNDocumentCameraViewController, didFinishWith scan: VNDocumentCameraScan)
  func documentCameraViewControllerDidCancel(_ controller: VNDocumentCameraViewController)
  func documentCameraViewController(_ controller: VNDocumentCameraViewController, didFailWithError error: any Error)
}
