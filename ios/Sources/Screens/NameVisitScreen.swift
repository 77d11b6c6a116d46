import Features
import SoundingsCore
import SwiftUI

/// Where one is, with whom and what for: whenever there is a moment, or never.
struct NameVisitScreen: View {
  @State private var model: NameVisitModel
  private let ways: Ways

  init(model: NameVisitModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.nameVisit) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record {
        customer(page)
        if page.visit.customerId != nil { sites(page) }
        people(page)
        objective(page)
        Part(Words.whatKind) {
          ChipRow(options: EncounterKind.every, chosen: page.visit.kind, word: { Text($0.words) }) { kind in
            if let kind { Task { await model.kind(kind) } }
          }
        }
        Button(Words.showVisit) { ways.to(.capture(.joinVisit)) }.buttonStyle(PlainKeyStyle())
      }
    }
    .following(model)
  }

  private func customer(_ page: NameVisit) -> some View {
    Part(Words.nameCustomer) {
      if let name = page.visit.customer { Text(verbatim: name).headed() }
      TextLine(label: page.visit.customer == nil ? Words.nameCustomer : Words.nameAnother, text: $model.customer)
      Text(Words.nameCustomerHint).typeset(.small).foregroundStyle(Look.inkSecond)
      if !model.customer.isEmpty || page.visit.customer == nil {
        ForEach(page.customers, id: \.id) { known in
          Button {
            Task { await model.choose(known.id) }
          } label: {
            VStack(alignment: .leading) {
              Text(verbatim: known.name).typeset(.body).foregroundStyle(Look.ink)
              if !known.beside.isEmpty {
                sideBySide(known.beside.map { Text(verbatim: $0) }).typeset(.small).foregroundStyle(Look.inkSecond)
              }
            }
            .card()
          }
          .buttonStyle(.plain)
        }
      }
      if !model.customer.isEmpty, !page.isKnown {
        Button(Words.nameAdd(model.customer)) { Task { await model.addCustomer() } }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func sites(_ page: NameVisit) -> some View {
    Part(Words.nameSite) {
      ForEach(page.sites, id: \.id) { site in
        Chip(name: Text(verbatim: site.name), chosen: site.id == page.site) { Task { await model.chooseSite(site.id) } }
      }
      TextLine(label: Words.nameSite, text: $model.site)
      if !model.site.isEmpty {
        Button(Words.nameAdd(model.site)) { Task { await model.addSite() } }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func people(_ page: NameVisit) -> some View {
    Part(Words.namePeople) {
      ForEach(page.people, id: \.person.id) { named in
        Toggle(isOn: here(named)) { Text(verbatim: named.person.name).typeset(.body).foregroundStyle(Look.ink) }.card()
      }
      TextLine(label: Words.namePerson, text: $model.person)
      Text(Words.someoneHint).typeset(.small).foregroundStyle(Look.inkSecond)
      if !model.person.isEmpty {
        Button(Words.nameAdd(model.person)) { Task { await model.addPerson() } }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func here(_ named: NamedPerson) -> Binding<Bool> {
    Binding(
      get: { named.isHere }, set: { isHere in Task { await model.turn(named.person.id, here: isHere) } })
  }

  private func objective(_ page: NameVisit) -> some View {
    Part(Words.nameObjective) {
      if let objective = page.visit.objective { Text(verbatim: objective).typeset(.body).foregroundStyle(Look.ink) }
      TextLine(label: Words.nameObjective, text: $model.objective, lines: 2)
      if !model.objective.isEmpty {
        Button(Words.spokenKeep) { Task { await model.keepObjective() } }.buttonStyle(PlainKeyStyle())
      }
    }
  }
}
