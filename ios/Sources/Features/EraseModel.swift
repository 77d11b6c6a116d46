import Observation
import SoundingsCore

/// What would go, thing by thing, and what would stay and holds the name.
public struct WouldErase: Sendable {
  public let asked: EraseAsked
  public let goes: GoesPage
  public let named: NamedElsewherePage
}

/// *Erase*: what would go, and what was asked for.
@Observable @MainActor
public final class EraseModel: ScreenModel<WouldErase> {
  /// Once it is asked for: until when it can be taken back.
  public private(set) var erasing: Erasing?

  private let thing: Id
  @ObservationIgnored private let goes: Pages<GoesPage>
  @ObservationIgnored private let named: Pages<NamedElsewherePage>

  public init(desk: Desk, thing: Id) {
    self.thing = thing
    // Each page is asked for by hand, and nothing rolls away what is above it.
    goes = Pages(
      most: .max, read: { after in try await desk.ask { try $0.whatGoes(id: thing, after: after) } },
      ids: { Set($0.items.map(\.id)) })
    named = Pages(
      most: .max, read: { after in try await desk.ask { try $0.namedElsewhere(id: thing, after: after) } },
      ids: { Set($0.items.map(\.id)) })
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> WouldErase? {
    let thing = thing
    let asked = try await desk.ask { try $0.wouldErase(id: thing) }
    let (goes, named) = (try await goes.after(change), try await named.after(change))
    return WouldErase(
      asked: asked, goes: goes ?? record?.goes ?? GoesPage(items: [], next: nil),
      named: named ?? record?.named ?? NamedElsewherePage(items: [], next: nil))
  }

  /// More of what goes is asked for.
  public func moreGoes() async {
    goes.more()
    await look(.ids([]))
  }

  /// More of what stays is asked for.
  public func moreNamed() async {
    named.more()
    await look(.ids([]))
  }

  /// Only deletes it, which can be undone.
  ///
  /// - Returns: whether it is out of sight.
  public func delete() async -> Bool {
    let thing = thing
    return await act { try $0.delete(id: thing) }
  }

  public func erase() async {
    let thing = thing
    await attempt { self.erasing = try await $0.ask { try $0.erase(id: thing) } }
  }

  /// - Returns: whether it is back.
  public func takeBack() async -> Bool {
    let thing = thing
    let back = await act { try $0.undoDelete(id: thing) }
    if back { erasing = nil }
    return back
  }
}
