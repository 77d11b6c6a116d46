import Observation
import SoundingsCore

/// *Search*: one field for everything, filters, and what fits, by the page; or only of what is one customer's or about one
/// person, all of which stands there while the field is empty.
@Observable @MainActor
public final class SearchModel: PagedModel<SearchResults> {
  /// What is looked for.
  public private(set) var asked: Search

  public init(desk: Desk, customer: Id? = nil, person: Id? = nil) {
    let asked = Search(words: "", customer: customer, person: person)
    self.asked = asked
    super.init(desk: desk, pages: Self.pages(desk, asked))
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
