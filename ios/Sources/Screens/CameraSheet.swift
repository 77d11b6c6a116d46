import SwiftUI
import UIKit

/// The system's camera, or the photo library where that is asked for or there is no camera. It hands over how the
/// picture is encoded: that takes long, and is done elsewhere.
struct CameraSheet: UIViewControllerRepresentable {
  let source: PictureSource
  let taken: @MainActor (@escaping @Sendable () -> Data?) -> Void
  @Environment(\.dismiss) private var dismiss

  func makeUIViewController(context: Context) -> UIImagePickerController {
    let picker = UIImagePickerController()
    let hasCamera = UIImagePickerController.isSourceTypeAvailable(.camera)
    switch source {
    case .camera: picker.sourceType = hasCamera ? .camera : .photoLibrary
    case .library: picker.sourceType = .photoLibrary
    }
    picker.delegate = context.coordinator
    return picker
  }

  func updateUIViewController(_ picker: UIImagePickerController, context: Context) {}

  func makeCoordinator() -> Coordinator {
    Coordinator(taken: taken, close: { dismiss() })
  }

  @MainActor final class Coordinator: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
    private let taken: @MainActor (@escaping @Sendable () -> Data?) -> Void
    private let close: @MainActor () -> Void

    init(
      taken: @escaping @MainActor (@escaping @Sendable () -> Data?) -> Void, close: @escaping @MainActor () -> Void
    ) {
      self.taken = taken
      self.close = close
    }

    func imagePickerController(
      _ picker: UIImagePickerController, didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any]
    ) {
      defer { close() }
      guard let image = info[.originalImage] as? UIImage else { return }
      taken { image.jpegData(compressionQuality: 0.85) }
    }

    func imagePickerControllerDidCancel(_ picker: UIImagePickerController) { close() }
  }
}
