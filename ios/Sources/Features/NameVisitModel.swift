import Foundation
import Observation
import SoundingsCore

/// *Naming a visit*: each choice is kept as it is made.
@Observable
public final class NameVisitModel: ScreenModel<NameVisit> {
  /// The customer's name as it is typed; those known are looked up.
  public var customer: String {
    get { typed[text: "customer"] }
    set {
      guard newValue != customer else { return }
      typed[text: "customer"] = newValue
      Task { await load() }
    }
  }
  public var site: String {
    get { typed[text: "site"] }
    set { typed[text: "site"] = newValue }
  }
  public var person: String {
    get { typed[text: "person"] }
    set { typed[text: "person"] = newValue }
  }
  public var objective: String {
    get { typed[text: "objective"] }
    set { typed[text: "objective"] = newValue }
  }

  private let visit: Id

  public init(visit: Id, desk: Desk) {
    self.visit = visit
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> NameVisit? {
    let (visit, begun) = (visit, customer)
    return try await desk.ask { try $0.nameVisit(visit: visit, begun: begun) }
  }

  public func choose(_ customer: Id) async {
    if await named(VisitChange(customer: customer)) { self.customer = "" }
  }

  public func addCustomer() async {
    let name = customer.trimmed
    guard let named = await added({ try $0.customerNamed(name: name) }) else { return }
    await choose(named)
  }

  public func chooseSite(_ site: Id) async { await named(VisitChange(site: site)) }

  public func addSite() async {
    guard let of = record?.visit.customerId else { return }
    let name = site.trimmed
    guard let added = await added({ try $0.addSite(customer: of, name: name, photoRule: .notAsked) }) else { return }
    if await named(VisitChange(site: added)) { site = "" }
  }

  /// Somebody is here, or is not after all.
  public func turn(_ person: Id, here: Bool) async {
    await named(here ? VisitChange(people: [person]) : VisitChange(notPeople: [person]))
  }

  public func addPerson() async {
    guard let row = record?.visit else { return }
    let new = NewPerson(description: person.trimmed, visit: row.id)
    guard let added = await added({ try $0.addPerson(person: new) }) else { return }
    if await named(VisitChange(people: [added])) { person = "" }
  }

  /// What kind of encounter it is.
  public func kind(_ kind: EncounterKind) async { await named(VisitChange(kind: kind)) }

  public func keepObjective() async {
    if await named(VisitChange(objective: objective.trimmed)) { objective = "" }
  }

  private func added(_ add: @escaping @Sendable (any NotebookProtocol) throws -> Id) async -> Id? {
    var made: Id?
    await attempt { desk in made = try await desk.ask(add) }
    return made
  }

  @discardableResult
  private func named(_ change: VisitChange) async -> Bool {
    let (visit, seen) = (visit, record?.visit.seen)
    let done = await attempt { try await $0.ask { try $0.changeVisit(visit: visit, change: change, seen: seen) } }
    await load()
    return done
  }
}

extension String {
  /// Without what is blank around it.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
