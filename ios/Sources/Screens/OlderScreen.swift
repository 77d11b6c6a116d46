import Features
import SoundingsCore
import SwiftUI

/// The oldest visits, and people with nothing newer; each leads to Erase's own two steps.
struct OlderScreen: View {
  @State private var model: OlderModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: OlderModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.older) { older in
      if let before = older.before { Aside(Words.olderThan(before.day(locale: locale))) }
      if older.oldest.isEmpty && older.people.isEmpty { Aside(Words.nothingOlder) }
      if !older.oldest.isEmpty {
        Part(Words.olderVisits(Int(older.visits))) {
          ForEach(older.oldest, id: \.id) { visit in
            let started = visit.started.map { Text(verbatim: $0.day(locale: locale)) }
            VStack(alignment: .leading, spacing: Measure.space4) {
              VisitTitle(visit: visit).typeset(.body).foregroundStyle(Look.ink)
              QuietLine([visit.objective.text, started])
            }
            .card()
            .pressed { ways.to(.visits(.erase(visit.id))) }
          }
        }
      }
      if !older.people.isEmpty {
        Part(Words.olderPeople) {
          ForEach(older.people, id: \.id) { person in
            Line(words: person.name, below: [person.role.text]).pressed { ways.to(.visits(.erase(person.id))) }
          }
        }
      }
    }
  }
}
