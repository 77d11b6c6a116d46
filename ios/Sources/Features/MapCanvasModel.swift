import Observation
import SoundingsCore

/// A map with the tray beside it.
public struct MapOnCanvas: Sendable {
  public let map: EmpathyMap
  public let tray: MapTray
}

/// *Map* where there is room for all of it: what lies in the tray goes into a part, and entries from one part to
/// another.
@Observable @MainActor
public final class MapCanvasModel: ScreenModel<MapOnCanvas> {
  /// The note that was tapped, and goes to the part that is tapped next.
  public private(set) var chosen: Id?

  private let map: Id

  public init(desk: Desk, map: Id) {
    self.map = map
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> MapOnCanvas? {
    let map = map
    return try await desk.ask { MapOnCanvas(map: try $0.map(id: map), tray: try $0.mapTray(id: map)) }
  }

  public func choose(_ note: Id) { chosen = chosen == note ? nil : note }

  /// The note that was tapped goes here.
  public func putChosen(_ part: MapPart) async { if let chosen { await put(chosen, part) } }

  public func put(_ note: Id, _ part: MapPart) async {
    let entry = NewEntry(map: map, part: part, from: [EvidenceRange(note: note)])
    await attempt { desk in _ = try await desk.ask { try $0.addEntry(entry: entry) } }
    chosen = nil
    await load()
  }

  public func move(_ entry: Id, _ part: MapPart) async {
    await attempt { desk in try await desk.ask { try $0.moveEntry(entry: entry, part: part) } }
    await load()
  }

  /// What was dragged into a part: a note of the tray is put there, an entry is moved. Words from another app are neither.
  /// - Returns: whether it was one of them.
  public func drop(_ dragged: Id, _ part: MapPart) async -> Bool {
    if record?.tray.notes.contains(where: { $0.id == dragged }) == true {
      await put(dragged, part)
    } else if record?.map.parts.contains(where: { $0.entries.contains { $0.id == dragged } }) == true {
      await move(dragged, part)
    } else {
      return false
    }
    return true
  }
}
