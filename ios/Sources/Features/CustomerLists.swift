import SoundingsCore

/// A customer's people, a page more whenever the end is in sight.
public final class PeopleModel: PagedModel<PeoplePage> {
  private let customer: Id
  private let site: Id?

  /// - Parameter site: only those who are there
  public init(desk: Desk, customer: Id, site: Id? = nil) {
    (self.customer, self.site) = (customer, site)
    super.init(
      desk: desk,
      read: { after in
        try await desk.ask { notebook in
          guard let site else { return try notebook.peopleOf(customer: customer, after: after) }
          return try notebook.peopleOfSite(site: site, after: after)
        }
      },
      ids: { [$0.id] })
  }

  public func add(_ words: String, described: Bool, role: String) async -> Bool {
    var person = newPerson(of: customer, words, described: described, role: role)
    person.site = site
    return await attempt { [person] desk in _ = try await desk.ask { try $0.addPerson(person: person) } }
  }
}

/// A customer's concerns or priorities, a page more whenever the end is in sight.
public final class MarkedModel: PagedModel<MarkedPage> {
  public init(desk: Desk, customer: Id, mark: Mark) {
    super.init(
      desk: desk,
      read: { after in try await desk.ask { try $0.markedOf(customer: customer, mark: mark, after: after) } },
      ids: { [$0.id, $0.visit, $0.map] })
  }
}

/// What came of visits with a customer, the latest first, a page more whenever the end is in sight.
public final class OutcomesModel: PagedModel<OutcomePage> {
  private let customer: Id

  public init(desk: Desk, customer: Id) {
    self.customer = customer
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.outcomes(customer: customer, after: after) } },
      ids: { [$0.id] })
  }

  public func add(_ kind: OutcomeKind, _ text: String) async -> Bool {
    let outcome = NewOutcome(customer: customer, kind: kind, text: text.isEmpty ? nil : text)
    return await attempt { desk in _ = try await desk.ask { try $0.addOutcome(outcome: outcome) } }
  }

  public func change(_ row: OutcomeRow, _ text: String) async -> Bool {
    await attempt { desk in
      try await desk.ask { try $0.changeOutcome(id: row.id, text: text, seen: row.seen) }
    }
  }
}
