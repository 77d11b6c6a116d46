import Features
import SwiftUI

/// A page that is pushed over a destination: its title, and what stands on it, one below the other, and rolls.
struct PushedPage<Content: View>: View {
  private let title: Text
  private let content: Content

  init(_ title: LocalizedStringKey, @ViewBuilder content: () -> Content) {
    self.title = Text(title)
    self.content = content()
  }

  /// With a title that is no word of the catalogue, as a person's name.
  init(verbatim title: String, @ViewBuilder content: () -> Content) {
    self.title = Text(verbatim: title)
    self.content = content()
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space24) { content }
        .padding(Measure.edge)
        .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
  }
}

/// A field with its label.
struct TextLine: View {
  let label: LocalizedStringKey
  @Binding var text: String
  var lines = 1
  /// The field itself has the keyboard: what is around it can have none.
  var typing: FocusState<Bool>.Binding?

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(label).typeset(.small).foregroundStyle(Look.inkSecond).accessibilityHidden(true)
      if let typing { field.focused(typing) } else { field }
    }
    .card()
  }

  private var field: some View {
    TextField(label, text: $text, axis: .vertical)
      .lineLimit(lines...max(lines, 6))
      .typeset(.body)
      .foregroundStyle(Look.ink)
  }
}

/// One of several; none of them where nobody chose yet.
struct Choices<Option: Hashable>: View {
  let options: [Option]
  let chosen: Option?
  let word: (Option) -> LocalizedStringKey
  let choose: @MainActor (Option) -> Void

  var body: some View {
    VStack(spacing: Measure.space8) {
      ForEach(options, id: \.self) { option in
        Button {
          choose(option)
        } label: {
          HStack(spacing: Measure.space12) {
            Image(systemName: option == chosen ? "largecircle.fill.circle" : "circle").accessibilityHidden(true)
            Text(word(option)).typeset(.body)
          }
          .foregroundStyle(Look.ink)
          .card()
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(option == chosen ? .isSelected : [])
      }
    }
  }
}

/// Something that is on or off, with what it does.
struct OnOff: View {
  let label: LocalizedStringKey
  var more: LocalizedStringKey?
  @Binding var on: Bool

  var body: some View {
    Toggle(isOn: $on) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        Text(label).typeset(.body).foregroundStyle(Look.ink)
        if let more { Text(more).typeset(.small).foregroundStyle(Look.inkSecond) }
      }
    }
    .card()
  }
}
