import SoundingsCore

/// *Recently deleted*.
public final class DeletedModel: PagedModel<DeletedPage> {
  public init(desk: Desk) {
    // What a deletion took along stands in no row: any change may concern it.
    let pages = Pages<DeletedPage>(
      read: { after in try await desk.ask { try $0.deleted(after: after) } }, ids: { (_: DeletedPage) in [] })
    super.init(desk: desk, pages: pages)
  }

  public func undo(_ row: DeletedRow) async { _ = await act { try $0.undoDelete(id: row.id) } }
}
