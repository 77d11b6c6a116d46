import Features
import SoundingsCore
import SwiftUI

/// A customer's page: everything we know of them, a few of each with the whole list behind it.
struct CustomerScreen: View {
  @State private var model: CustomerModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: CustomerModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, title: { Text(verbatim: $0.customer.name) }) { about in
      let id = about.customer.id
      TwoVersions(versions: about.versions, ways: ways)
      if about.customer.internal { Aside(Words.internalCustomer) }
      Also(also: about.customer.also) { thing in Task { await model.undoSame(thing) } }
      Press(Words.briefing) { ways.to(.customers(.briefing(id))) }
      Press(Words.searchCustomer) { ways.to(.visits(.searchOfCustomer(id))) }
      Press(Words.wentOutTitle) { ways.to(.visits(.wentOut(id))) }
      VisitsPart(next: about.next, visits: about.visits, customer: id, ways: ways)
      sites(about.customer)
      people(about.people, id)
      marks(about, id)
      PromisesPart(promises: about.promises, ways: ways)
      MapsPart(maps: about.maps, customer: id, ways: ways)
      knows(about.knows)
      Part(Words.cameOfIt) {
        if about.outcomes.items.isEmpty { Aside(Words.noOutcomes) }
        ForEach(about.outcomes.items, id: \.id) { OutcomeLine(outcome: $0) }
        Press(Words.outcomesMore) { ways.to(.customers(.outcomes(id))) }
      }
      Rename(label: Words.customerName, name: about.customer.name, typed: $model.typed) { await model.rename($0) }
      OnOff(
        label: Words.internalCustomerSwitch, more: Words.internalCustomerMore,
        on: Binding(get: { about.customer.internal }, set: { on in Task { await model.ownHouse(on) } }))
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(id))) }
    }
  }

  @ViewBuilder private func marks(_ about: AboutCustomer, _ id: Id) -> some View {
    MarkedPart(
      head: Words.openQuestions, empty: Words.noQuestionsHere, marked: about.questions, ways: ways,
      all: .customers(.questions(id)))
    MarkedPart(head: Words.concerns, marked: about.concerns, ways: ways, all: .customers(.concerns(id)))
    MarkedPart(head: Words.priorities, marked: about.priorities, ways: ways, all: .customers(.priorities(id)))
  }

  @ViewBuilder private func sites(_ customer: CustomerRow) -> some View {
    Part(Words.sites) {
      ForEach(customer.sites, id: \.id) { site in
        Line(words: site.name, below: [Text(site.photoRule.words)]).pressed { ways.to(.customers(.site(site.id))) }
      }
      Unfolding(Words.addSite) { close in
        Writing(Words.siteName, in: $model.typed["site"], keep: Words.add) { name in
          let added = await model.addSite(name)
          if added { close() }
          return added
        }
      }
    }
  }

  @ViewBuilder private func people(_ people: FewPeople, _ customer: Id) -> some View {
    Part(Words.theirPeople) {
      ForEach(people.items, id: \.id) { PersonLine(person: $0, ways: ways) }
      if people.more { Press(Words.allOfThem) { ways.to(.customers(.people(customer))) } }
      AddPerson(typed: $model.typed) { words, described, role in
        await model.addPerson(words, described: described, role: role)
      }
    }
  }

  @ViewBuilder private func knows(_ knows: [KnowsRow]) -> some View {
    Part(Words.whoKnows) {
      if knows.isEmpty { Aside(Words.nobodyKnows) }
      ForEach(knows, id: \.engineer.id) { row in
        Line(met(row)).pressed { ways.to(.visits(.visit(row.visit))) }
      }
    }
  }

  private func met(_ row: KnowsRow) -> Text {
    guard let met = row.met else { return Text(verbatim: row.engineer.name) }
    return Text(Words.knowsSince(row.engineer.name, met.day(locale: locale)))
  }
}

/// What it is called besides, each to be taken apart again.
struct Also: View {
  let also: [AlsoRow]
  let undo: @MainActor (Id) -> Void

  var body: some View {
    ForEach(also, id: \.id) { row in
      Aside(row.name.map { Words.alsoCalled($0) } ?? Words.unnamed)
      Press(Words.notTheSameAfterAll) { undo(row.id) }
    }
  }
}

/// A name or a description, and what they do there.
struct AddPerson: View {
  @Binding var typed: Typed
  let add: @MainActor (_ words: String, _ described: Bool, _ role: String) async -> Bool
  @State private var described = false

  var body: some View {
    Unfolding(Words.addPerson) { close in
      OnOff(label: Words.personDescribed, more: Words.personDescribedMore, on: $described)
      TextLine(label: Words.personRole, text: $typed[text: "role"])
      Writing(
        described ? Words.personDescription : Words.personName, in: $typed["person"], keep: Words.add
      ) { words in
        let added = await add(words, described, typed[text: "role"])
        if added {
          typed["role"] = nil
          close()
        }
        return added
      }
    }
  }
}
