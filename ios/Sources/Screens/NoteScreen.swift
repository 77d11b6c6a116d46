import Features
import SoundingsCore
import SwiftUI
import UIKit

/// *Note*: its words and where they came from, whom it is about, what it shows, and what can be done with it.
struct NoteScreen: View {
  @State private var model: NoteModel
  @Environment(\.dismiss) private var dismiss
  private let ways: Ways

  init(model: NoteModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.note) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record {
        NoteView(note: page.note)
        TwoVersions(versions: page.versions, ways: ways)
        words(page.note)
        OlderWords(page: page, model: model)
        attached(page.note)
        if page.note.attachments.contains(where: \.page) { BesidePaper(model: model) }
        facts(page)
        shows(page.shows)
        away(page)
      }
    }
    .following(model)
    .onChange(of: model.deleted) { dismiss() }
  }

  private func words(_ note: NoteRow) -> some View {
    Part(Words.noteWords) {
      TextLine(
        label: Words.noteWords, text: Binding(get: { model.words ?? note.words }, set: { model.words = $0 }), lines: 3)
      if let written = model.words, written != note.words {
        Button(Words.noteSaveWords) { Task { await model.correct() } }.buttonStyle(PlainKeyStyle())
      }
      if let first = note.firstWords {
        Text(Words.noteFirstWords(first)).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if note.mayBeExact { OnOff(label: Words.exactWords, on: turned(note.exact) { await model.exact($0) }) }
    }
  }

  @ViewBuilder private func attached(_ note: NoteRow) -> some View {
    if !note.attachments.isEmpty {
      Part(Words.noteAttached) {
        ForEach(note.attachments, id: \.id) { file in
          AttachedCard(file: file, thumbnail: model.thumbnails[file.id], model: model, ways: ways)
        }
      }
    }
  }

  @ViewBuilder private func facts(_ page: NotePage) -> some View {
    let note = page.note
    Part(Words.noteKey) {
      ForEach(ObservationKind.keys, id: \.self) { kind in
        Chip(name: Text(kind.words), chosen: note.kind == kind) { Task { await model.key(kind) } }
      }
    }
    people(Words.noteBy, "by", page, note.by?.id) { await model.by($0) }
    people(Words.noteAbout, "about", page, note.about?.id) { await model.about($0) }
    Part(Words.noteWhen) {
      DatePicker(
        Words.noteWhen,
        selection: Binding(get: { note.happened.date }, set: { date in Task { await model.happened(date) } })
      )
      .environment(\.timeZone, note.happened.timeZone)
    }
    Part(Words.notePlace) {
      if let place = note.place { Text(verbatim: place).typeset(.body).foregroundStyle(Look.ink) }
      TextLine(label: Words.notePlace, text: $model.place)
      if !model.place.isEmpty {
        Button(Words.spokenKeep) { Task { await model.keepPlace() } }.buttonStyle(PlainKeyStyle())
      }
    }
    Part(Words.noteMarks) {
      ForEach([Mark.question, .concern, .priority], id: \.self) { mark in
        Chip(name: Text(mark.words), chosen: note.marks.contains(mark)) {
          Task { await model.mark(mark, !note.marks.contains(mark)) }
        }
      }
    }
    tags(note.tags)
    OnOff(label: Words.star, on: turned(note.starred) { await model.star($0) })
  }

  /// Each to be taken away by a press, and one more.
  private func tags(_ tags: [String]) -> some View {
    Part(Words.noteTags) {
      ForEach(tags, id: \.self) { tag in
        Chip(name: Text(verbatim: tag), chosen: true) { Task { await model.untag(tag) } }
      }
      if !tags.isEmpty { QuietLine(Words.noteTagsMore) }
      Writing(Words.noteTag, in: $model.typed["tag"], keep: Words.add) { await model.tag($0) }
    }
  }

  private func people(
    _ head: LocalizedStringKey, _ field: String, _ page: NotePage, _ chosen: Id?,
    choose: @escaping @MainActor (Id) async -> Void
  ) -> some View {
    Part(head) {
      ForEach(page.people, id: \.id) { person in
        Chip(name: Text(verbatim: person.name), chosen: person.id == chosen) { Task { await choose(person.id) } }
      }
      TextLine(label: Words.someone, text: $model.typed[text: field])
      if let described = model.typed[field] {
        Button(Words.add) {
          Task {
            guard let person = await model.someone(described) else { return }
            model.typed[field] = nil
            await choose(person)
          }
        }
        .buttonStyle(PlainKeyStyle())
      }
    }
  }

  @ViewBuilder private func shows(_ shows: [ShownBy]) -> some View {
    if !shows.isEmpty {
      Part(Words.noteShows) {
        ForEach(shows, id: \.entry) { shown in
          Button {
            ways.to(.maps(.entry(shown.entry)))
          } label: {
            VStack(alignment: .leading) {
              Group {
                if shown.exact {
                  Text(Words.exactQuote(shown.text)).typeset(.exact)
                } else {
                  Text(verbatim: shown.text).typeset(.body)
                }
              }
              .foregroundStyle(Look.ink)
              sideBySide([Text(shown.part.words), shown.against ? Text(Words.noteSpeaksAgainst) : nil])
                .typeset(.small)
                .foregroundStyle(Look.inkSecond)
            }
            .card()
          }
          .buttonStyle(.plain)
        }
      }
    }
  }

  @ViewBuilder private func away(_ page: NotePage) -> some View {
    OnOff(
      label: Words.noteStaysMine, more: Words.noteStaysMineMore,
      on: turned(page.staysOnlyMe) { await model.staysMine($0) })
    Button(Words.delete) { Task { await model.delete() } }.buttonStyle(PlainKeyStyle())
    Button(Words.noteErase) { ways.to(.visits(.erase(page.note.id))) }.buttonStyle(PlainKeyStyle())
  }

  private func turned(_ isOn: Bool, _ turn: @escaping @MainActor (Bool) async -> Void) -> Binding<Bool> {
    Binding(get: { isOn }, set: { now in Task { await turn(now) } })
  }
}

/// Beside a page of paper: what is typed and kept by one of the four keys is a note of its own.
private struct BesidePaper: View {
  @Bindable var model: NoteModel
  @FocusState private var typing: Bool

  var body: some View {
    Part(Words.noteBeside) {
      QuietLine(Words.noteBesideMore)
      TextLine(label: Words.noteWords, text: $model.typed[text: "beside"], lines: 3, typing: $typing)
      KeyPad { kind in Task { await model.beside(kind) } }
    }
    .sensoryFeedback(.success, trigger: model.kept)
    .onChange(of: model.kept) {
      if let kind = model.lastKept { UIAccessibility.post(notification: .announcement, argument: Announced.kept(kind)) }
      typing = true
    }
  }
}

/// What it said before: that it goes, and until when it can be kept; or what would go, and only then that it shall.
private struct OlderWords: View {
  let page: NotePage
  let model: NoteModel
  @Environment(\.locale) private var locale

  var body: some View {
    if let go = page.olderWordsGo {
      VStack(alignment: .leading, spacing: Measure.space8) {
        BodyLine(Words.olderWordsUntil(go.day(locale: locale), go.clock(locale: locale)))
        Press(Words.olderWordsKeep) { Task { await model.keepOlderWords() } }
      }
      .card()
    } else if page.note.firstWords != nil {
      Unfolding(Words.noteOlderWords) { close in
        BodyLine(Words.olderWords).task { await model.showOlderWords() }
        ForEach(model.older, id: \.self) { Line(words: $0) }
        BodyLine(Words.olderWordsSure)
        Press(Words.olderWordsErase) { Task { if await model.eraseOlderWords() { close() } } }
      }
    }
  }
}

/// One picture, spoken note or file of a note.
private struct AttachedCard: View {
  let file: AttachmentRow
  let thumbnail: Data?
  let model: NoteModel
  let ways: Ways
  @State private var copy: URL?
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if let thumbnail, let image = UIImage(data: thumbnail) {
        // The words below say what it is.
        Image(uiImage: image).resizable().aspectRatio(contentMode: .fit).frame(maxHeight: 200).accessibilityHidden(true)
      }
      sideBySide([
        file.name.map { Text(verbatim: $0) } ?? Text(file.kind.words), file.covered ? Text(Words.covered) : nil,
      ])
      .typeset(.body)
      .foregroundStyle(Look.ink)
      QuietLine([file.seconds, Text(file.standing(locale))])
      if let why = file.notShown { Text(why.words).typeset(.small).foregroundStyle(Look.inkSecond) }
      if opens {
        Button(Words.pictureOpen) { ways.to(.capture(.picture(file.id))) }.buttonStyle(PlainKeyStyle())
      }
      Listen(to: file, listening: model.listening)
      fetch
      if let copy {
        ShareLink(item: copy) { Text(Words.pictureCopy) }.buttonStyle(PlainKeyStyle())
      } else if file.here {
        Button(Words.pictureCopy) { Task { copy = await model.copy(file) } }.buttonStyle(PlainKeyStyle())
      }
      Press(Words.noteErase) { ways.to(.visits(.erase(file.id))) }
    }
    .card()
  }

  /// What waits at the server until a person asks for it.
  @ViewBuilder private var fetch: some View {
    switch file.file {
    case .asksForYou, .asksForWifi, .noRoom: Press(Words.noteFetch) { Task { await model.fetch(file.id) } }
    case .onlyHere, .toSend, .sending, .sendsOverWifi, .withTheTeam, .keptForYou, .follows, .onServer, .coming,
      .refused, .otherBytes, .erased:
      EmptyView()
    }
  }

  private var opens: Bool {
    switch file.kind {
    case .picture: file.here && file.notShown == nil
    case .spokenNote, .file: false
    }
  }
}
