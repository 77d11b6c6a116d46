import Features
import SoundingsCore
import SwiftUI

/// Somebody of a customer's: what they agreed to, what speaks of them outside, their maps, what they said.
struct PersonScreen: View {
  @State private var model: PersonModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: PersonModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, title: { Text(verbatim: $0.consent.person.name) }) { about in
      if let whose = whose(about) { Aside(whose) }
      TwoVersions(versions: about.versions, ways: ways)
      Also(also: about.consent.also) { thing in Task { await model.undoSame(thing) } }
      if let customer = about.customer { Press(Words.toTheirCustomer) { ways.to(.customers(.customer(customer))) } }
      Called(about: about, model: model)
      consent(about.consent)
      copies(about.consent.documents)
      if about.consent.next != nil, let customer = about.customer {
        Press(Words.allOfThem) { ways.to(.visits(.wentOut(customer))) }
      }
      poster(about)
      if !about.maps.items.isEmpty {
        Part(Words.belowTheSurface) { ForEach(about.maps.items, id: \.map.id) { MapLine(meter: $0, ways: ways) } }
      }
      notes(about.notes, of: about.consent.person.id)
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(about.consent.person.id))) }
    }
  }

  private func whose(_ about: AboutPerson) -> Text? {
    let described = about.named == nil ? nil : about.described
    return beside([about.consent.person.role.text, described.text, about.site.text, about.customerName.text])
  }

  /// What they agreed to: three choices, and behind them use by use.
  @ViewBuilder private func consent(_ consent: Consent) -> some View {
    Part(Words.whatTheyAgreed) {
      Aside(consent.asked.map { Words.askedOn($0.day(locale: locale)) } ?? Words.nobodyAsked)
      ConsentChoices(chosen: consent.chosen) { choice in Task { await model.choose(choice) } }
      Unfolding(Words.finerUses, away: Words.fewer) { _ in
        ForEach(consent.uses, id: \.needed) { use in
          OnOff(
            label: use.needed.words,
            more: use.asked.map { Words.askedOn($0.day(locale: locale)) } ?? Words.notAsked,
            on: Binding(
              get: { use.allowed ?? false }, set: { allowed in Task { await model.allow(use.needed, allowed) } }))
        }
      }
    }
  }

  /// What went out about them; first what has to be fetched back since they withdrew.
  @ViewBuilder private func copies(_ documents: [SentRow]) -> some View {
    let (back, others) = (documents.filter(\.toFetchBack), documents.filter { !$0.toFetchBack })
    if !back.isEmpty { Part(Words.copiesToFetchBack) { ForEach(back, id: \.id) { copy($0) } } }
    if !others.isEmpty { Part(Words.speaksOfThem) { ForEach(others, id: \.id) { copy($0) } } }
  }

  @ViewBuilder private func copy(_ sent: SentRow) -> some View {
    Line(
      Text(sent.what?.words ?? Words.aDocument),
      below: [
        Text(Words.wentToWhom(sent.to)), Text(verbatim: sent.sent.day(locale: locale)), sent.engineer.text,
        sent.fetchedBack ? Text(Words.copyIsBack) : nil,
      ])
    if sent.toFetchBack { Press(Words.itIsBack) { Task { await model.fetchedBack(sent.id, true) } } }
    if sent.fetchedBack { Press(Words.itIsNotBack) { Task { await model.fetchedBack(sent.id, false) } } }
  }

  /// The poster of them that hangs, or the way to make one where that may be.
  @ViewBuilder private func poster(_ about: AboutPerson) -> some View {
    if let poster = about.poster { Press(Words.lookAtPoster) { ways.to(.team(.poster(poster))) } }
    if about.mayHavePoster { Press(Words.makePoster) { ways.to(.team(.newPoster(about.consent.person.id))) } }
  }

  @ViewBuilder private func notes(_ notes: FewNotes, of person: Id) -> some View {
    Part(Words.whatTheySaid) {
      if notes.items.isEmpty { Aside(Words.noNotesOfThem) }
      ForEach(notes.items, id: \.id) { note in
        NoteView(note: note).card().pressed { ways.to(.capture(.note(note.id))) }
      }
      Press(Words.searchPerson) { ways.to(.visits(.searchOfPerson(person))) }
    }
  }
}

/// What somebody is asked, in three choices.
private enum Asked: CaseIterable {
  case teamOnly
  case quote
  case wall

  var words: LocalizedStringKey {
    switch self {
    case .teamOnly: ConsentChoice.teamOnly.words
    case .quote: Words.quoteMe
    case .wall: ConsentChoice.wall.words
    }
  }

  /// What a press on it says at first.
  var choice: ConsentChoice {
    switch self {
    case .teamOnly: .teamOnly
    case .quote: .quoteUnnamed
    case .wall: .wall
    }
  }
}

extension ConsentChoice {
  fileprivate var asked: Asked {
    switch self {
    case .teamOnly: .teamOnly
    case .quoteUnnamed, .quoteNamed: .quote
    case .wall: .wall
    }
  }

  /// The ways to be quoted that this one is among.
  fileprivate var named: [ConsentChoice] {
    switch self {
    case .quoteUnnamed, .quoteNamed: [.quoteUnnamed, .quoteNamed]
    case .teamOnly, .wall: []
    }
  }
}

/// The three choices, none of them chosen before somebody was asked; *Quote me* asks once more, with the name or without.
struct ConsentChoices: View {
  let chosen: ConsentChoice?
  let choose: @MainActor (ConsentChoice) -> Void

  var body: some View {
    VStack(spacing: Measure.space8) {
      Choices(options: Asked.allCases, chosen: chosen?.asked, word: \.words) { choose($0.choice) }
      if let chosen, !chosen.named.isEmpty {
        Choices(options: chosen.named, chosen: chosen, word: \.words, choose: choose)
          .padding(.leading, Measure.space24)
      }
    }
  }
}
