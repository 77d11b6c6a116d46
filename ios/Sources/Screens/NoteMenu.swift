import Features
import SoundingsCore
import SwiftUI

/// What can be done with the last note: another key, its star, its page, away with it.
struct NoteMenu: View {
  let note: NoteRow
  let model: CaptureModel
  let ways: Ways

  var body: some View {
    Menu {
      ForEach(ObservationKind.keys.filter { $0 != note.kind }, id: \.self) { kind in
        Button(kind.words) { Task { await model.setKind(note, kind) } }
      }
      Button(note.starred ? Words.unstar : Words.starIt) { Task { await model.setStarred(note, !note.starred) } }
      Button(Words.noteOpen) { ways.to(.capture(.note(note.id))) }
      Button(Words.delete) { Task { await model.delete(note.id) } }
    } label: {
      Label(Words.lastNoteMenu, systemImage: "ellipsis")
        .labelStyle(.iconOnly)
        .frame(minWidth: Measure.touch, minHeight: Measure.touch)
    }
  }
}
