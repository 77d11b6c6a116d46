import Features
import SoundingsCore
import SwiftUI

/// Who said or did it: one chip a person, and *someone*, who takes a description.
struct PersonChips: View {
  let people: [PersonRow]
  let model: CaptureModel
  @State private var describing = false
  @State private var description = ""

  var body: some View {
    ScrollView(.horizontal, showsIndicators: false) {
      HStack(spacing: Measure.space8) {
        ForEach(people, id: \.id) { person in
          Chip(name: Text(verbatim: person.name), chosen: model.by == person.id) { model.choose(person.id) }
        }
        Chip(name: Text(Words.someone), chosen: false) { describing = true }
      }
    }
    .alert(Words.someoneQuestion, isPresented: $describing) {
      TextField(Words.someoneHint, text: $description)
      Button(Words.cancel, role: .cancel) { description = "" }
      Button(Words.add) {
        let described = description
        description = ""
        if !described.isEmpty { Task { await model.someone(described) } }
      }
    }
  }
}

private struct Chip: View {
  let name: Text
  let chosen: Bool
  let action: @MainActor () -> Void

  var body: some View {
    Button(action: action) {
      HStack(spacing: Measure.space4) {
        if chosen { Image(systemName: "checkmark").accessibilityHidden(true) }
        name
      }
      .padding(.horizontal, Measure.space8)
    }
    .buttonStyle(PlainKeyStyle(chosen: chosen))
    .accessibilityAddTraits(chosen ? [.isSelected] : [])
  }
}
