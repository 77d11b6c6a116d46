import Observation
import SoundingsCore

/// A map to be: of whom, and in which situation.
@Observable @MainActor
public final class NewMapModel: ScreenModel<[PersonRow]> {
  public private(set) var lookedFor = ""
  public private(set) var who: PersonRow?
  public var situation: String {
    get { typed[text: "situation"] }
    set { typed[text: "situation"] = newValue }
  }

  override func read(_ change: Change) async throws -> [PersonRow]? {
    let words = lookedFor
    return try await desk.ask { try $0.people(called: words) }
  }

  public func lookFor(_ text: String) async {
    lookedFor = text
    await load()
  }

  public func choose(_ person: PersonRow?) { who = person }

  /// The map; nothing where it was refused.
  public func make() async -> Id? {
    guard let who else { return nil }
    let new = NewMap(who: who.id, situation: situation.trimmed)
    var made: Id?
    await attempt { desk in made = try await desk.ask { try $0.newMap(map: new) } }
    if made != nil { typed = Typed() }
    return made
  }
}

extension NotebookProtocol {
  /// People whose name holds these words.
  func people(called words: String) throws -> [PersonRow] {
    try searchFor(search: Search(words: words, thing: .person), after: nil).items.compactMap { hit in
      switch hit {
      case .person(let person, _): person
      default: nil
      }
    }
  }
}
