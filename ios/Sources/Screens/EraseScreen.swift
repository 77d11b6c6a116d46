import Features
import SoundingsCore
import SwiftUI

/// First what would go, then once more whether it should; afterwards a day to take it back.
struct EraseScreen: View {
  @State private var model: EraseModel
  @State private var sure = false
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: EraseModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.erase) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let would = model.record {
        inShort(would.asked)
        if let erasing = model.erasing {
          BodyLine(
            Words.erasingUntil(erasing.finalAt.day(locale: locale), erasing.finalAt.clock(locale: locale)))
        } else {
          BodyLine(Words.eraseWhat)
          QuietLine(Words.eraseStays)
          whatGoes(would)
          whatStays(would)
          if sure { BodyLine(Words.eraseSure) }
        }
        steps(would.asked)
      }
    }
    .following(model)
  }

  private func inShort(_ asked: EraseAsked) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if model.erasing == nil {
        if asked.words.isEmpty { BodyLine(Words.something) } else { BodyLine(verbatim: asked.words) }
      }
      QuietLine([
        asked.what.map { Text($0.words) }, Text(Words.thingsInAll(Int(asked.things))), Text(asked.audience.words),
      ])
    }
    .card()
    .accessibilityElement(children: .combine)
  }

  /// Kind by kind: how many, and the words of those that have any.
  @ViewBuilder private func whatGoes(_ would: WouldErase) -> some View {
    let goes = Dictionary(grouping: would.goes.items.filter { !$0.words.isEmpty }, by: \.kind)
    ForEach(would.asked.kinds, id: \.kind) { kind in
      Part(kind.kind.counted(Int(kind.count))) {
        ForEach(goes[kind.kind] ?? [], id: \.id) { Line(words: $0.words, below: [Text($0.audience.words)]) }
      }
    }
    if would.goes.next != nil { Press(Words.showMore) { Task { await model.moreGoes() } } }
  }

  /// What a person looks at by hand: no rule can say whether it is this one's name.
  @ViewBuilder private func whatStays(_ would: WouldErase) -> some View {
    if !would.named.items.isEmpty {
      BodyLine(Words.eraseNamed)
    } else if would.asked.named {
      QuietLine(Words.eraseNamedNowhere)
    }
    ForEach(would.named.items, id: \.id) { row in
      let line = VStack(alignment: .leading, spacing: Measure.space4) {
        marked(row.words, [row.name]).typeset(.body).foregroundStyle(Look.ink)
        QuietLine([Text(row.kind.words), Text(row.audience.words)])
      }
      .card()
      .accessibilityElement(children: .combine)
      if let page = row.page { line.pressed { ways.to(page) } } else { line }
    }
    if would.named.next != nil { Press(Words.showMore) { Task { await model.moreNamed() } } }
  }

  @ViewBuilder private func steps(_ asked: EraseAsked) -> some View {
    if model.erasing != nil {
      Button(Words.takeBack) { Task { if await model.takeBack() { ways.back() } } }.buttonStyle(PlainKeyStyle())
      Button(Words.joinClose) { ways.back(from: asked.id) }.buttonStyle(BuoyButtonStyle())
    } else if sure {
      Button(Words.eraseForGood) { Task { await model.erase() } }.buttonStyle(PlainKeyStyle())
      Button(Words.keepIt) { ways.back() }.buttonStyle(BuoyButtonStyle())
    } else {
      if asked.mayDelete {
        QuietLine(Words.eraseOnlyDeleteMore)
        Button(Words.eraseOnlyDelete) { Task { if await model.delete() { ways.back(from: asked.id) } } }
          .buttonStyle(PlainKeyStyle())
      }
      Button(Words.eraseThis) { sure = true }.buttonStyle(PlainKeyStyle())
    }
  }
}

extension GoesKind {
  fileprivate func counted(_ count: Int) -> LocalizedStringKey {
    switch self {
    case .customer: Words.goesCustomer(count)
    case .site: Words.goesSite(count)
    case .person: Words.goesPerson(count)
    case .visit: Words.goesVisit(count)
    case .note: Words.goesNote(count)
    case .file: Words.goesFile(count)
    case .promise: Words.goesPromise(count)
    case .map: Words.goesMap(count)
    case .entry: Words.goesEntry(count)
    case .question: Words.goesQuestion(count)
    case .debrief: Words.goesDebrief(count)
    case .insight: Words.goesInsight(count)
    case .story: Words.goesStory(count)
    case .poster: Words.goesPoster(count)
    case .document: Words.goesDocument(count)
    case .rest: Words.goesRest(count)
    }
  }

  fileprivate var words: LocalizedStringKey {
    switch self {
    case .customer: FoundKind.customer.words
    case .site: FoundKind.site.words
    case .person: FoundKind.person.words
    case .visit: FoundKind.visit.words
    case .note: FoundKind.note.words
    case .file: AttachmentKind.file.words
    case .promise: FoundKind.promise.words
    case .map: FoundKind.map.words
    case .entry: FoundKind.entry.words
    case .question: Mark.question.words
    case .debrief: Words.debrief
    case .insight: ShareableKind.insight.words
    case .story: Words.storyOfTheWeek
    case .poster: DocumentKind.poster.words
    case .document: Words.aDocument
    case .rest: Words.something
    }
  }
}

extension NamedElsewhereRow {
  /// Where it can be corrected; what stands in no page of its own leads nowhere.
  fileprivate var page: Page? {
    switch kind {
    case .note: .capture(.note(id))
    case .file: .capture(.picture(id))
    case .visit: .visits(.visit(id))
    case .person: .customers(.person(id))
    case .promise: .team(.promise(id))
    case .insight: .team(.insight(id))
    case .poster: .team(.poster(id))
    case .map: .maps(.map(id))
    case .entry: .maps(.entry(id))
    case .customer, .site, .question, .debrief, .story, .document, .rest: nil
    }
  }
}
