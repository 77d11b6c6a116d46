// Linux only. Declarations of the part of PhotosUI (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
import SwiftUI

public struct PhotosPickerItem: Hashable, Sendable {
  public struct EncodingDisambiguationPolicy: Hashable, Sendable {
    public static let automatic = Self(), current = Self(), compatible = Self()
  }
  public func loadTransferable<T: Transferable>(type: T.Type) async throws -> T? { nil }
}
public struct PHPickerFilter: Hashable, Sendable { public static let images = Self() }
extension View {
  nonisolated public func photosPicker(
    isPresented: Binding<Bool>, selection: Binding<[PhotosPickerItem]>, maxSelectionCount: Int? = nil,
    matching filter: PHPickerFilter? = nil,
    preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic
  ) -> some View { self }
}
