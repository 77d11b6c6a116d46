import Features
import SoundingsCore
import SwiftUI

/// What stands in the field becomes a promise: to whom, one or several, and a tap on the day keeps it.
struct PromiseForm: View {
  @Bindable private var model: CaptureModel
  @State private var people: Set<Id>
  @State private var day = Date.now
  @SceneStorage("someone promised to") private var someone = ""
  @Environment(\.calendar) private var calendar
  @Environment(\.dismiss) private var dismiss
  @FocusState private var typing: Bool

  /// Who is chosen for the next note is whom the promise begins with.
  init(model: CaptureModel) {
    self.model = model
    _people = State(initialValue: Set([model.by].compactMap(\.self)))
  }

  var body: some View {
    NavigationStack {
      Form {
        TextField(Words.promiseWhat, text: $model.text, axis: .vertical).focused($typing)
        Section(Words.promiseToWhom) {
          ForEach(model.record?.people ?? [], id: \.id) { person in
            Toggle(isOn: chosen(person.id)) { Text(verbatim: person.name) }
          }
          TextField(Words.someoneHint, text: $someone)
          if !someone.isEmpty { Button(Words.add) { add() } }
        }
        Section(Words.promiseUntil) {
          if model.text.isEmpty || people.isEmpty {
            Text(Words.promiseNeeds).foregroundStyle(Look.inkSecond)
          } else {
            ForEach(model.record?.promiseDays ?? [], id: \.self) { day in choice(day) }
          }
        }
        if let problem = model.problem { ProblemLine(problem: problem) }
      }
      .navigationTitle(Words.promise)
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(Words.cancel) { dismiss() } }
      }
      .onAppear { typing = model.text.isEmpty }
    }
  }

  private func chosen(_ person: Id) -> Binding<Bool> {
    Binding(
      get: { people.contains(person) },
      set: { isOn in
        if isOn { people.insert(person) } else { people.remove(person) }
      })
  }

  private func add() {
    let described = someone
    someone = ""
    Task { if let person = await model.someoneNew(described) { people.insert(person) } }
  }

  /// One tap keeps the promise for a day that is offered; a picked one waits for its button.
  @ViewBuilder private func choice(_ offered: PromiseDay) -> some View {
    switch offered {
    case .thisFriday(let day): Button(Words.untilThisFriday) { keep(until: day) }
    case .nextFriday(let day): Button(Words.untilNextFriday) { keep(until: day) }
    case .picked(let first):
      let earliest = calendar.date(isoDay: first) ?? .now
      DatePicker(Words.untilPick, selection: $day, in: earliest..., displayedComponents: .date)
      Button(Words.promise) { keep(until: calendar.isoDay(max(day, earliest))) }
    }
  }

  private func keep(until day: String) {
    Task { if await model.promise(to: Array(people), until: day) { dismiss() } }
  }
}
