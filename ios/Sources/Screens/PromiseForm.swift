import Features
import SoundingsCore
import SwiftUI

/// Something we said we would do: what, to whom, until when.
struct PromiseForm: View {
  let model: CaptureModel
  @State private var text: String
  @State private var people: Set<Id>
  @State private var day = Date.now
  @Environment(\.calendar) private var calendar
  @Environment(\.dismiss) private var dismiss
  @FocusState private var typing: Bool

  /// What stands in the field and who is chosen are what the promise begins with.
  init(model: CaptureModel, text: String) {
    self.model = model
    _text = State(initialValue: text)
    _people = State(initialValue: Set([model.by].compactMap(\.self)))
  }

  var body: some View {
    NavigationStack {
      Form {
        TextField(Words.promiseWhat, text: $text, axis: .vertical).focused($typing)
        Section(Words.promiseUntil) {
          ForEach(model.record?.promiseDays ?? [], id: \.self) { day in choice(day) }
        }
        if let known = model.record?.people, !known.isEmpty {
          Section(Words.promiseToWhom) {
            ForEach(known, id: \.id) { person in
              Toggle(isOn: chosen(person.id)) { Text(verbatim: person.name) }
            }
          }
        }
        if let problem = model.problem { ProblemLine(problem: problem) }
      }
      .navigationTitle(Words.promise)
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(Words.cancel) { dismiss() } }
        ToolbarItem(placement: .confirmationAction) { Button(Words.add) { keep(until: calendar.isoDay(day)) } }
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

  /// One tap keeps the promise for a day that is offered; a picked one waits for *Keep*.
  @ViewBuilder private func choice(_ offered: PromiseDay) -> some View {
    switch offered {
    case .thisFriday(let day): Button(Words.untilThisFriday) { keep(until: day) }
    case .nextFriday(let day): Button(Words.untilNextFriday) { keep(until: day) }
    case .picked(let first):
      DatePicker(
        Words.untilPick, selection: $day, in: (calendar.date(isoDay: first) ?? .now)..., displayedComponents: .date)
    }
  }

  private func keep(until day: String) {
    Task { if await model.promise(text, to: Array(people), until: day) { dismiss() } }
  }
}
