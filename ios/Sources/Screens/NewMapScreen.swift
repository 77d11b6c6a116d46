import Features
import SoundingsCore
import SwiftUI

/// Whose map, and of what situation.
struct NewMapScreen: View {
  @State private var model: NewMapModel
  private let ways: Ways

  init(model: NewMapModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.newMap) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let who = model.who {
        Text(verbatim: who.name).headed()
        Press(Words.workshopAnother) { model.choose(nil) }
        TextLine(label: Words.sortSituationField, text: $model.situation, lines: 2)
        QuietLine(Words.newMapSituation)
        Button(Words.newMapMake) { Task { if let map = await model.make() { ways.instead(.maps(.map(map))) } } }
          .buttonStyle(BuoyButtonStyle())
          .disabled(model.situation.isEmpty)
      } else if let people = model.record {
        AboutWhom(question: Words.newMapWhose, lookedFor: lookedFor, people: people) { model.choose($0) }
      }
    }
    .following(model)
  }

  private var lookedFor: Binding<String> {
    Binding {
      model.lookedFor
    } set: { text in
      Task { await model.lookFor(text) }
    }
  }
}

/// A field that looks for a person, and who is found.
struct AboutWhom: View {
  let question: LocalizedStringKey
  @Binding var lookedFor: String
  let people: [PersonRow]
  let choose: @MainActor (PersonRow) -> Void

  var body: some View {
    Text(question).headed()
    TextLine(label: Words.workshopFind, text: $lookedFor)
    if people.isEmpty { BodyLine(Words.workshopNobody) }
    ForEach(people, id: \.id) { person in
      Line(words: person.name, below: [person.role.text]).pressed { choose(person) }
    }
  }
}
