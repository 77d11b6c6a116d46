import AVFoundation
import CoreImage
import Features
import SwiftUI
import UIKit
import VisionKit

/// A code for another phone to scan: black on white whatever the theme, gone while the screen is recorded or shown
/// elsewhere; as text for whoever has no camera.
struct CodeShown: View {
  let text: String
  var label = Words.codeImage
  @Environment(\.isSceneCaptured) private var captured

  var body: some View {
    VStack(spacing: Measure.space8) {
      if !captured, let image = codeImage(of: text) {
        Image(decorative: image, scale: 1)
          .interpolation(.none)
          .resizable()
          .aspectRatio(1, contentMode: .fit)
          .padding(Measure.space24)
          .background(Color.white)
          .frame(minWidth: 240, maxWidth: 360, minHeight: 240, maxHeight: 360)
          .accessibilityElement()
          .accessibilityLabel(label)
          .accessibilityAddTraits(.isImage)
      }
      Button(Words.codeCopy) { UIPasteboard.general.setSecretly(text) }.buttonStyle(PlainKeyStyle())
    }
    .frame(maxWidth: .infinity)
    .privacySensitive()
  }
}

/// A text as a QR code, one point a module.
@MainActor private func codeImage(of text: String) -> CGImage? {
  guard let filter = CIFilter(name: "CIQRCodeGenerator") else { return nil }
  filter.setValue(Data(text.utf8), forKey: "inputMessage")
  filter.setValue("L", forKey: "inputCorrectionLevel")
  guard let image = filter.outputImage else { return nil }
  return CIContext().createCGImage(image, from: image.extent)
}

/// A button that scans a code, and one that pastes what the code says: nobody needs a camera.
struct ScanOrPaste: View {
  private enum Eye { case refused, blind }

  let scan: LocalizedStringKey
  let found: @MainActor (String) -> Void
  @State private var scanning = false
  @State private var eye: Eye?

  var body: some View {
    Button(eye == .blind ? Words.tryAgain : scan) { Task { await begin() } }
      .buttonStyle(PlainKeyStyle())
      .sheet(isPresented: $scanning) {
        VStack(spacing: Measure.space16) {
          Text(Words.scanWords).typeset(.body).foregroundStyle(Look.ink)
          CodeScanner { text in
            scanning = false
            found(text)
          } gone: {
            scanning = false
            eye = .blind
          }
          Button(Words.cancel) { scanning = false }.buttonStyle(PlainKeyStyle())
        }
        .padding(Measure.edge)
        .guarded()
      }
    switch eye {
    case .refused: NotAllowed(Words.scanRefused)
    case .blind: Text(Words.scanNoCamera).typeset(.body).foregroundStyle(Look.ink)
    case nil: EmptyView()
    }
    PasteButton(payloadType: String.self) { texts in
      if let text = texts.first { Task { @MainActor in found(text) } }
    }
    .buttonBorderShape(.roundedRectangle(radius: Measure.corner))
  }

  /// The camera is asked for when it is first needed; before that the scanner says that it is not to be had.
  private func begin() async {
    guard DataScannerViewController.isSupported else { return eye = .blind }
    guard await AVCaptureDevice.requestAccess(for: .video) else { return eye = .refused }
    eye = DataScannerViewController.isAvailable ? nil : .blind
    scanning = eye == nil
  }
}

/// The system's scanner, for QR codes alone.
private struct CodeScanner: UIViewControllerRepresentable {
  let found: @MainActor (String) -> Void
  let gone: @MainActor () -> Void

  func makeUIViewController(context: Context) -> DataScannerViewController {
    let scanner = DataScannerViewController(
      recognizedDataTypes: [.barcode(symbologies: [.qr])], isHighlightingEnabled: true)
    scanner.delegate = context.coordinator
    return scanner
  }

  func updateUIViewController(_ scanner: DataScannerViewController, context: Context) {
    // Said once this drawing is over: what is said changes what is drawn.
    do { try scanner.startScanning() } catch { Task { gone() } }
  }

  static func dismantleUIViewController(_ scanner: DataScannerViewController, coordinator: Coordinator) {
    scanner.stopScanning()
  }

  func makeCoordinator() -> Coordinator { Coordinator(found: found, gone: gone) }

  @MainActor final class Coordinator: DataScannerViewControllerDelegate {
    private let found: @MainActor (String) -> Void
    private let gone: @MainActor () -> Void
    private var isOver = false

    init(found: @escaping @MainActor (String) -> Void, gone: @escaping @MainActor () -> Void) {
      self.found = found
      self.gone = gone
    }

    func dataScanner(
      _ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem]
    ) {
      for case .barcode(let code) in addedItems {
        guard !isOver, let text = code.payloadStringValue else { continue }
        isOver = true
        dataScanner.stopScanning()
        found(text)
      }
    }

    func dataScanner(
      _ dataScanner: DataScannerViewController,
      becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable
    ) { gone() }
  }
}

extension UIPasteboard {
  /// On this phone alone, and not for long.
  func setSecretly(_ text: String) {
    setItems(
      [["public.utf8-plain-text": text]],
      options: [.localOnly: true, .expirationDate: Date.now.addingTimeInterval(120)])
  }
}
