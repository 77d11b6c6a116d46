import Observation
import SoundingsCore

/// *Search*: one field for everything, filters, and what fits, by the page.
@Observable @MainActor
public final class SearchModel: PagedModel<SearchResults> {
  /// What is looked for.
  public private(set) var asked = Search(words: "")

  public init(desk: Desk) {
    super.init(desk: desk, pages: Self.pages(desk, Search(words: "")))
  }

  /// Looks for something else.
  public func look(_ change: (inout Search) -> Void) async {
    change(&asked)
    await read(anew: Self.pages(desk, asked))
  }

  /// A hit names so much that any change may concern it.
  private static func pages(_ desk: Desk, _ asked: Search) -> Pages<SearchResults> {
    Pages(
      read: { after in try await desk.ask { try $0.searchFor(search: asked, after: after) } },
      ids: { (_: SearchResults) in [] })
  }
}
