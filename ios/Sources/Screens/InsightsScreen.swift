import Features
import SoundingsCore
import SwiftUI

/// An insight in a list: what it says, and what it rests on by now.
struct InsightLine: View {
  let insight: InsightRow
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    Line(words: insight.text, below: insight.beside(locale)).pressed { ways.to(.team(.insight(insight.id))) }
  }
}

extension InsightRow {
  @MainActor fileprivate func beside(_ locale: Locale) -> [Text?] {
    [
      Text(basis.words), less ? Text(Words.insightLess) : nil, engineer.text,
      when.map { Text(verbatim: $0.day(locale: locale)) }, Text(state.words),
    ]
  }
}

/// *Insights*, and one more with the notes that led to it.
struct InsightsScreen: View {
  @State private var model: InsightsModel
  @State private var notes: [Picked] = []
  private let ways: Ways

  init(model: InsightsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.insights, empty: Words.insightsEmpty, id: \.id) {
      Unfolding(Words.addInsight) { close in
        TextLine(label: Words.theInsight, text: $model.typed[text: "insight"], lines: 2)
        Aside(Words.theInsightMore)
        Picking(label: Words.notesThatLedToIt, finder: model.notes, picked: $notes)
        Press(Words.keepIt) { add(close) }
      }
    } row: {
      InsightLine(insight: $0, ways: ways)
    }
  }

  private func add(_ close: @escaping @MainActor () -> Void) {
    Task {
      guard await model.add(model.typed[text: "insight"], notes: notes.map(\.id)) else { return }
      (model.typed["insight"], notes) = (nil, [])
      close()
    }
  }
}

/// What an insight says, the notes that led to it, and the way to more of them.
struct InsightScreen: View {
  @State private var model: InsightModel
  @State private var picked: [Picked] = []
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: InsightModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, ShareableKind.insight.words) { row in
      Text(verbatim: row.text).headed()
      if let below = beside(row.beside(locale)) { Aside(below) }
      VersionsPart(thing: row.id, versions: row.versions, ways: ways)
      Unfolding(Words.correctWords) { close in
        Writing(Words.theInsight, in: $model.typed["words"], start: row.text, lines: 2) { text in
          let kept = await model.words(text)
          if kept { close() }
          return kept
        }
      }
      Part(Words.notesThatLedToIt) {
        ForEach(row.notes, id: \.id) { note in
          NoteView(note: note).card().pressed { ways.to(.capture(.note(note.id))) }
          Press(Words.takeNoteAway) { Task { await model.unlink(note.id) } }
        }
      }
      Unfolding(Words.addANote) { close in
        Picking(label: Words.findANote, finder: model.notes, picked: $picked)
          .onChange(of: picked) { _, picked in
            guard let note = picked.first else { return }
            self.picked = []
            close()
            Task { await model.link(note.id) }
          }
      }
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(row.id))) }
    }
  }
}

/// Versions that stand side by side, and the way to decide between them.
struct VersionsPart: View {
  let thing: Id
  let versions: [VersionsRow]
  let ways: Ways

  var body: some View {
    ForEach(versions, id: \.field) { row in
      Aside(Words.versionsStand)
      Press(Words.compareThem) { ways.to(.maps(.compare(thing, row.field))) }
    }
  }
}
