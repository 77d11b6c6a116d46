import SoundingsCore

/// A person's page.
public final class PersonModel: ScreenModel<AboutPerson> {
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> AboutPerson? {
    try await desk.ask { [id] in try $0.aboutPerson(id: id) }
  }

  /// Another name, description or role; what stands as it stood is not written anew.
  public func change() async -> Bool {
    guard let about = record else { return false }
    let (named, described) = (typed["named"]?.unless(about.named), typed["described"]?.unless(about.described))
    let role = typed["does"]?.unless(about.consent.person.role)
    let change = PersonChange(name: named, description: described, role: role)
    let changed = await attempt { desk in
      try await desk.ask { [id] in try $0.changePerson(person: id, change: change, seen: about.seen) }
    }
    if changed { for field in ["named", "described", "does"] { typed[field] = nil } }
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
