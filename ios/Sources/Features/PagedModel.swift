import SoundingsCore

/// A page of rows, as the notebook hands it out.
public protocol PageOfRows: Sendable {
  associatedtype Row
  var items: [Row] { get set }
  var next: String? { get set }
}

extension CustomerPage: PageOfRows {}
extension PeoplePage: PageOfRows {}
extension MarkedPage: PageOfRows {}
extension OutcomePage: PageOfRows {}
extension QuestionsPage: PageOfRows {}
extension PromiseListPage: PageOfRows {}
extension InsightPage: PageOfRows {}
extension NotMetPage: PageOfRows {}
extension PosterPage: PageOfRows {}
extension StoriesPage: PageOfRows {}

extension DeletedPage: PageOfRows {}
extension SentPage: PageOfRows {}
extension Visits: PageOfRows {}

/// A screen that is a list in pages, joined into one record: a page more whenever its end is in sight.
@MainActor
public class PagedModel<Record: Sendable>: ScreenModel<Record> {
  private var pages: Pages<Record>
  private let join: (inout Record, Record) -> Void

  /// - Parameter join: adds a page to those before it
  init(desk: Desk, pages: Pages<Record>, join: @escaping (inout Record, Record) -> Void) {
    (self.pages, self.join) = (pages, join)
    super.init(desk: desk)
  }

  /// Pages of rows, one behind the other.
  init(desk: Desk, pages: Pages<Record>) where Record: PageOfRows {
    (self.pages, join) = (pages, joinRows)
    super.init(desk: desk)
  }

  /// - Parameters:
  ///   - read: one page, after the place that the page before it gave
  ///   - ids: the things a row shows, with those it names
  init(
    desk: Desk, read: @escaping (_ after: String?) async throws -> Record, ids: @escaping (Record.Row) -> [Id?]
  ) where Record: PageOfRows {
    pages = Pages(read: read, next: { $0.next }, ids: { page in Set(page.items.flatMap(ids).compactMap(\.self)) })
    join = joinRows
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Record? {
    guard let all = try await pages.after(change), let first = all.first else { return nil }
    return all.dropFirst().reduce(into: first) { joined, page in join(&joined, page) }
  }

  /// Another list in its place.
  func read(anew pages: Pages<Record>) async {
    self.pages = pages
    await load()
  }

  /// The end of the list is in sight.
  public func more() async {
    pages.more()
    await look(.ids([]))
  }
}

/// The rows of a page behind those before it.
private func joinRows<Page: PageOfRows>(_ all: inout Page, _ page: Page) {
  all.items += page.items
  all.next = page.next
}

/// Which of several lists a model shows now.
@MainActor
final class Chosen<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
