import Features
import SoundingsCore
import SwiftUI

/// *Entry*: what it says and rests on, and all that can be done with it.
struct EntryScreen: View {
  @State private var model: EntryModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: EntryModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(model.record?.entry.part.words ?? Words.maps) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record { shown(page) }
    }
    .following(model)
  }

  @ViewBuilder private func shown(_ page: OneEntry) -> some View {
    sideBySide([page.who.name, Text(verbatim: page.situation)]).typeset(.small).foregroundStyle(Look.inkSecond)
    EntryView(entry: page.entry)
    if let versions = page.entry.versions {
      Button(Words.mapVersions(versions.versions.count)) { ways.to(.maps(.compare(versions.entity, versions.field))) }
        .buttonStyle(PlainKeyStyle())
    }
    Part(Words.entryShownBy) {
      let shown = page.entry.evidence.filter { !$0.against }
      if shown.isEmpty { Text(Words.entryNothingShows).typeset(.body).foregroundStyle(Look.ink) }
      ForEach(shown, id: \.id) { evidence($0) }
    }
    let against = page.entry.evidence.filter(\.against)
    if !against.isEmpty { Part(Words.entryAgainst) { ForEach(against, id: \.id) { evidence($0) } } }
    TextLine(label: Words.entryOwnWords, text: ownWords(page), lines: 2)
    if model.text != nil {
      Button(Words.entryKeepWords) { Task { await model.keep() } }.buttonStyle(PlainKeyStyle())
    }
    Unfolding(Words.entryLink, away: Words.fewer) { _ in notes(page) }
    Unfolding(Words.entryMove, away: Words.fewer) { _ in
      Choices(options: MapPart.all, chosen: page.entry.part, word: { $0.words }) { part in
        Task { await model.move(part) }
      }
    }
    if !page.others.isEmpty { Unfolding(Words.entrySame, away: Words.fewer) { _ in others(page) } }
    Unfolding(Words.entryHistory, away: Words.fewer) { _ in
      ForEach(Array(page.history.enumerated()), id: \.offset) { _, row in happened(row, page) }
    }
    Button(Words.delete) { Task { if await model.delete() { ways.back() } } }.buttonStyle(PlainKeyStyle())
  }

  private func ownWords(_ page: OneEntry) -> Binding<String> {
    Binding {
      model.text ?? page.entry.text
    } set: {
      model.write($0)
    }
  }

  /// A note that shows the entry or speaks against it, with the very words that do.
  private func evidence(_ link: EvidenceRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if link.start != nil { QuotedWords(words: link.words, exact: link.note.exact) }
      NoteView(note: link.note)
      if link.wordsCorrectedSince { Text(Words.entryWordsSince).typeset(.small).foregroundStyle(Look.inkSecond) }
      Button(Words.entryUnlink) { Task { await model.unlink(link.note.id, against: link.against) } }
        .buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  /// The notes that may show it.
  @ViewBuilder private func notes(_ page: OneEntry) -> some View {
    if page.notes.isEmpty { Text(Words.entryNoNotes).typeset(.body).foregroundStyle(Look.ink) }
    ForEach(page.notes, id: \.id) { note in
      VStack(alignment: .leading, spacing: Measure.space8) {
        NoteView(note: note)
        Beside {
          Button(Words.entryLinkFor) { Task { await model.link(note.id, against: false) } }
          Button(Words.entryLinkAgainst) { Task { await model.link(note.id, against: true) } }
        }
        .buttonStyle(PlainKeyStyle())
      }
      .card()
    }
  }

  private func others(_ page: OneEntry) -> some View {
    ForEach(page.others, id: \.id) { other in
      Button {
        Task { if await model.mergeInto(other.id) { ways.instead(.maps(.entry(other.id))) } }
      } label: {
        QuotedWords(words: other.text, exact: other.exact).card()
      }
      .buttonStyle(.plain)
    }
  }

  /// One thing that became of an entry: what, when, who.
  private func happened(_ row: HistoryRow, _ page: OneEntry) -> some View {
    let linked = page.entry.evidence.first { $0.note.id == row.note }?.note
    let note = linked.map { quoted($0.words, exact: $0.exact) } ?? Text(Words.entryANote)
    let part = row.part.map { Text($0.words) } ?? Text(verbatim: "")
    let what: LocalizedStringKey =
      switch row.event {
      case .made: Words.entryMade(part, row.text ?? "")
      case .moved: Words.entryMoved(part)
      case .written: Words.entryRewritten(row.text ?? "")
      case .linked: row.against ? Words.entryLinkedAgainst(note) : Words.entryLinked(note)
      case .unlinked: Words.entryUnlinked(note)
      }
    return VStack(alignment: .leading, spacing: Measure.space4) {
      Text(what).typeset(.body).foregroundStyle(Look.ink)
      sideBySide([
        Text(verbatim: row.when.day(locale: locale) + ", " + row.when.clock(locale: locale)),
        row.engineer.text ?? Text(Words.settingsYou),
      ])
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    }
    .accessibilityElement(children: .combine)
  }
}
