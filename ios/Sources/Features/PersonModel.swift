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
