import Features
import SoundingsCore
import SwiftUI

/// Every note that waits, with what it lacks: one of the four keys, or its visit.
struct NotFiledScreen: View {
  @State private var model: NotFiledModel
  /// The note whose visit is being chosen.
  @State private var filing: NoteRow?
  private let ways: Ways

  init(model: NotFiledModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.notFiled) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let visits = model.record {
        if visits.notFiled.isEmpty { QuietLine(Words.allFiled) }
        ForEach(visits.notFiled, id: \.id) { note in waiting(note) }
      }
    }
    .sheet(isPresented: choosing) { chooser.guarded() }
    .following(model)
  }

  private var choosing: Binding<Bool> {
    Binding {
      filing != nil
    } set: {
      if !$0 { filing = nil }
    }
  }

  private func waiting(_ note: NoteRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button {
        ways.to(.capture(.note(note.id)))
      } label: {
        NoteView(note: note)
      }
      .buttonStyle(.plain)
      if note.kind == nil {
        ChipRow(options: ObservationKind.keys, chosen: nil, word: { Text($0.key) }) { kind in
          if let kind { Task { await model.giveKey(note, kind) } }
        }
      }
      if note.visit == nil { Button(Words.chooseVisit) { filing = note }.buttonStyle(PlainKeyStyle()) }
    }
    .card()
  }

  private var chooser: some View {
    NavigationStack {
      ScrollView {
        LazyVStack(alignment: .leading, spacing: Measure.space12) {
          if let note = filing { NoteView(note: note) }
          Rolling(model) {
            ForEach(model.record?.items ?? [], id: \.id) { visit in VisitLine(visit: visit) { choose(visit.id) } }
          }
        }
        .scrollTargetLayout()
        .padding(Measure.edge)
      }
      .keepsPlace()
      .background(Look.foam)
      .navigationTitle(Words.whichVisit)
      .navigationBarTitleDisplayMode(.inline)
      .toolbar { ToolbarItem(placement: .cancellationAction) { Button(Words.cancel) { filing = nil } } }
    }
  }

  private func choose(_ visit: Id) {
    guard let note = filing else { return }
    filing = nil
    Task { await model.file(note, in: visit) }
  }
}
