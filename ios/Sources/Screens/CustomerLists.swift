import Features
import SoundingsCore
import SwiftUI

/// A site, and whether pictures may be taken there.
struct SiteScreen: View {
  @State private var model: SiteModel
  private let ways: Ways

  init(model: SiteModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, title: { Text(verbatim: $0.site.name) }) { about in
      TwoVersions(versions: about.versions, ways: ways)
      Also(also: about.also) { thing in Task { await model.undoSame(thing) } }
      if let customer = about.customer {
        Line(about.customerName.text ?? Text(Words.unnamed)).pressed { ways.to(.customers(.customer(customer))) }
      }
      Part(Words.picturesHere) {
        Choices(options: [.notAsked, .yes, .askEachTime, .no], chosen: about.site.photoRule, word: \.words) { rule in
          Task { await model.choose(rule) }
        }
      }
      if !about.people.items.isEmpty {
        Part(Words.theirPeople) {
          ForEach(about.people.items, id: \.id) { PersonLine(person: $0, ways: ways) }
          if about.people.more, let customer = about.customer {
            Press(Words.allOfThem) { ways.to(.customers(.peopleOfSite(customer, about.site.id))) }
          }
        }
      }
      Rename(label: Words.siteName, name: about.site.name, typed: $model.typed) { await model.rename($0) }
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(about.site.id))) }
    }
  }
}

/// Two that look alike, and what a person says they are; nothing is one before that.
struct SameScreen: View {
  @State private var model: SameModel
  private let ways: Ways

  init(model: SameModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.looksTheSame) { proposals in
      if proposals.isEmpty { Aside(Words.nothingLooksTheSame) }
      ForEach(proposals, id: \.self) { pair in
        VStack(alignment: .leading, spacing: Measure.space8) {
          Line(name(pair.target))
          Line(name(pair.alias), below: [Text(pair.what.words)])
          Press(Words.theyAreOne) { Task { await model.areOne(pair) } }
          Press(Words.theyAreTwo) { Task { await model.areTwo(pair) } }
          Press(Words.lookAtIt) { ways.to(pair.what.page(pair.alias.id)) }
        }
      }
    }
  }

  private func name(_ row: AlsoRow) -> Text { row.name.text ?? Text(Words.unnamedVisit) }
}

extension SameKind {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .customer: Words.twoCustomers
    case .site: Words.twoSites
    case .person: Words.twoPeople
    case .visit: Words.twoVisits
    }
  }

  fileprivate func page(_ thing: Id) -> Page {
    switch self {
    case .customer: .customers(.customer(thing))
    case .site: .customers(.site(thing))
    case .person: .customers(.person(thing))
    case .visit: .visits(.visit(thing))
    }
  }
}

/// A customer's people.
struct PeopleScreen: View {
  @State private var model: PeopleModel
  private let ways: Ways

  init(model: PeopleModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.theirPeople, empty: Words.nobodyHere, id: \.id) {
      AddPerson(typed: $model.typed) { words, described, role in
        await model.add(words, described: described, role: role)
      }
    } row: {
      PersonLine(person: $0, ways: ways)
    }
  }
}

/// A customer's concerns or priorities.
struct MarkedScreen: View {
  @State private var model: MarkedModel
  private let title: LocalizedStringKey
  private let ways: Ways

  init(model: MarkedModel, title: LocalizedStringKey, ways: Ways) {
    _model = State(initialValue: model)
    (self.title, self.ways) = (title, ways)
  }

  var body: some View {
    ListPage(model: model, title: title, empty: Words.markedEmpty, id: \.id) {
    } row: {
      MarkedLine(row: $0, ways: ways)
    }
  }
}

/// What came of visits with a customer; one more, and other words for one.
struct OutcomesScreen: View {
  @State private var model: OutcomesModel
  @State private var correcting: Id?
  @State private var kind: OutcomeKind?

  init(model: OutcomesModel) { _model = State(initialValue: model) }

  var body: some View {
    ListPage(model: model, title: Words.cameOfIt, empty: Words.noOutcomes, id: \.id) {
      Unfolding(Words.addOutcome) { close in
        Choices(options: [.newWork, .referral, .complaintSolved], chosen: kind, word: \.words) { kind = $0 }
        TextLine(label: Words.inAFewWords, text: $model.typed[text: "outcome"], lines: 2)
        if let kind { Press(Words.add) { add(kind, close) } }
      }
    } row: { row in
      OutcomeLine(outcome: row).pressed { correcting = row.id }
      if correcting == row.id {
        Writing(Words.correctWords, in: $model.typed[row.id], start: row.text ?? "", lines: 2) { text in
          let kept = await model.change(row, text)
          if kept { correcting = nil }
          return kept
        }
      }
    }
  }

  private func add(_ kind: OutcomeKind, _ close: @escaping @MainActor () -> Void) {
    Task {
      guard await model.add(kind, model.typed[text: "outcome"]) else { return }
      model.typed["outcome"] = nil
      close()
    }
  }
}
