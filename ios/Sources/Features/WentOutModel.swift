import SoundingsCore

/// *What went out* of a customer's visits.
public final class WentOutModel: PagedModel<SentPage> {
  public init(desk: Desk, customer: Id) {
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.wentOut(customer: customer, after: after) } },
      ids: { row in [row.id] + row.people.map(\.person) })
  }

  public func fetchedBack(_ row: SentRow, _ back: Bool) async {
    _ = await act { try $0.fetchedBack(document: row.id, fetchedBack: back) }
  }
}
