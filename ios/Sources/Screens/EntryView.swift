import Features
import SoundingsCore
import SwiftUI

/// An entry: what it says, and by word, glyph and edge what it rests on.
struct EntryView: View {
  let entry: EntryRow

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if entry.text.isEmpty {
        Text(Words.entryErased).typeset(.small).foregroundStyle(Look.inkSecond)
      } else {
        QuotedWords(words: entry.text, exact: entry.exact)
      }
      VStack(alignment: .leading, spacing: 0) {
        Label {
          entry.basis.words(Int(entry.evidence.count) - Int(entry.against))
        } icon: {
          Image(systemName: entry.basis.symbol).accessibilityHidden(true)
        }
        if entry.against > 0 { Text(Words.mapBut(Int(entry.against))) }
        if let versions = entry.versions { Text(Words.mapVersions(versions.versions.count)) }
        if entry.onlyYou > 0 { Text(Words.mapOnlyYou(Int(entry.onlyYou))) }
        ForEach(entry.marks, id: \.self) { Text($0.words) }
      }
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    }
    .padding(Measure.space16)
    .frame(maxWidth: .infinity, minHeight: Measure.rowHeight, alignment: .leading)
    .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
    .overlay { BasisEdge(basis: entry.basis) }
    .accessibilityElement(children: .combine)
  }
}

/// Solid: told. Double: seen. Both where both. Thin: our reading. Dashed: a guess.
private struct BasisEdge: View {
  let basis: Basis

  var body: some View {
    switch basis {
    case .told: edge(StrokeStyle(lineWidth: 2))
    case .seen: edge(StrokeStyle(lineWidth: 1)).overlay { edge(StrokeStyle(lineWidth: 1)).padding(3) }
    case .toldAndSeen: edge(StrokeStyle(lineWidth: 2)).overlay { edge(StrokeStyle(lineWidth: 1)).padding(4) }
    case .ourReading: edge(StrokeStyle(lineWidth: 1))
    case .guess: edge(StrokeStyle(lineWidth: 2, dash: [4, 4]))
    }
  }

  private func edge(_ style: StrokeStyle) -> some View {
    RoundedRectangle(cornerRadius: Measure.corner).stroke(Look.ink, style: style)
  }
}

extension Basis {
  /// Told ×2; our reading, from 2 notes; a guess.
  func words(_ notes: Int) -> Text {
    switch self {
    case .told, .seen, .toldAndSeen: Text(Words.mapTimes(Text(words), notes))
    case .ourReading: sideBySide([Text(words), Text(Words.mapFromNotes(notes))])
    case .guess: Text(words)
    }
  }

  /// A speech bubble, an eye, both, a diamond, a dashed ring.
  var symbol: String {
    switch self {
    case .told: "text.bubble"
    case .seen: "eye"
    case .toldAndSeen: "eye.circle"
    case .ourReading: "diamond"
    case .guess: "circle.dashed"
    }
  }
}
