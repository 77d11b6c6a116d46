import Features
import SoundingsCore
import SwiftUI

/// What can be done with a note.
struct NoteMenu: View {
  let note: NoteRow
  let model: CaptureModel

  var body: some View {
    Menu {
      if note.mayBeExact {
        Button(note.exact ? Words.roughly : Words.exactWords) { Task { await model.setExact(note, !note.exact) } }
      }
      Button(note.starred ? Words.unstar : Words.starIt) { Task { await model.setStarred(note, !note.starred) } }
      Button(Words.delete, role: .destructive) { Task { await model.delete(note.id) } }
    } label: {
      Label(Words.lastNoteMenu, systemImage: "ellipsis")
        .labelStyle(.iconOnly)
        .frame(minWidth: Measure.touch, minHeight: Measure.touch)
    }
  }
}
