import SoundingsCore

/// *What went out* of a customer's visits.
public final class WentOutModel: PagedModel<SentPage> {
  public init(desk: Desk, customer: Id) {
    let pages = Pages<SentPage>(
      read: { after in try await desk.ask { try $0.wentOut(customer: customer, after: after) } },
      next: { $0.next },
      ids: { page in Set(page.items.flatMap { row in [row.id] + row.people.map(\.person) }) })
    super.init(desk: desk, pages: pages)
  }

  public func fetchedBack(_ row: SentRow, _ back: Bool) async {
    _ = await act { try $0.fetchedBack(document: row.id, fetchedBack: back) }
  }
}
