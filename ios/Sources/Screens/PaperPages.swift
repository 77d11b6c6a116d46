import AVFoundation
import Features
import PhotosUI
import SoundingsCore
import SwiftUI
import UIKit
import VisionKit

/// Leads from paper to a visit: pages that were written by hand are photographed, or chosen, and pinned to it.
struct PaperLead: View {
  /// So many pages are chosen at once.
  private static let most = 10

  let model: AfterModel
  let ways: Ways
  @State private var asking = false
  @State private var scanning = false
  @State private var refused = false
  @State private var choosing = false
  @State private var chosen: [PhotosPickerItem] = []

  var body: some View {
    LeadCard(title: Words.paper, more: Words.paperMore) {
      if VNDocumentCameraViewController.isSupported { asking = true } else { choosing = true }
    }
    .confirmationDialog(Words.paper, isPresented: $asking) {
      Button(Words.takePicture) { Task { await scan() } }
      Button(Words.pictureChoose) { choosing = true }
      Button(Words.cancel, role: .cancel) {}
    }
    .photosPicker(
      isPresented: $choosing, selection: $chosen, maxSelectionCount: Self.most, matching: .images,
      preferredItemEncoding: .compatible
    )
    .onChange(of: chosen) { pinChosen() }
    .fullScreenCover(isPresented: $scanning) { PaperScanner { pages in pin(pages) }.guarded() }
    if refused { NotAllowed(Words.pictureRefused) }
  }

  /// The camera is asked for when it is first pressed; the system's own page would stay black where it was refused.
  private func scan() async {
    scanning = await AVCaptureDevice.requestAccess(for: .video)
    refused = !scanning
  }

  private func pinChosen() {
    let pages = chosen
    chosen = []
    pin(pages.map(\.encoded))
  }

  private func pin(_ pages: [Encoded]) {
    guard !pages.isEmpty else { return }
    Task { if let first = await model.pin(pages) { ways.to(.capture(.note(first))) } }
  }
}

/// The system's camera for paper: it finds a page's edges and sets it straight, as many pages as there are. How each is
/// encoded it hands over: that takes long, and is done elsewhere.
private struct PaperScanner: UIViewControllerRepresentable {
  let taken: @MainActor ([Encoded]) -> Void
  @Environment(\.dismiss) private var dismiss

  func makeUIViewController(context: Context) -> VNDocumentCameraViewController {
    let camera = VNDocumentCameraViewController()
    camera.delegate = context.coordinator
    return camera
  }

  func updateUIViewController(_ camera: VNDocumentCameraViewController, context: Context) {}

  func makeCoordinator() -> Coordinator { Coordinator(taken: taken, close: { dismiss() }) }

  @MainActor final class Coordinator: NSObject, VNDocumentCameraViewControllerDelegate {
    private let taken: @MainActor ([Encoded]) -> Void
    private let close: @MainActor () -> Void

    init(taken: @escaping @MainActor ([Encoded]) -> Void, close: @escaping @MainActor () -> Void) {
      (self.taken, self.close) = (taken, close)
    }

    func documentCameraViewController(
      _ controller: VNDocumentCameraViewController, didFinishWith scan: VNDocumentCameraScan
    ) {
      let pages = (0..<scan.pageCount).map { scan.imageOfPage(at: $0) }
      close()
      taken(pages.map { page in { @Sendable in page.jpegData(compressionQuality: 0.85) } })
    }

    func documentCameraViewControllerDidCancel(_ controller: VNDocumentCameraViewController) { close() }

    func documentCameraViewController(
      _ controller: VNDocumentCameraViewController, didFailWithError error: any Error
    ) {
      close()
      taken([{ @Sendable in nil }])
    }
  }
}
