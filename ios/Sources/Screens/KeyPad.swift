import Features
import SoundingsCore
import SwiftUI

/// The four keys, which are the send keys: 72 high, in one row; two by two where the letters are large or the screen
/// is low. What is ours stands a little apart from what is theirs. They share what width there is: 320 pt are enough.
struct KeyPad: View {
  /// What a held key does; nothing where none hears.
  var voice: Voice<ObservationKind>?
  let press: @MainActor (ObservationKind) -> Void
  @AppStorage(Thumb.key) private var left = false
  @Environment(\.dynamicTypeSize) private var typeSize
  @Environment(\.verticalSizeClass) private var height

  var body: some View {
    if typeSize >= .accessibility1 || height == .compact {
      VStack(spacing: Measure.keyGap) {
        row([.said, .did])
        row([.around, .thought])
      }
    } else {
      HStack(spacing: 2 * Measure.keyGap) {
        if left { key(.thought) }
        row([.said, .did, .around])
        if !left { key(.thought) }
      }
    }
  }

  private func row(_ kinds: [ObservationKind]) -> some View {
    HStack(spacing: Measure.keyGap) { ForEach(kinds.forThumb(left: left), id: \.self) { key($0) } }
  }

  private func key(_ kind: ObservationKind) -> some View {
    Held(kind: kind, voice: voice) {
      press(kind)
    } label: {
      VStack(spacing: Measure.space4) {
        Image(systemName: kind.glyph).accessibilityHidden(true)
        // However narrow the key and large the letters, the word is whole.
        Text(kind.key).lineLimit(1).minimumScaleFactor(0.4)
      }
      .frame(maxWidth: .infinity)
    }
    .accessibilityLabel(kind.words)
    .accessibilityHint(Words.keyHint)
    // Where nothing hears, nothing of it is offered.
    .accessibilityActions { if let voice { Button(Words.spokenStart) { voice.begin(kind, locked: true) } } }
  }
}

/// A key: pressed, it keeps what is written; held, it hears until it is let go; slid up, it goes on alone.
private struct Held<Label: View>: View {
  let kind: ObservationKind
  let voice: Voice<ObservationKind>?
  let press: @MainActor () -> Void
  @ViewBuilder let label: () -> Label
  @State private var key = HeldKey()
  /// Falls back by itself also where the system takes the finger away, as when the page begins to roll.
  @GestureState private var isDown = false

  var body: some View {
    Button {
      if key.pressed() { press() }
    } label: {
      label()
    }
    .buttonStyle(PlainKeyStyle(minHeight: Measure.keyHeight))
    .simultaneousGesture(
      DragGesture(minimumDistance: 0)
        .updating($isDown) { _, isDown, _ in isDown = true }
        .onChanged { drag in if key.isSlid(drag.translation.height) { voice?.lock() } }
    )
    .onChange(of: isDown) { _, down in
      guard let voice else { return }
      if down { key.touched { voice.begin(kind) } } else { key.lifted { voice.letGo() } }
    }
  }
}

extension ObservationKind {
  /// As on the map: told, seen, and what is our reading.
  fileprivate var glyph: String {
    switch self {
    case .said: "bubble.left"
    case .did: "eye"
    case .around: "viewfinder"
    case .thought: "diamond"
    }
  }
}

/// The field and the keys: the keys below the field, beside it in landscape.
struct FieldAndKeys<Field: View>: View {
  private let field: Field
  private let voice: Voice<ObservationKind>?
  private let press: @MainActor (ObservationKind) -> Void
  @AppStorage(Thumb.key) private var left = false
  @ScaledMetric private var keyWidth = Measure.keyWidth
  @Environment(\.verticalSizeClass) private var height

  init(
    voice: Voice<ObservationKind>? = nil, press: @escaping @MainActor (ObservationKind) -> Void,
    @ViewBuilder field: () -> Field
  ) {
    self.voice = voice
    self.press = press
    self.field = field()
  }

  var body: some View {
    if height == .compact {
      HStack(alignment: .bottom, spacing: Measure.keyGap) {
        if left { beside }
        field
        if !left { beside }
      }
      .padding(left ? .leading : .trailing, Measure.space12)
    } else {
      VStack(spacing: Measure.space8) {
        field
        KeyPad(voice: voice, press: press).padding(.horizontal, Measure.space12)
      }
    }
  }

  /// As wide as the letters want it, as long as half of a small screen is left for the field.
  private var beside: some View {
    KeyPad(voice: voice, press: press).frame(width: min(2 * keyWidth + Measure.keyGap, 280))
  }
}

/// Field and keys where there is nothing else: the notebook is shut, or the app is locked.
struct NoteAlone: View {
  @Binding var text: String
  let press: @MainActor (ObservationKind) -> Void

  var body: some View {
    FieldAndKeys(press: press) {
      TextField(Words.fieldHint, text: $text, axis: .vertical)
        .lineLimit(1...4)
        .typeset(.body)
        .foregroundStyle(Look.ink)
        .card()
    }
  }
}
