import Observation
import SoundingsCore

/// Many maps as one.
public final class AggregatedMapModel: ScreenModel<AggregatedMap> {
  private let of: MapsOf

  public init(desk: Desk, of: MapsOf) {
    self.of = of
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> AggregatedMap? {
    let of = of
    return try await desk.ask { try $0.aggregatedMap(of: of) }
  }
}

/// One part of many maps, a page of entries more whenever its end is in sight.
public final class AggregatedPartModel: PagedModel<AggregatedPage> {
  public init(desk: Desk, of: MapsOf, part: MapPart) {
    super.init(
      desk: desk,
      read: { after in try await desk.ask { try $0.aggregatedPart(of: of, part: part, after: after) } },
      ids: { row in row.entry.ids.union([row.map]).map(Optional.some) })
  }
}

/// *Doesn't match*, of a map or of a visit.
@Observable @MainActor
public final class PairsModel: ScreenModel<Pairs> {
  /// Pairs of which the answer was made something else just now.
  public private(set) var used: Set<Id> = []

  @ObservationIgnored private let pairs: @Sendable (any NotebookProtocol) throws -> Pairs

  public convenience init(desk: Desk, map: Id) { self.init(desk: desk) { try $0.pairsOfMap(map: map) } }

  public convenience init(desk: Desk, visit: Id) { self.init(desk: desk) { try $0.pairsOfVisit(visit: visit) } }

  private init(desk: Desk, pairs: @escaping @Sendable (any NotebookProtocol) throws -> Pairs) {
    self.pairs = pairs
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Pairs? { try await desk.ask(pairs) }

  /// The answer as it is being written; nothing where nobody writes.
  public func draft(_ pair: PairRow) -> String? { typed[pair.id] }

  public func write(_ pair: PairRow, _ text: String) { typed[pair.id] = text }

  public func judge(_ pair: PairRow, _ verdict: PairVerdict) async {
    await attempt { desk in
      _ = try await desk.ask { try $0.judgePair(said: pair.said.id, wasSeen: pair.wasSeen.id, verdict: verdict) }
    }
  }

  public func keep(_ pair: PairRow) async {
    let answer = draft(pair) ?? ""
    let kept = await attempt { desk in
      _ = try await desk.ask {
        try $0.answerPair(said: pair.said.id, wasSeen: pair.wasSeen.id, answer: answer, seen: pair.written?.seen)
      }
    }
    if kept { typed[pair.id] = nil }
  }

  /// The answer becomes a thought, or an entry that both notes show.
  public func use(_ pair: PairRow, _ become: AnswerAs) async {
    if await attempt({ desk in _ = try await desk.ask { try $0.useAnswer(pair: pair.id, becomeWhat: become) } }) {
      used.insert(pair.id)
    }
  }
}

/// *Role-play deck* of a map.
public final class DeckModel: ScreenModel<Deck> {
  private let map: Id
  private let language: GuideLanguage

  public init(desk: Desk, map: Id, language: GuideLanguage) {
    (self.map, self.language) = (map, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Deck? {
    let (map, language) = (map, language)
    return try await desk.ask { try $0.deck(map: map, language: language) }
  }

  /// The cards as a page to print and cut out; nothing where it failed.
  public func page() async -> String? {
    let (map, language) = (map, language)
    var made: String?
    await attempt { desk in made = try await desk.ask { try $0.deckPage(map: map, language: language) } }
    return made
  }

  /// A role-play begins: a visit of its own to note in.
  public func start() async -> Id? {
    let map = map
    var visit: Id?
    await attempt { desk in visit = try await desk.ask { try $0.startRolePlay(map: map) } }
    return visit
  }
}

/// A map on one sheet: its canvas, to be printed and handed on among ourselves.
public final class MapOnSheetModel: ScreenModel<ReportPages> {
  private let map: Id
  private let language: GuideLanguage

  public init(desk: Desk, map: Id, language: GuideLanguage) {
    (self.map, self.language) = (map, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> ReportPages? {
    let (map, language) = (map, language)
    return try await desk.ask { try $0.mapPage(map: map, language: language) }
  }
}
