import SoundingsCore

/// Notes without a visit or without a key, and the visits they may belong to.
public final class NotFiledModel: PagedModel<Visits> {
  public init(desk: Desk) {
    super.init(desk: desk, pages: .visits(desk))
  }

  public func giveKey(_ note: NoteRow, _ kind: ObservationKind) async { await change(note, NoteChange(kind: kind)) }

  public func file(_ note: NoteRow, in visit: Id) async { await change(note, NoteChange(visit: visit)) }

  private func change(_ note: NoteRow, _ change: NoteChange) async {
    await attempt { try await $0.ask { try $0.changeNote(note: note.id, change: change, seen: note.seen) } }
    await load()
  }
}

extension Pages<Visits> {
  /// The visit log.
  static func visits(_ desk: Desk) -> Pages<Visits> {
    Pages(
      read: { after in try await desk.ask { try $0.visits(after: after) } },
      ids: { page in page.items.map(\.ids).reduce(into: Set(page.notFiled.flatMap(\.ids))) { $0.formUnion($1) } })
  }
}
