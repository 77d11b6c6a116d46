import Observation
import SoundingsCore

/// Something that was picked.
public struct Picked: Hashable, Sendable {
  public let id: Id
  public let words: String

  public init(id: Id, words: String) { (self.id, self.words) = (id, words) }
}

/// Looks for things of one kind as their words are typed.
@Observable @MainActor
public final class Finder {
  public private(set) var found: [Picked] = []
  @ObservationIgnored private let desk: Desk
  @ObservationIgnored private let thing: FoundKind
  @ObservationIgnored private var asked = ""

  /// So many finds are offered at once.
  private static let offered = 8

  public init(desk: Desk, thing: FoundKind) { (self.desk, self.thing) = (desk, thing) }

  public func look(_ words: String) async {
    asked = words
    let search = Search(words: words, thing: thing)
    let results = try? await desk.ask { try $0.searchFor(search: search, after: nil) }
    // Only the last word that was asked for is answered.
    if let results, asked == words { found = Array(results.items.compactMap(\.picked).prefix(Self.offered)) }
  }
}

extension Found {
  /// What was found.
  public var id: Id {
    switch self {
    case .note(let note, _): note.id
    case .visit(let visit, _): visit.id
    case .person(let person, _): person.id
    case .map(let map, _): map.id
    case .promise(let promise, _): promise.id
    case .team(let words, _): words.id
    case .customer(let id, _, _), .guide(let id, _, _): id
    case .site(let id, _, _, _), .entry(let id, _, _, _), .expectation(let id, _, _, _): id
    case .question(let id, _, _, _, _): id
    }
  }

  /// What can be picked of a find: its id and its words.
  fileprivate var picked: Picked? {
    switch self {
    case .note(let note, _): Picked(id: note.id, words: note.words)
    case .person(let person, _): Picked(id: person.id, words: person.name)
    case .customer(let id, let name, _): Picked(id: id, words: name)
    case .promise(let promise, _): Picked(id: promise.id, words: promise.text)
    case .visit, .site, .map, .entry, .expectation, .team, .guide, .question: nil
    }
  }
}
