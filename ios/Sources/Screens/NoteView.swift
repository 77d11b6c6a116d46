import Features
import SoundingsCore
import SwiftUI

/// One note: what is theirs in serif and quotation marks, and only where it is exact; the rest in sans.
struct NoteView: View {
  let note: NoteRow
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if note.exact {
        Text(Words.exactQuote(note.words)).typeset(.exact).foregroundStyle(Look.ink)
      } else {
        Text(verbatim: note.words).typeset(.body).foregroundStyle(Look.ink)
      }
      sideBySide([
        Text(note.kind.words), note.by.map { Text(verbatim: $0.name) }, note.place.map { Text(verbatim: $0) },
        Text(verbatim: note.happened.clock(locale: locale)),
      ])
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
      sideBySide([
        note.starred ? Text(Words.starred) : nil, note.fromMemory ? Text(Words.fromMemory) : nil,
        note.attachments.isEmpty ? nil : Text(Words.notePictures(note.attachments.count)),
        note.corrected ? Text(Words.corrected) : nil, note.toTypeUp ? Text(Words.toTypeUp) : nil,
        note.attachments.contains(where: \.covered) ? Text(Words.covered) : nil,
        note.attachments.contains(where: { !$0.here }) ? Text(Words.pictureFollows) : nil, Text(note.state.words),
      ])
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
  }
}
