import Features
import SoundingsCore
import SwiftUI

/// *Notes*: by the time they happened; what we thought is ours and stands folded.
struct NotesFaceView: View {
  let page: Encounter
  let model: EncounterModel
  let ways: Ways

  var body: some View {
    if page.notes.isEmpty { QuietLine(Words.visitNoNotes) }
    Rolling(model) {
      ForEach(Self.folded(page.notes), id: \.firstId) { together in
        if let note = together.first {
          if note.kind.isOurs {
            ThoughtsView(thoughts: together, model: model, ways: ways)
          } else {
            NotedView(note: note, model: model, ways: ways)
          }
        }
      }
    }
  }

  /// Every note by itself, but thoughts that follow one another together.
  static func folded(_ notes: [NoteRow]) -> [[NoteRow]] {
    notes.reduce(into: []) { groups, note in
      if note.kind.isOurs, groups.last?.first?.kind.isOurs == true {
        groups[groups.count - 1].append(note)
      } else {
        groups.append([note])
      }
    }
  }
}

extension [NoteRow] {
  /// By which notes that stand together are known.
  fileprivate var firstId: Id { first?.id ?? "" }
}

extension Optional where Wrapped == ObservationKind {
  /// Whether a note is drawn as ours.
  fileprivate var isOurs: Bool {
    switch self {
    case .thought: true
    case .said, .did, .around, nil: false
    }
  }
}

/// One note with its marks; pressed, its page opens.
struct NotedView: View {
  let note: NoteRow
  let model: EncounterModel
  let ways: Ways

  var body: some View {
    HStack(alignment: .top, spacing: Measure.space8) {
      Button {
        ways.to(.capture(.note(note.id)))
      } label: {
        VStack(alignment: .leading, spacing: Measure.space4) {
          NoteView(note: note)
          ForEach(note.marks, id: \.self) { Text($0.words).typeset(.key).foregroundStyle(Look.ink) }
        }
      }
      .buttonStyle(.plain)
      Menu {
        ForEach(Mark.every, id: \.self) { mark in choice(mark) }
      } label: {
        Label(Words.setMark, systemImage: "ellipsis")
          .labelStyle(.iconOnly)
          .frame(minWidth: Measure.touch, minHeight: Measure.touch)
      }
    }
    .card()
  }

  private func choice(_ mark: Mark) -> some View {
    let marked = note.marks.contains(mark)
    return Button {
      Task { await model.mark(note, mark, !marked) }
    } label: {
      if marked { Label(mark.words, systemImage: "checkmark") } else { Text(mark.words) }
    }
  }
}

/// Our own thoughts, behind a line of their number: the customer may look on.
struct ThoughtsView: View {
  let thoughts: [NoteRow]
  let model: EncounterModel
  let ways: Ways
  @State private var open = false

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button {
        open.toggle()
      } label: {
        Text(Words.thoughts(thoughts.count)).typeset(.key).foregroundStyle(Look.ink)
          .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
      }
      .buttonStyle(.plain)
      .accessibilityValue(open ? Words.unfolded : Words.folded)
      if open { ForEach(thoughts, id: \.id) { NotedView(note: $0, model: model, ways: ways) } }
    }
    .padding(Measure.space8)
    .background(Look.sunk, in: .rect(cornerRadius: Measure.corner))
  }
}
