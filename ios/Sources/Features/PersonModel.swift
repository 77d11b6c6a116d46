import Observation
import SoundingsCore

/// A person's page.
@Observable
public final class PersonModel: ScreenModel<AboutPerson> {
  /// The customers that what is typed may mean, with the sites of the one it does.
  public private(set) var which: WhichCustomer?

  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> AboutPerson? {
    try await desk.ask { [id] in try $0.aboutPerson(id: id) }
  }

  /// Whose they are is typed: a site of another customer's is meant no more.
  public func write(customer: String) async {
    typed["customer"] = customer
    typed["site"] = nil
    await lookUp()
  }

  /// Looks up what is typed of a customer's name, or the one they have.
  public func lookUp() async {
    let begun = typed["customer"] ?? record?.customerName ?? ""
    await attempt { [self] desk in
      let found = try await desk.ask { try $0.whichCustomer(begun: begun) }
      // What was typed meanwhile is looked up by itself.
      if begun == typed["customer"] ?? record?.customerName ?? "" { which = found }
    }
  }

  /// Another name, description, role, customer or site; what stands as it stood is not written anew. A customer of a new name is
  /// added.
  public func change() async -> Bool {
    guard let about = record else { return false }
    let (named, described) = (typed["named"]?.unless(about.named), typed["described"]?.unless(about.described))
    let role = typed["does"]?.unless(about.consent.person.role)
    let (whose, site) = (typed["customer"]?.unless(about.customerName), typed["site"]?.unless(about.siteId))
    let changed = await attempt { desk in
      try await desk.ask { [id] notebook in
        let customer = try whose.map { try notebook.customerNamed(name: $0) }
        let change = PersonChange(name: named, description: described, role: role, customer: customer, site: site)
        try notebook.changePerson(person: id, change: change, seen: about.seen)
      }
    }
    if changed { for field in ["named", "described", "does", "customer", "site"] { typed[field] = nil } }
    return changed
  }

  public func choose(_ choice: ConsentChoice) async {
    await attempt { desk in try await desk.ask { [id] in try $0.setConsent(person: id, choice: choice) } }
  }

  public func allow(_ needed: Use, _ allowed: Bool) async {
    await attempt { desk in
      try await desk.ask { [id] in try $0.setUse(person: id, needed: needed, allowed: allowed) }
    }
  }

  public func fetchedBack(_ document: Id, _ back: Bool) async {
    await attempt { desk in try await desk.ask { try $0.fetchedBack(document: document, fetchedBack: back) } }
  }

  public func undoSame(_ thing: Id) async {
    await attempt { desk in try await desk.ask { try $0.undoSame(thing: thing) } }
  }
}

extension String {
  /// The words, unless they are nothing or what stands already.
  fileprivate func unless(_ it: String?) -> String? { words == it ? nil : words }
}
