import Observation
import SoundingsCore

/// *Maps*: the newest first.
public final class MapsModel: PagedModel<MapPage> {
  public init(desk: Desk) {
    super.init(desk: desk, read: { after in try await desk.ask { try $0.maps(after: after) } }, ids: { [$0.id] })
  }
}

/// *Map*: the iceberg as an index of its eight parts.
public final class MapModel: ScreenModel<EmpathyMap> {
  private let map: Id

  public init(desk: Desk, map: Id) {
    self.map = map
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> EmpathyMap? {
    let map = map
    return try await desk.ask { try $0.map(id: map) }
  }
}

/// A map in four parts.
public final class MapInFourModel: ScreenModel<InFour> {
  private let map: Id

  public init(desk: Desk, map: Id) {
    self.map = map
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> InFour? {
    let map = map
    return try await desk.ask { try $0.mapInFour(id: map) }
  }
}

extension EntryRow {
  /// The things the entry shows, with those it names.
  var ids: Set<Id> { evidence.reduce(into: [id]) { $0.formUnion($1.note.ids.union([$1.id])) } }
}

/// One part of a map, a page of entries more whenever its end is in sight.
@Observable @MainActor
public final class MapPartModel: PagedModel<EntryPage> {
  /// An entry of one's own, as it is being written.
  public var words: String {
    get { typed[text: "words"] }
    set { typed[text: "words"] = newValue }
  }

  private let map: Id
  private let part: MapPart

  public init(desk: Desk, map: Id, part: MapPart) {
    (self.map, self.part) = (map, part)
    super.init(
      desk: desk,
      read: { after in try await desk.ask { try $0.mapPart(id: map, part: part, after: after) } },
      ids: { row in row.ids.map(Optional.some) })
  }

  /// Adds what is written, as the guess that it is.
  public func add() async {
    let entry = NewEntry(map: map, part: part, text: words)
    if await attempt({ desk in _ = try await desk.ask { try $0.addEntry(entry: entry) } }) { words = "" }
  }
}

/// *Entry*: one statement of a map.
@Observable @MainActor
public final class EntryModel: ScreenModel<OneEntry> {
  /// Other words for it, as they are being written; nothing where nobody writes.
  public var text: String? { typed["text"] }
  /// What was seen when they were begun.
  public var seen: Seen? { typed["seen"] }

  private let entry: Id

  public init(desk: Desk, entry: Id) {
    self.entry = entry
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> OneEntry? {
    let entry = entry
    return try await desk.ask { try $0.entry(id: entry) }
  }

  public func write(_ text: String) {
    if self.text == nil { typed["seen"] = record?.entry.seen }
    typed["text"] = text
  }

  public func keep() async {
    guard let text else { return }
    let (entry, seen) = (entry, seen)
    if await attempt({ desk in try await desk.ask { try $0.editEntry(entry: entry, text: text, seen: seen) } }) {
      typed = Typed()
    }
  }

  public func move(_ part: MapPart) async {
    let entry = entry
    await attempt { desk in try await desk.ask { try $0.moveEntry(entry: entry, part: part) } }
  }

  public func link(_ note: Id, against: Bool) async {
    let (entry, range) = (entry, EvidenceRange(note: note))
    await attempt { desk in _ = try await desk.ask { try $0.link(entry: entry, range: range, against: against) } }
  }

  public func unlink(_ note: Id, against: Bool) async {
    let entry = entry
    await attempt { desk in try await desk.ask { try $0.unlink(entry: entry, note: note, against: against) } }
  }

  /// This one goes into another, which says the same; then there is nothing left to show.
  public func mergeInto(_ other: Id) async -> Bool {
    let entry = entry
    return await attempt { desk in try await desk.ask { try $0.mergeEntry(other: entry, into: other) } }
  }

  public func delete() async -> Bool {
    let entry = entry
    return await attempt { desk in try await desk.ask { try $0.delete(id: entry) } }
  }
}

/// *Compare*: versions of one field of any thing, to be decided between.
@Observable @MainActor
public final class CompareModel: ScreenModel<Compare> {
  /// A third, as it is being written.
  public var third: String {
    get { typed[text: "third"] }
    set { typed[text: "third"] = newValue }
  }

  private let thing: Id
  private let field: String

  public init(desk: Desk, thing: Id, field: String) {
    (self.thing, self.field) = (thing, field)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Compare? {
    let (thing, field) = (thing, field)
    return try await desk.ask { try $0.compare(entity: thing, field: field) }
  }

  public func keep(_ version: String) async { await decide(.keep(version)) }

  public func keepBoth() async { await decide(.both) }

  public func keepThird() async { await decide(.value(third)) }

  private func decide(_ resolution: Resolution) async {
    let (thing, field) = (thing, field)
    await attempt { desk in try await desk.ask { try $0.resolve(entity: thing, field: field, resolution: resolution) } }
  }
}
