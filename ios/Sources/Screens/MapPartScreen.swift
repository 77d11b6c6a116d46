import Features
import SoundingsCore
import SwiftUI

/// One part of a map: its entries, and a field for what one thinks.
struct MapPartScreen: View {
  @State private var model: MapPartModel
  private let part: MapPart
  private let ways: Ways

  init(model: MapPartModel, part: MapPart, ways: Ways) {
    _model = State(initialValue: model)
    self.part = part
    self.ways = ways
  }

  var body: some View {
    PushedPage(part.words) {
      if let page = model.record {
        if page.items.isEmpty { Text(Words.mapEmpty).typeset(.body).foregroundStyle(Look.ink) }
        LazyVStack(spacing: Measure.space12) {
          Rolling(model) { ForEach(page.items, id: \.id) { EntryButton(entry: $0, ways: ways) } }
        }
        .scrollTargetLayout()
        TextLine(label: Words.mapWrite, text: $model.words, lines: 2)
        Button(Words.mapWriteGuess) { Task { await model.add() } }.buttonStyle(PlainKeyStyle())
        if let problem = model.problem { ProblemLine(problem: problem) }
      } else {
        NotRead(model: model).padding(Measure.edge)
      }
    }
    .keepsPlace()
    .following(model)
  }
}

/// The very notes that a part's ticks rest on.
struct MapPartNotesScreen: View {
  @State private var model: MapPartModel
  private let part: MapPart

  init(model: MapPartModel, part: MapPart) {
    _model = State(initialValue: model)
    self.part = part
  }

  var body: some View {
    PushedPage(part.words) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if model.record != nil {
        if notes.isEmpty { Text(Words.mapNoNotes).typeset(.body).foregroundStyle(Look.ink) }
        LazyVStack(spacing: Measure.space12) {
          Rolling(model) { ForEach(notes, id: \.id) { NoteView(note: $0).card() } }
        }
        .scrollTargetLayout()
      }
    }
    .keepsPlace()
    .following(model)
  }

  private var notes: [NoteRow] {
    var known: Set<Id> = []
    return (model.record?.items ?? []).flatMap(\.evidence).map(\.note).filter { known.insert($0.id).inserted }
  }
}
