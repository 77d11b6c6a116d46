import SwiftUI
import UIKit

/// The system's camera, or the photo library where there is none; hands over the picture as a file.
struct CameraSheet: UIViewControllerRepresentable {
  let taken: @MainActor (URL) -> Void
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
    private let taken: @MainActor (URL) -> Void
    private let close: @MainActor () -> Void

    init(taken: @escaping @MainActor (URL) -> Void, close: @escaping @MainActor () -> Void) {
      self.taken = taken
      self.close = close
    }

    func imagePickerController(
      _ picker: UIImagePickerController, didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any]
    ) {
      defer { close() }
      guard let image = info[.originalImage] as? UIImage, let jpeg = image.jpegData(compressionQuality: 0.85) else {
        return
      }
      let file = URL.temporaryDirectory.appending(path: UUID().uuidString + ".jpg")
      guard (try? jpeg.write(to: file, options: .atomic)) != nil else { return }
      taken(file)
    }

    func imagePickerControllerDidCancel(_ picker: UIImagePickerController) { close() }
  }
}
