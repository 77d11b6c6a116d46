import SoundingsCore

/// *Customers*, a page more whenever the end is in sight.
public final class CustomersModel: PagedModel<CustomerPage> {
  public init(desk: Desk) {
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.customers(after: after) } },
      ids: { row in [row.id] + row.sites.map(\.id) })
  }

  /// - Returns: the new customer; nothing where it failed.
  public func add(_ name: String) async -> Id? {
    var added: Id?
    await attempt { desk in added = try await desk.ask { try $0.addCustomer(name: name) } }
    return added
  }
}

/// A customer's page.
public final class CustomerModel: ScreenModel<AboutCustomer> {
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> AboutCustomer? {
    try await desk.ask { [id] in try $0.aboutCustomer(id: id) }
  }

  public func rename(_ name: String) async -> Bool {
    let seen = record?.seen
    return await attempt { desk in
      try await desk.ask { [id] in try $0.changeCustomer(customer: id, name: name, seen: seen) }
    }
  }

  /// One of our own house, or no longer.
  public func ownHouse(_ on: Bool) async {
    await attempt { desk in try await desk.ask { [id] in try $0.setInternal(customer: id, internal: on) } }
  }

  public func addSite(_ name: String) async -> Bool {
    await attempt { desk in
      _ = try await desk.ask { [id] in try $0.addSite(customer: id, name: name, photoRule: .notAsked) }
    }
  }

  public func addPerson(_ words: String, described: Bool, role: String) async -> Bool {
    let person = newPerson(of: id, words, described: described, role: role)
    return await attempt { desk in _ = try await desk.ask { try $0.addPerson(person: person) } }
  }

  public func undoSame(_ thing: Id) async {
    await attempt { desk in try await desk.ask { try $0.undoSame(thing: thing) } }
  }
}

/// Somebody new of a customer's, by name or by what they are there.
func newPerson(of customer: Id, _ words: String, described: Bool, role: String) -> NewPerson {
  NewPerson(
    customer: customer, name: described ? nil : words, description: described ? words : nil,
    role: role.isEmpty ? nil : role)
}

/// A site's page.
public final class SiteModel: ScreenModel<AboutSite> {
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> AboutSite? {
    try await desk.ask { [id] in try $0.aboutSite(id: id) }
  }

  public func rename(_ name: String) async -> Bool {
    let seen = record?.site.seen
    return await attempt { desk in
      try await desk.ask { [id] in try $0.changeSite(site: id, name: name, seen: seen) }
    }
  }

  public func choose(_ rule: PhotoRule) async {
    let seen = record?.site.seen
    await attempt { desk in try await desk.ask { [id] in try $0.setPhotoRule(site: id, rule: rule, seen: seen) } }
  }

  public func undoSame(_ thing: Id) async {
    await attempt { desk in try await desk.ask { try $0.undoSame(thing: thing) } }
  }
}

/// *Same as*: what looks like one thing twice.
public final class SameModel: ScreenModel<[SameProposal]> {
  override func read(_ change: Change) async throws -> [SameProposal]? {
    try await desk.ask { try $0.sameProposals() }
  }

  public func areOne(_ pair: SameProposal) async {
    await attempt { desk in
      try await desk.ask { try $0.declareSame(alias: pair.alias.id, target: pair.target.id) }
    }
  }

  public func areTwo(_ pair: SameProposal) async {
    await attempt { desk in
      try await desk.ask { try $0.declareNotSame(one: pair.alias.id, other: pair.target.id) }
    }
  }
}
