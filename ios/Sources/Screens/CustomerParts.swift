import Features
import SoundingsCore
import SwiftUI

/// A person in a list: what they do, and what they agreed to.
struct PersonLine: View {
  let person: PersonRow
  let ways: Ways

  var body: some View {
    Line(words: person.name, below: [person.role.text, Text(person.consent.words)])
      .pressed { ways.to(.customers(.person(person.id))) }
  }
}

/// The next visit, and the last ones; all of theirs behind.
struct VisitsPart: View {
  let next: VisitRow?
  let visits: FewVisits
  let customer: Id
  let ways: Ways

  var body: some View {
    Part(Words.visitsUntilNow) {
      if let next { visit(next) } else { Aside(Words.nothingPlanned) }
      ForEach(visits.items, id: \.id) { visit($0) }
      if visits.more { Press(Words.allOfThem) { ways.to(.visits(.searchOfCustomer(customer))) } }
    }
  }

  private func visit(_ row: VisitRow) -> some View {
    VisitCard(visit: row).pressed { ways.to(.visits(.visit(row.id))) }
  }
}

/// Something marked; it leads to its note or its entry.
struct MarkedLine: View {
  let row: MarkedRow
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    Line(
      words: row.text, below: [row.who.text, row.when.map { Text(verbatim: $0.day(locale: locale)) }], exact: row.exact
    )
    .pressed { ways.to(row.map == nil ? .capture(.note(row.id)) : .maps(.entry(row.id))) }
  }
}

/// A few of what is marked one way; nothing where there is none, unless that has words.
struct MarkedPart: View {
  let head: LocalizedStringKey
  var empty: LocalizedStringKey?
  let marked: FewMarked
  let ways: Ways
  let all: Page

  var body: some View {
    if !marked.items.isEmpty || empty != nil {
      Part(head) {
        if marked.items.isEmpty, let empty { Aside(empty) }
        ForEach(marked.items, id: \.id) { MarkedLine(row: $0, ways: ways) }
        if marked.more || empty != nil { Press(Words.allOfThem) { ways.to(all) } }
      }
    }
  }
}

struct PromisesPart: View {
  let promises: FewPromises
  let ways: Ways

  var body: some View {
    if !promises.items.isEmpty {
      Part(Words.promisesNotKeptYet) {
        ForEach(promises.items, id: \.id) { promise in
          PromiseCard(promise: promise).pressed { ways.to(.team(.promise(promise.id))) }
        }
        if promises.more { Press(Words.allOfThem) { ways.to(.team(.promises)) } }
      }
    }
  }
}

/// A map in a list: whose, in which situation, what to ask next.
struct MapLine: View {
  let meter: MapMeter
  let ways: Ways

  var body: some View {
    let next = meter.askNext.map { [Text(QuestionSource.askNext.words), Text($0.words)] } ?? []
    Line(words: meter.map.situation, below: [Text(verbatim: meter.map.who)] + next)
      .pressed { ways.to(.maps(.map(meter.map.id))) }
  }
}

/// A few maps of a customer's people, and all of them as one.
struct MapsPart: View {
  let maps: FewMaps
  let customer: Id
  let ways: Ways

  var body: some View {
    if !maps.items.isEmpty {
      Part(Words.belowTheSurface) {
        ForEach(maps.items, id: \.map.id) { MapLine(meter: $0, ways: ways) }
        Press(Words.mapsAsOne) { ways.to(.maps(.aggregatedMap(customer))) }
      }
    }
  }
}

/// What came of visits.
struct OutcomeLine: View {
  let outcome: OutcomeRow
  @Environment(\.locale) private var locale

  var body: some View {
    let kind = outcome.kind.map { Text($0.words) }
    let when = outcome.when.map { Text(verbatim: $0.day(locale: locale)) }
    if let text = outcome.text.text {
      Line(text, below: [kind, when])
    } else {
      Line(kind ?? Text(Words.cameOfIt), below: [when])
    }
  }
}
