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
extension QuestionsPage: PageOfRows {}
extension PromiseListPage: PageOfRows {}
extension InsightPage: PageOfRows {}
extension NotMetPage: PageOfRows {}
extension PosterPage: PageOfRows {}
extension StoriesPage: PageOfRows {}

/// A screen that is a list in pages: a page more whenever its end is in sight.
public class PagedModel<Page: PageOfRows>: ScreenModel<Page> {
  private let pages: Pages<Page>

  /// - Parameters:
  ///   - read: one page, after the place that the page before it gave
  ///   - ids: the things a row shows, with those it names
  init(
    desk: Desk, read: @escaping (_ after: String?) async throws -> Page, ids: @escaping (Page.Row) -> [Id?]
  ) {
    pages = Pages(read: read, next: { $0.next }, ids: { page in Set(page.items.flatMap(ids).compactMap(\.self)) })
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Page? {
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

/// Which of several lists a model shows now.
@MainActor
final class Chosen<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
