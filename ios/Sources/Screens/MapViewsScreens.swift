import Features
import SoundingsCore
import SwiftUI

/// A map in four parts: the same entries, none left out.
struct MapInFourScreen: View {
  @State private var model: MapInFourModel
  private let ways: Ways

  init(model: MapInFourModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.four) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let four = model.record {
        part(Words.fourSays, four.says)
        part(Words.fourThinks, four.thinks)
        part(Words.fourDoes, four.does)
        part(Words.fourFeels, four.feels)
        part(Words.fourAround, four.around)
      }
    }
    .following(model)
  }

  private func part(_ head: LocalizedStringKey, _ rows: [EntryRow]) -> some View {
    Part(head) {
      if rows.isEmpty { Text(Words.mapEntries(0)).typeset(.small).foregroundStyle(Look.inkSecond) }
      ForEach(rows, id: \.id) { entry in EntryButton(entry: entry, ways: ways) }
    }
  }
}

/// An entry that leads to its page.
struct EntryButton: View {
  let entry: EntryRow
  let ways: Ways

  var body: some View {
    Button {
      ways.to(.maps(.entry(entry.id)))
    } label: {
      EntryView(entry: entry)
    }
    .buttonStyle(.plain)
  }
}

/// Many maps as one: part by part its ticks, and of how many of the people something is known.
struct AggregatedMapScreen: View {
  @State private var model: AggregatedMapModel
  private let openPart: @MainActor (MapPart) -> Void

  init(model: AggregatedMapModel, openPart: @escaping @MainActor (MapPart) -> Void) {
    _model = State(initialValue: model)
    self.openPart = openPart
  }

  var body: some View {
    PushedPage(Words.mapMany) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let all = model.record {
        Text(Words.mapCount(Int(all.maps))).typeset(.body).foregroundStyle(Look.ink)
        if all.more { Text(Words.mapNewestOnly).typeset(.small).foregroundStyle(Look.inkSecond) }
        ForEach(all.parts, id: \.part) { part in
          Button {
            openPart(part.part)
          } label: {
            HStack {
              VStack(alignment: .leading, spacing: Measure.space4) {
                Text(part.part.words).typeset(.key).foregroundStyle(Look.ink)
                sideBySide([
                  Text(Words.mapOfPeople(String(part.people), String(all.people))),
                  Text(depthWords(Int(part.depth))), Text(Words.mapEntries(Int(part.entries))),
                ])
                .typeset(.small)
                .foregroundStyle(Look.inkSecond)
              }
              .frame(maxWidth: .infinity, alignment: .leading)
              Ticks(depth: Int(part.depth))
            }
            .card()
            .accessibilityElement(children: .combine)
          }
          .buttonStyle(.plain)
        }
      }
    }
    .following(model)
  }
}

/// The entries of one part of many maps, each with whose it is.
struct AggregatedPartScreen: View {
  @State private var model: AggregatedPartModel
  private let part: MapPart
  private let ways: Ways

  init(model: AggregatedPartModel, part: MapPart, ways: Ways) {
    _model = State(initialValue: model)
    self.part = part
    self.ways = ways
  }

  var body: some View {
    PushedPage(part.words) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let all = model.record?.items {
        if all.isEmpty { Text(Words.mapEmpty).typeset(.body).foregroundStyle(Look.ink) }
        LazyVStack(alignment: .leading, spacing: Measure.space12) {
          Rolling(model) {
            ForEach(all, id: \.entry.id) { one in
              VStack(alignment: .leading, spacing: Measure.space4) {
                sideBySide([Optional(one.who).text ?? Text(Words.mapSomebody), Text(verbatim: one.situation)])
                  .typeset(.small)
                  .foregroundStyle(Look.inkSecond)
                EntryButton(entry: one.entry, ways: ways)
              }
            }
          }
        }
        .scrollTargetLayout()
      }
    }
    .keepsPlace()
    .following(model)
  }
}

/// *Role-play deck*: what the one who plays knows, each line with what it rests on; and what nobody knows.
struct DeckScreen: View {
  @State private var model: DeckModel
  private let ways: Ways

  init(model: DeckModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.deck) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let deck = model.record { cards(deck) }
    }
    .pressedBelow {
      Button(Words.deckStart) {
        Task { if let visit = await model.start() { ways.instead(.capture(.capture(visit))) } }
      }
      .buttonStyle(BuoyButtonStyle())
    }
    .following(model)
  }

  @ViewBuilder private func cards(_ deck: Deck) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(Words.deckYouAre).typeset(.small).foregroundStyle(Look.inkSecond)
      (deck.who.isEmpty ? Text(Words.mapSomebody) : Text(verbatim: deck.who))
        .headed()
      sideBySide([deck.role.text, deck.customer.text, Text(verbatim: deck.situation)])
        .typeset(.small)
        .foregroundStyle(Look.inkSecond)
    }
    Press(Words.deckPrint) { Task { if let page = await model.page() { printPaper(page) } } }
    ForEach(deck.cards, id: \.part) { card in
      Part(card.part.inTheirShoes) {
        VStack(alignment: .leading, spacing: Measure.space8) {
          ForEach(Array(card.lines.enumerated()), id: \.offset) { _, line in
            VStack(alignment: .leading, spacing: Measure.space4) {
              QuotedWords(words: line.text, exact: line.exact)
              Label {
                line.basis.words(Int(line.notes))
              } icon: {
                Image(systemName: line.basis.symbol).accessibilityHidden(true)
              }
              .typeset(.small)
              .foregroundStyle(Look.inkSecond)
            }
            .accessibilityElement(children: .combine)
          }
          if card.more > 0 { Text(Words.deckMore(Int(card.more))).typeset(.small).foregroundStyle(Look.inkSecond) }
        }
        .card()
      }
    }
    if !deck.toAsk.isEmpty {
      Part(Words.deckUnknown) {
        ForEach(deck.toAsk, id: \.self) { Text(verbatim: $0).typeset(.body).foregroundStyle(Look.ink) }
      }
    }
    Part(Words.deckRules) {
      Text(Words.deckRulePlay).typeset(.body).foregroundStyle(Look.ink)
      Text(Words.deckRuleGuess).typeset(.body).foregroundStyle(Look.ink)
      Text(Words.deckRuleWrite).typeset(.body).foregroundStyle(Look.ink)
    }
  }
}

extension MapPart {
  fileprivate var inTheirShoes: LocalizedStringKey {
    switch self {
    case .see: Words.deckSee
    case .say: Words.deckSay
    case .do: Words.deckDo
    case .hear: Words.deckHear
    case .needToDo: Words.deckNeedToDo
    case .pain: Words.deckPain
    case .gain: Words.deckGain
    case .other: Words.deckOther
    }
  }
}
