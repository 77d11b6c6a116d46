import Features
import SoundingsCore
import SwiftUI

/// Something we said we would do: what, to whom, until when.
struct PromiseSheet: View {
  let model: CaptureModel
  @State private var text = ""
  @State private var people: Set<Id> = []
  @State private var day = Date.now
  @Environment(\.dismiss) private var dismiss
  @FocusState private var typing: Bool

  var body: some View {
    NavigationStack {
      Form {
        TextField(Words.promiseWhat, text: $text, axis: .vertical).focused($typing)
        DatePicker(Words.promiseUntil, selection: $day, displayedComponents: .date)
        if let known = model.record?.people, !known.isEmpty {
          Section(Words.promiseToWhom) {
            ForEach(known, id: \.id) { person in
              Toggle(isOn: chosen(person.id)) { Text(verbatim: person.name) }
            }
          }
        }
        if let failure = model.failure { TroubleLine(trouble: failure) }
      }
      .navigationTitle(Words.promise)
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(Words.cancel) { dismiss() } }
        ToolbarItem(placement: .confirmationAction) { Button(Words.add) { keep() } }
      }
      .onAppear { typing = true }
    }
  }

  private func chosen(_ person: Id) -> Binding<Bool> {
    Binding(
      get: { people.contains(person) },
      set: { isOn in
        if isOn { people.insert(person) } else { people.remove(person) }
      })
  }

  private func keep() {
    Task { if await model.promise(text, to: Array(people), until: day) { dismiss() } }
  }
}
