import Features
import SoundingsCore
import SwiftUI

/// *Visits*: the search, notes without a visit, then every visit: those planned, and those that were, the newest first.
struct VisitsScreen: View {
  /// Of the notes that are not filed so many stand on the log itself; a page of their own has them all.
  private static let notFiledShown = 3

  @State private var model: VisitsModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: VisitsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: Measure.space12) {
        search
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let visits = model.record { log(visits) }
      }
      .scrollTargetLayout()
      .padding(Measure.edge)
    }
    .keepsPlace()
    .background(Look.foam)
    .navigationTitle(Words.visits)
    .following(model)
  }

  /// Looks like the field that it leads to.
  private var search: some View {
    Button {
      ways.to(.visits(.search))
    } label: {
      Label(Words.searchField, systemImage: "magnifyingglass").typeset(.body).foregroundStyle(Look.inkSecond).card()
    }
    .buttonStyle(.plain)
  }

  @ViewBuilder private func log(_ visits: Visits) -> some View {
    if !visits.notFiled.isEmpty { notFiled(visits.notFiled) }
    Button(Words.planVisit) { ways.to(.visits(.planVisit)) }.buttonStyle(PlainKeyStyle())
    Button(Words.guides) { ways.to(.visits(.guides)) }.buttonStyle(PlainKeyStyle())
    Button(Words.callOurselves) {
      Task { if let visit = await model.callOurselves(locale.documents) { ways.to(.capture(.capture(visit))) } }
    }
    .buttonStyle(PlainKeyStyle())
    if visits.items.isEmpty { QuietLine(Words.visitsEmpty) }
    Rolling(model) {
      list(Words.visitsPlanned, visits.items.filter { $0.started == nil && $0.ended == nil })
      list(Words.visitsBegun, visits.items.filter { $0.started != nil || $0.ended != nil })
    }
  }

  @ViewBuilder private func list(_ head: LocalizedStringKey, _ visits: [VisitRow]) -> some View {
    if !visits.isEmpty {
      Text(head).headed()
    }
    ForEach(visits, id: \.id) { visit in VisitLine(visit: visit) { ways.to(.visits(.visit(visit.id))) } }
  }

  private func notFiled(_ notes: [NoteRow]) -> some View {
    Part(Words.notFiled) {
      ForEach(notes.prefix(Self.notFiledShown), id: \.id) { note in
        Button {
          ways.to(.visits(.notFiled))
        } label: {
          NoteView(note: note).card()
        }
        .buttonStyle(.plain)
      }
      Button(Words.fileNotes(notes.count)) { ways.to(.visits(.notFiled)) }.buttonStyle(PlainKeyStyle())
    }
  }
}
