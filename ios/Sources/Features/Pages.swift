import SoundingsCore

/// A page of rows, as the notebook hands it out.
public protocol PageOfRows: Sendable {
  associatedtype Row
  var items: [Row] { get set }
  var next: String? { get set }
}

/// A list in pages, of which a part is held: however far somebody rolls, no more than `most` pages lie in memory, and
/// the first one for what stands above the rows in it. Of the pages before that part it is known where each begins.
///
/// After a change it reads again only the pages that show one of the changed things; what it shows nowhere yet may be
/// new at either end, so that the first and the last are read again for that; what is no longer where it stood may stand
/// on any page by now, so that all are read again for that.
@MainActor
final class Pages<Page: PageOfRows> {
  /// Where a page begins: after the place that the page before it gave; the first, after nothing.
  private typealias Place = String?

  private let most: Int
  private let read: (_ after: String?) async throws -> Page
  private let ids: (Page) -> Set<Id>
  private var first: Page?
  private var before: [Place] = []
  private var held: [(after: Place, page: Page)] = []
  private var wanted = Wanted.no

  private enum Wanted { case no, more, earlier }

  /// - Parameters:
  ///   - most: so many pages are held at once
  ///   - read: one page, after the place that the page before it gave
  ///   - ids: the things a page shows, with those it names
  init(most: Int = 10, read: @escaping (_ after: String?) async throws -> Page, ids: @escaping (Page) -> Set<Id>) {
    (self.most, self.read, self.ids) = (most, read, ids)
  }

  /// - Parameter ids: the things a row shows, with those it names
  convenience init(read: @escaping (_ after: String?) async throws -> Page, ids: @escaping (Page.Row) -> [Id?]) {
    self.init(read: read, ids: { page in Set(page.items.flatMap(ids).compactMap(\.self)) })
  }

  /// Where the part that is held begins; nothing at the beginning of the list.
  var begins: String? { held.first?.after }

  /// The end of what is held was reached: one page more.
  func more() { wanted = .more }

  /// Its beginning was reached: the page before it.
  func earlier() { wanted = .earlier }

  /// The part that is held after a change, as one page; nothing where it is the same as before.
  func after(_ change: Change) async throws -> Page? {
    let (stale, now) = (stale(change), wanted)
    var (before, start, count) = (before, begins, max(held.count, 1))
    if now == .more, held.last?.page.next != nil {
      count += 1
    } else if now == .earlier, let place = before.popLast() {
      (start, count) = (place, count + 1)
    } else if !held.isEmpty, stale.isEmpty {
      return nil
    }
    var pages = try await pages(from: start, count, stale)
    if case .ids(let changed) = change, !changed.intersection(shown(held)).isSubset(of: shown(pages)) {
      pages = try await self.pages(from: start, count, Set(places))
    }
    // All that was behind here is gone.
    while pages.allSatisfy({ $0.page.items.isEmpty }), let place = before.popLast() {
      pages = try await self.pages(from: place, count, stale)
    }
    let tooMany = max(pages.count - most, 0)
    if now == .earlier {
      pages.removeLast(tooMany)
    } else {
      before += pages.prefix(tooMany).map(\.after)
      pages.removeFirst(tooMany)
    }
    if before.isEmpty {
      first = pages.first?.page
    } else if stale.contains(nil) {
      first = try await read(nil)
    }
    (self.before, held) = (before, pages)
    // What is wanted since is still to be read.
    if wanted == now { wanted = .no }
    var joined = first
    joined?.items = pages.flatMap(\.page.items)
    joined?.next = pages.last?.page.next
    return joined
  }

  private func pages(from start: Place, _ count: Int, _ stale: Set<Place>) async throws -> [(after: Place, page: Page)]
  {
    var pages: [(after: Place, page: Page)] = []
    var place = start
    repeat {
      // A page that begins elsewhere now is another page.
      if !stale.contains(place), let same = held.first(where: { $0.after == place }) {
        pages.append(same)
      } else {
        try Task.checkCancellation()
        pages.append((place, try await read(place)))
      }
      place = pages.last?.page.next
    } while place != nil && pages.count < count
    return pages
  }

  /// Where the pages begin that are in memory.
  private var places: [Place] { [nil] + held.map(\.after) }

  private func shown(_ pages: [(after: Place, page: Page)]) -> Set<Id> {
    pages.reduce(into: []) { $0.formUnion(ids($1.page)) }
  }

  /// Where the pages begin that are to be read again.
  private func stale(_ change: Change) -> Set<Place> {
    guard let first else { return [] }
    guard case .ids(let changed) = change else { return Set(places) }
    if changed.isEmpty { return [] }
    let shown = [ids(first)] + held.map { ids($0.page) }
    let concerned = zip(places, shown).filter { !$0.1.isDisjoint(with: changed) }.map(\.0)
    let elsewhere = !changed.subtracting(shown.reduce(into: []) { $0.formUnion($1) }).isEmpty
    return Set(concerned + (elsewhere ? [nil, begins, held.last?.after ?? nil] : []))
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
