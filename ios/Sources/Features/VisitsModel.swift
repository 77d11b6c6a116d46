import SoundingsCore

/// *Visits*: the visit log, a page more whenever its end is in sight.
public final class VisitsModel: ScreenModel<Visits> {
  private let pages: Pages<Visits>

  public override init(desk: Desk) {
    pages = Pages(
      read: { after in try await desk.ask { try $0.visits(after: after) } },
      next: { $0.next },
      ids: { page in page.items.map(\.ids).reduce(into: Set(page.notFiled.flatMap(\.ids))) { $0.formUnion($1) } })
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Visits? {
    guard let pages = try await pages.after(change), let first = pages.first else { return nil }
    return pages.dropFirst().reduce(into: first) { all, page in
      all.items += page.items
      all.next = page.next
    }
  }

  /// The end of the list is in sight.
  public func more() async {
    pages.more()
    await look(.ids([]))
  }
}
