import SoundingsCore

/// One visit's page, a page of notes more whenever its end is in sight.
public final class EncounterModel: PagedModel<Encounter> {
  public let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    let pages = Pages<Encounter>(
      read: { after in try await desk.ask { try $0.encounter(id: id, after: after) } },
      ids: { page in
        var ids = page.visit.ids.union(page.people.map(\.id))
        page.notes.forEach { ids.formUnion($0.ids) }
        page.promises.forEach { ids.formUnion([$0.id] + $0.to.compactMap(\.id)) }
        return ids
      })
    super.init(desk: desk, pages: pages)
  }

  /// - Returns: whether it is under way.
  public func start() async -> Bool {
    let start = StartVisit(visit: id)
    return await attempt { _ = try await $0.ask { try $0.startVisit(visit: start) } }
  }

  /// Goes on with it: it ended not ten minutes ago.
  /// - Returns: whether it is under way.
  public func goOn() async -> Bool {
    let id = id
    return await attempt { try await $0.ask { try $0.continueVisit(visit: id) } }
  }

  public func mark(_ note: NoteRow, _ mark: Mark, _ marked: Bool) async {
    await attempt { try await $0.ask { try $0.mark(id: note.id, mark: mark, marked: marked, seen: note.seen) } }
    await load()
  }

  /// Gives one's own notes of it to the team.
  public func share() async {
    let id = id
    await attempt { _ = try await $0.ask { try $0.share(ids: [id]) } }
    await load()
  }
}
