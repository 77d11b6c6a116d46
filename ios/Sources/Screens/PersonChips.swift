import Features
import SoundingsCore
import SwiftUI

/// Who said or did it: one chip a person, and *Someone*, who takes a description and stays in sight; the row goes on to
/// the edge.
struct PersonChips: View {
  let people: [PersonRow]
  let model: CaptureModel
  /// The question was answered: the field has the keyboard again.
  let back: @MainActor () -> Void
  @State private var describing = false
  @SceneStorage("someone on a chip") private var description = ""

  var body: some View {
    HStack(spacing: Measure.space8) {
      Chip(name: Text(Words.someone), chosen: false) { describing = true }
      ScrollView(.horizontal, showsIndicators: false) {
        HStack(spacing: Measure.space8) {
          ForEach(people, id: \.id) { person in
            Chip(name: Text(verbatim: person.name), chosen: model.by == person.id) { model.choose(person.id) }
          }
        }
      }
    }
    .padding(.leading, Measure.edge)
    .alert(Words.someoneQuestion, isPresented: $describing) {
      TextField(Words.someoneHint, text: $description)
      Button(Words.cancel, role: .cancel) { description = "" }
      Button(Words.add) {
        let described = description
        description = ""
        if !described.isEmpty { Task { await model.someone(described) } }
      }
    }
    .onChange(of: describing) { _, now in
      if !now { back() }
    }
  }
}

/// One of several that can be chosen; no name is so long that it hides the others. What it may be wide grows with the letters.
struct Chip: View {
  let name: Text
  let chosen: Bool
  let action: @MainActor () -> Void
  @ScaledMetric private var widest = 144.0
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    Button(action: action) {
      HStack(spacing: Measure.space4) {
        if chosen { Image(systemName: "checkmark").accessibilityHidden(true) }
        name.lineLimit(size.isAccessibilitySize ? 2 : 1)
      }
      .padding(.horizontal, Measure.space8)
      .frame(maxWidth: min(widest, 280))
    }
    .buttonStyle(PlainKeyStyle(chosen: chosen))
    .accessibilityAddTraits(chosen ? [.isSelected] : [])
  }
}
