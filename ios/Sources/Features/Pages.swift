import SoundingsCore

/// A list in pages. After a change it reads again only the pages that show one of the changed things; what it shows
/// nowhere yet may be new at either end, so that the first and the last are read again for that.
@MainActor
final class Pages<Page: Sendable> {
  private let read: (_ after: String?) async throws -> Page
  private let next: (Page) -> String?
  private let ids: (Page) -> Set<Id>
  private var loaded: [(after: String?, page: Page)] = []
  private var wanted = 1

  /// - Parameters:
  ///   - read: one page, after the place that the page before it gave
  ///   - next: where the page after this one begins, nothing at the end
  ///   - ids: the things a page shows, with those it names
  init(
    read: @escaping (_ after: String?) async throws -> Page, next: @escaping (Page) -> String?,
    ids: @escaping (Page) -> Set<Id>
  ) {
    (self.read, self.next, self.ids) = (read, next, ids)
  }

  /// The end was reached: one page more.
  func more() { wanted = loaded.count + 1 }

  /// The pages after a change, the first one first; nothing where none of them is concerned.
  func after(_ change: Change) async throws -> [Page]? {
    let stale = stale(change)
    if stale.isEmpty && loaded.count >= wanted { return nil }
    var pages: [(after: String?, page: Page)] = []
    var place: String?
    repeat {
      let here = pages.count
      // A page that begins elsewhere now is another page.
      if here < loaded.count, loaded[here].after == place, !stale.contains(here) {
        pages.append(loaded[here])
      } else {
        try Task.checkCancellation()
        pages.append((place, try await read(place)))
      }
      place = next(pages[here].page)
    } while place != nil && pages.count < wanted
    loaded = pages
    return pages.map(\.page)
  }

  private func stale(_ change: Change) -> Set<Int> {
    guard case .ids(let changed) = change else { return Set(loaded.indices) }
    let shown = loaded.map { ids($0.page) }
    let elsewhere = !changed.subtracting(shown.reduce(into: []) { $0.formUnion($1) }).isEmpty
    return Set(
      loaded.indices.filter { here in
        !shown[here].isDisjoint(with: changed) || elsewhere && (here == 0 || here == loaded.count - 1)
      })
  }
}

extension VisitRow {
  /// The things the row shows, with those it names.
  var ids: Set<Id> { Set([id, customerId].compactMap(\.self)) }
}

extension NoteRow {
  /// The things the row shows, with those it names.
  var ids: Set<Id> { Set([id, visit, by?.id, about?.id].compactMap(\.self) + attachments.map(\.id)) }
}
