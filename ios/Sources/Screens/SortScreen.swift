import Features
import SoundingsCore
import SwiftUI

/// *Sort*: whose map, then a note a card, then a question for each part below the water that is empty.
struct SortScreen: View {
  @State private var model: SortModel
  private let visit: Id
  private let ways: Ways

  init(model: SortModel, visit: Id, ways: Ways) {
    _model = State(initialValue: model)
    self.visit = visit
    self.ways = ways
  }

  var body: some View {
    Group {
      if let sorting = model.record {
        if let sort = sorting.sort {
          if let card = sort.card {
            SortingCard(model: model, sort: sort, card: card)
          } else if let question = sort.question {
            QuestionPage(model: model, sort: sort, question: question)
          } else {
            SortDone(model: model, sort: sort) { ways.instead(.maps(.map(sort.map))) }
          }
        } else {
          WhoseMap(model: model, people: sorting.people) { ways.to(.visits(.visit(visit))) }
        }
      } else {
        NotRead(model: model).padding(Measure.edge)
      }
    }
    .background(Look.foam)
    .navigationTitle(model.record?.sort.map { $0.who.name } ?? Text(Words.sort))
    .navigationBarTitleDisplayMode(.inline)
    .toolbar {
      ToolbarItem(placement: .primaryAction) {
        if model.record?.sort?.last != nil { Button(Words.undo) { Task { await model.undo() } } }
      }
    }
    .following(model)
    .task { await model.chooseTheOnlyOne() }
  }
}

private struct WhoseMap: View {
  @Bindable var model: SortModel
  let people: [PersonRow]
  let toVisit: @MainActor () -> Void

  var body: some View {
    PushedPage(Words.sort) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if people.isEmpty {
        Text(Words.sortNobody).typeset(.body).foregroundStyle(Look.ink)
        Button(Words.lookAtVisit) { toVisit() }.buttonStyle(PlainKeyStyle())
      } else {
        Text(Words.sortWhose).headed()
        ForEach(people, id: \.id) { person in
          Button {
            Task { await model.choose(person.id) }
          } label: {
            Line(words: person.name, below: [person.role.text])
          }
          .buttonStyle(.plain)
        }
        TextLine(label: Words.sortSituationField, text: $model.situation)
        Text(Words.sortSituation).typeset(.small).foregroundStyle(Look.inkSecond)
      }
    }
  }
}

/// The card above, which rolls; the targets in the thumb's reach, where nothing on the card moves them.
private struct SortingCard: View {
  let model: SortModel
  let sort: Sort
  let card: SortCard
  @Environment(\.verticalSizeClass) private var height

  var body: some View {
    if height == .compact {
      HStack(alignment: .top, spacing: 0) {
        above
        targets
      }
    } else {
      VStack(spacing: 0) {
        above
        targets
      }
    }
  }

  private var above: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space8) {
        Text(Words.sortLeft(Int(sort.left))).typeset(.small).foregroundStyle(Look.inkSecond)
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let last = sort.last { LastDecision(model: model, last: last, who: sort.who) }
        SortCardView(model: model, card: card)
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
  }

  private var targets: some View {
    ViewThatFits(in: .vertical) {
      SortTargets(model: model, sort: sort, card: card)
      ScrollView { SortTargets(model: model, sort: sort, card: card) }
    }
    .layoutPriority(1)
  }
}

/// What was decided last; and the entries that may say the same, until the next tap.
private struct LastDecision: View {
  let model: SortModel
  let last: LastSorted
  let who: PersonRow?

  var body: some View {
    Beside {
      if let place { Text(place) }
      if let words = last.words { Text(verbatim: words).lineLimit(1) }
    }
    .typeset(.small)
    .foregroundStyle(Look.inkSecond)
    .accessibilityElement(children: .combine)
    ForEach(last.alike, id: \.id) { entry in
      Button {
        Task { await model.ratherAs(entry.id) }
      } label: {
        Text(Words.sortSameAs(quoted(entry.text, exact: entry.exact)))
      }
      .buttonStyle(PlainKeyStyle())
    }
  }

  private var place: LocalizedStringKey? {
    switch last.decided {
    case .entry: last.part.map { $0.words }
    case .sameAs: Words.sortWentSame
    case .notAboutThem: Words.sortNotAbout(who.name)
    case .notForTheMap: Words.sortNotForMap
    case .later: Words.sortLater
    case .answered: Words.sortAnswered
    case .skipped: Words.sortSkipped
    case .askNextTime: Words.sortAskNext
    }
  }
}

/// The note that is up. Its words can be selected, so that only some of them are used.
private struct SortCardView: View {
  @Bindable var model: SortModel
  let card: SortCard
  @State private var selected: NSRange?
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      SelectableWords(words: card.words, exact: card.note.exact, used: model.only, selected: $selected)
        .accessibilityLabel(Words.sortCard)
      Beside {
        Text(card.note.kind.words)
        if let by = card.note.by { Text(verbatim: by.name) }
        Text(verbatim: card.note.happened.clock(locale: locale))
        if card.note.starred { Text(Words.starred) }
      }
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
      if card.guess { Text(Words.sortGuess).typeset(.small).foregroundStyle(Look.inkSecond) }
      if model.only != nil {
        Text(Words.sortOnly).typeset(.small).foregroundStyle(Look.inkSecond)
        Button(Words.sortAllWords) { model.only = nil }.buttonStyle(PlainKeyStyle())
      } else if let selected {
        Button(Words.sortUseWords) { model.only = selected }.buttonStyle(PlainKeyStyle())
      }
    }
    .card()
    .onChange(of: card) { selected = nil }
  }
}

/// Where a card goes that goes into no part.
private struct Away {
  let id: String
  let name: Text
  let likely: Bool
  let into: SortInto
}

/// The eight targets, the water between them, and the strip below. Where they stand depends on nothing that is on the
/// card.
private struct SortTargets: View {
  let model: SortModel
  let sort: Sort
  let card: SortCard
  @AppStorage(Thumb.key) private var left = false

  var body: some View {
    VStack(spacing: Measure.space8) {
      ForEach(Array(stride(from: 0, to: sort.targets.count, by: 2)), id: \.self) { place in
        if place == 4 { Rectangle().fill(Look.water).frame(height: Measure.outline).accessibilityHidden(true) }
        HStack(spacing: Measure.space8) {
          ForEach(Array(sort.targets[place..<min(place + 2, sort.targets.count)]).forThumb(left: left), id: \.self) {
            part in
            target(Text(part.words), likely: card.likely == part, .part(part))
          }
        }
      }
      HStack(spacing: Measure.space8) {
        ForEach(aways.forThumb(left: left), id: \.id) { target($0.name, likely: $0.likely, $0.into) }
      }
    }
    .padding(Measure.edge)
  }

  private var aways: [Away] {
    [
      Away(
        id: "not-about", name: Text(Words.sortNotAbout(sort.who.name)), likely: card.likely == nil, into: .notAboutThem),
      Away(id: "not-for-map", name: Text(Words.sortNotForMap), likely: false, into: .notForTheMap),
      Away(id: "later", name: Text(Words.sortLater), likely: false, into: .later),
    ]
  }

  private func target(_ name: Text, likely: Bool, _ into: SortInto) -> some View {
    Button {
      Task { await model.sort(card, into) }
    } label: {
      name
        .typeset(.key)
        .multilineTextAlignment(.center)
        .lineLimit(2)
        // However large the letters are, no word is cut: the targets stay where they are.
        .minimumScaleFactor(0.4)
        .foregroundStyle(likely ? Look.onBuoy : Look.ink)
        .frame(maxWidth: .infinity, minHeight: 56)
        .background(likely ? Look.buoy : Look.surface, in: .rect(cornerRadius: Measure.corner))
        .outlined(likely ? Look.buoyEdge : Look.line, width: likely ? Measure.outline : 1)
    }
    .buttonStyle(.plain)
    .accessibilityValue(likely ? Text(Words.sortLikely) : Text(verbatim: ""))
  }
}

/// One question for each part below the water that is empty.
private struct QuestionPage: View {
  @Bindable var model: SortModel
  let sort: Sort
  let question: PartQuestion

  var body: some View {
    PushedPage(question.part.words) {
      if let last = sort.last { LastDecision(model: model, last: last, who: sort.who) }
      Text(verbatim: question.text).headed()
      TextLine(label: Words.sortSentence, text: $model.sentence, lines: 2)
      if let problem = model.problem { ProblemLine(problem: problem) }
      if !question.notes.isEmpty {
        Part(Words.sortShowIt) {
          ForEach(question.notes, id: \.id) { note in
            TickLine(on: model.ticked.contains(note.id)) {
              model.tick(note.id)
            } label: {
              QuotedWords(words: note.words, exact: note.exact)
              if let by = note.by { Text(verbatim: by).typeset(.small).foregroundStyle(Look.inkSecond) }
            }
          }
        }
      }
    }
    .pressedBelow {
      VStack(spacing: Measure.space8) {
        Button(Words.sortPutThere) { Task { await model.answer(question.part) } }.buttonStyle(BuoyButtonStyle())
        Beside {
          Button(Words.sortSkip) { Task { await model.skip(question.part) } }
          Button(Words.sortAskNext) { Task { await model.askNextTime(question.part) } }
        }
        .buttonStyle(PlainKeyStyle())
      }
    }
  }
}

private struct SortDone: View {
  let model: SortModel
  let sort: Sort
  let toMap: @MainActor () -> Void

  var body: some View {
    PushedPage(Words.sort) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let last = sort.last { LastDecision(model: model, last: last, who: sort.who) }
      Text(Words.sortDone).headed()
      if sort.later > 0 {
        Text(Words.sortPutOff(Int(sort.later))).typeset(.body).foregroundStyle(Look.ink)
        Button(Words.sortLookAtLater) { Task { await model.lookAtLater() } }.buttonStyle(PlainKeyStyle())
      }
      Button(Words.sortLookAtMap) { toMap() }.buttonStyle(BuoyButtonStyle())
    }
  }
}
