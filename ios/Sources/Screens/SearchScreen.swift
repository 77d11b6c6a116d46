import Features
import SoundingsCore
import SwiftUI

/// One field for everything, the filters, and what fits.
struct SearchScreen: View {
  @State private var model: SearchModel
  @State private var since = Date.now
  @State private var until = Date.now
  @Environment(\.calendar) private var calendar
  @FocusState private var typing: Bool
  private let ways: Ways

  init(model: SearchModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: Measure.space12) {
        TextLine(label: Words.searchField, text: $model.typed[text: "words"], typing: $typing)
        filters
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let found = model.record { hits(found) }
      }
      .scrollTargetLayout()
      .padding(Measure.edge)
    }
    .keepsPlace()
    .background(Look.foam)
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .onChange(of: model.typed[text: "words"]) { _, words in Task { await model.look { $0.words = words } } }
    .following(model)
    // Where something is listed already, nobody has to type.
    .onAppear { if isOfEverything { typing = true } }
  }

  private var isOfEverything: Bool { model.asked.customer == nil && model.asked.person == nil }

  private var title: LocalizedStringKey {
    if model.asked.customer != nil { return Words.searchCustomer }
    return model.asked.person == nil ? Words.search : Words.searchPerson
  }

  @ViewBuilder private var filters: some View {
    ChipRow(options: FoundKind.every, chosen: model.asked.thing, word: { Text($0.words) }) { kind in
      Task { await model.look { ($0.thing, $0.noteKind) = (kind, nil) } }
    }
    switch model.asked.thing {
    case .note:
      ChipRow(options: ObservationKind.keys, chosen: model.asked.noteKind, word: { Text($0.key) }) { kind in
        Task { await model.look { $0.noteKind = kind } }
      }
    default: EmptyView()
    }
    day(Words.searchSince, $since, model.asked.since) { day in Task { await model.look { $0.since = day } } }
    day(Words.searchUntil, $until, model.asked.until) { day in Task { await model.look { $0.until = day } } }
    Toggle(Words.searchBest, isOn: best)
  }

  private var best: Binding<Bool> {
    Binding {
      model.asked.bestFirst
    } set: { first in
      Task { await model.look { $0.bestFirst = first } }
    }
  }

  /// A bound: off, or from or until a day.
  @ViewBuilder private func day(
    _ words: LocalizedStringKey, _ date: Binding<Date>, _ chosen: NaiveDate?,
    _ keep: @escaping @MainActor (NaiveDate?) -> Void
  ) -> some View {
    Toggle(
      words,
      isOn: Binding {
        chosen != nil
      } set: { on in
        keep(on ? calendar.isoDay(date.wrappedValue) : nil)
      })
    if chosen != nil {
      DatePicker(words, selection: date, displayedComponents: .date)
        .onChange(of: date.wrappedValue) { _, day in keep(calendar.isoDay(day)) }
    }
  }

  @ViewBuilder private func hits(_ found: SearchResults) -> some View {
    if found.notYet > 0 { QuietLine(Words.searchNotYet(Int(found.notYet))) }
    if found.items.isEmpty { QuietLine(model.asked == Search(words: "") ? Words.searchBegin : Words.searchNothing) }
    Rolling(model) { ForEach(found.items, id: \.id) { FoundCard(found: $0, ways: ways) } }
  }
}

/// One hit: its words, with those marked that were looked for, what it is, and the way to it.
struct FoundCard: View {
  let found: Found
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    switch found {
    case .note(let note, let marked):
      let time = "\(note.happened.day(locale: locale)) \(note.happened.clock(locale: locale))"
      hit(
        note.words, marked, exact: note.exact,
        [Text(note.kind.words), note.by.map { Text(verbatim: $0.name) }, Text(verbatim: time)]
      ) {
        ways.to(.capture(.note(note.id)))
      }
    case .visit(let visit, _): VisitLine(visit: visit) { ways.to(.visits(.visit(visit.id))) }
    case .person(let person, let marked):
      hit(person.name, marked, [Text(FoundKind.person.words), person.role.map { Text(verbatim: $0) }]) {
        ways.to(.customers(.person(person.id)))
      }
    case .customer(let id, let name, let marked):
      hit(name, marked, [Text(FoundKind.customer.words)]) { ways.to(.customers(.customer(id))) }
    case .site(let id, let name, let customer, let marked):
      hit(name, marked, [Text(FoundKind.site.words), customer.map { Text(verbatim: $0) }]) {
        ways.to(.customers(.site(id)))
      }
    case .map(let map, let marked):
      hit(map.situation, marked, [Text(FoundKind.map.words), Text(verbatim: map.who)]) { ways.to(.maps(.map(map.id))) }
    case .entry(let id, _, let text, let marked):
      hit(text, marked, [Text(FoundKind.entry.words)]) { ways.to(.maps(.entry(id))) }
    case .promise(let promise, let marked):
      hit(promise.text, marked, [Text(FoundKind.promise.words), promise.customer.map { Text(verbatim: $0) }]) {
        ways.to(.team(.promise(promise.id)))
      }
    case .expectation(_, let visit, let text, let marked):
      hit(text, marked, [Text(Words.expected)]) { ways.to(.visits(.visit(visit))) }
    case .team(let words, let marked):
      hit(words.text, marked, [Text(words.of.words)]) { if let page = page(of: words) { ways.to(page) } }
    case .guide(let id, let name, let marked):
      hit(name, marked, [Text(ShareableKind.guide.words)]) { ways.to(.visits(.guide(id))) }
    case .question(_, let visit, let guide, let text, let marked):
      hit(text, marked, [Text(Mark.question.words)]) {
        if let visit { ways.to(.visits(.visit(visit))) } else if let guide { ways.to(.visits(.guide(guide))) }
      }
    }
  }

  private func page(of words: TeamWords) -> Page? {
    switch words.of {
    case .debriefAnswer: words.about.map { .visits(.debrief($0)) }
    case .openSeat: words.about.map { .visits(.visit($0)) }
    case .outcome: words.about.map { .customers(.customer($0)) }
    case .insight: .team(.insight(words.id))
    case .answer: .team(.questions)
    }
  }

  private func hit(
    _ words: String, _ marked: [Marked], exact: Bool = false, _ beside: [Text?], open: @escaping @MainActor () -> Void
  ) -> some View {
    Button {
      open()
    } label: {
      VStack(alignment: .leading, spacing: Measure.space4) {
        if exact {
          Text(Words.exactQuote(words)).typeset(.exact).foregroundStyle(Look.ink)
        } else {
          Screens.marked(words, marked).typeset(.body).foregroundStyle(Look.ink)
        }
        QuietLine(beside)
      }
      .card()
      .accessibilityElement(children: .combine)
    }
    .buttonStyle(.plain)
  }
}

/// The marked words in bold; places are counted in Unicode scalars.
func marked(_ words: String, _ marked: [Marked]) -> Text {
  let scalars = Array(words.unicodeScalars)
  var (shown, place) = (Text(verbatim: ""), 0)
  func piece(_ range: Range<Int>) -> Text {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return Text(verbatim: String(view))
  }
  for range in marked where Int(range.start) >= place && Int(range.end) <= scalars.count && range.start < range.end {
    shown = shown + piece(place..<Int(range.start)) + piece(Int(range.start)..<Int(range.end)).bold()
    place = Int(range.end)
  }
  return shown + piece(place..<scalars.count)
}
