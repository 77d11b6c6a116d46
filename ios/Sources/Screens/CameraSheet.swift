import Features
import PhotosUI
import SwiftUI
import UIKit

/// The system's camera, or its pictures where there is no camera. It hands over how the picture is encoded: that takes
/// long, and is done elsewhere.
struct CameraSheet: UIViewControllerRepresentable {
  let taken: @MainActor (@escaping Encoded) -> Void
  @Environment(\.dismiss) private var dismiss

  func makeUIViewController(context: Context) -> UIImagePickerController {
    let picker = UIImagePickerController()
    picker.sourceType = UIImagePickerController.isSourceTypeAvailable(.camera) ? .camera : .photoLibrary
    picker.delegate = context.coordinator
    return picker
  }

  func updateUIViewController(_ picker: UIImagePickerController, context: Context) {}

  func makeCoordinator() -> Coordinator {
    Coordinator(taken: taken, close: { dismiss() })
  }

  @MainActor final class Coordinator: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
    private let taken: @MainActor (@escaping Encoded) -> Void
    private let close: @MainActor () -> Void

    init(
      taken: @escaping @MainActor (@escaping Encoded) -> Void, close: @escaping @MainActor () -> Void
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

extension PhotosPickerItem {
  /// The picture, once it is here: it may lie elsewhere first.
  var encoded: Encoded { { try? await loadTransferable(type: Data.self) } }
}
