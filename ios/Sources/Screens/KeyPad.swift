import SoundingsCore
import SwiftUI

/// The four keys, which are the send keys: 72 high, in one row; two by two where the letters are large or the screen
/// is low.
struct KeyPad: View {
  let press: @MainActor (ObservationKind) -> Void
  @Environment(\.dynamicTypeSize) private var typeSize
  @Environment(\.verticalSizeClass) private var height

  var body: some View {
    let square = typeSize >= .accessibility1 || height == .compact
    let column = GridItem(.flexible(minimum: Measure.keyWidth), spacing: Measure.keyGap)
    LazyVGrid(columns: Array(repeating: column, count: square ? 2 : 4), spacing: Measure.keyGap) {
      ForEach(ObservationKind.keys, id: \.self) { kind in
        Button {
          press(kind)
        } label: {
          Text(kind.key).frame(maxWidth: .infinity)
        }
        .buttonStyle(PlainKeyStyle(minWidth: Measure.keyWidth, minHeight: Measure.keyHeight))
        .accessibilityLabel(kind.words)
        .accessibilityHint(Words.keyHint)
      }
    }
  }
}

/// The field and the keys: the keys below the field, beside it in landscape.
struct FieldAndKeys<Field: View>: View {
  private let field: Field
  private let press: @MainActor (ObservationKind) -> Void
  @Environment(\.verticalSizeClass) private var height

  init(press: @escaping @MainActor (ObservationKind) -> Void, @ViewBuilder field: () -> Field) {
    self.press = press
    self.field = field()
  }

  var body: some View {
    if height == .compact {
      HStack(alignment: .bottom, spacing: Measure.keyGap) {
        field
        KeyPad(press: press).frame(width: 2 * Measure.keyWidth + Measure.keyGap)
      }
    } else {
      VStack(spacing: Measure.space8) {
        field
        KeyPad(press: press)
      }
    }
  }
}
