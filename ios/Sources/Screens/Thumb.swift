import SwiftUI

/// For which thumb the keys stand; kept on this phone alone.
enum Thumb {
  /// Where it is kept.
  static let key = "left-thumb"
}

extension Array {
  /// A row of keys, the other way round for the left thumb: what is seen first is read first all the same.
  func forThumb(left: Bool) -> [Element] { left ? reversed() : self }
}

/// For which thumb keys stand.
struct ThumbSwitch: View {
  @AppStorage(Thumb.key) private var left = false

  var body: some View { OnOff(label: Words.settingsLeftThumb, more: Words.settingsLeftThumbMore, on: $left) }
}
