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
      HStack(spacing: Measure.space8) {
        Text(note.kind.words)
        if let by = note.by { Text(verbatim: by.name) }
        if let place = note.place { Text(verbatim: place) }
        Text(verbatim: note.happened.clock(locale: locale))
      }
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
      HStack(spacing: Measure.space8) {
        if note.starred { Label(Words.starred, systemImage: "star.fill") }
        if note.fromMemory { Text(Words.fromMemory) }
        if note.corrected { Text(Words.corrected) }
        if note.toTypeUp { Text(Words.toTypeUp) }
        if note.attachments.contains(where: \.covered) { Text(Words.covered) }
        if note.attachments.contains(where: { !$0.here }) { Text(Words.pictureFollows) }
        Text(note.state.words)
      }
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
  }
}
