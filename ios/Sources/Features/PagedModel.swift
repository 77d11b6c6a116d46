import Observation
import SoundingsCore

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
extension ShareablePage: PageOfRows {}
extension SentPage: PageOfRows {}
extension Visits: PageOfRows {}
extension SearchResults: PageOfRows {}
extension MapPage: PageOfRows {}
extension EntryPage: PageOfRows {}
extension AggregatedPage: PageOfRows {}
extension WorkshopsPage: PageOfRows {}
extension GoesPage: PageOfRows {}
extension NamedElsewherePage: PageOfRows {}

extension Encounter: PageOfRows {
  public var items: [NoteRow] {
    get { notes }
    set { notes = newValue }
  }
}

/// A screen that is a list in pages, of which a part is held and joined into one record: another page whenever the
/// beginning or the end of that part is in sight.
@Observable @MainActor
public class PagedModel<Record: PageOfRows>: ScreenModel<Record> {
  /// Where the part that is held begins; nothing at the beginning of the list.
  public private(set) var begins: String?

  @ObservationIgnored private var pages: Pages<Record>

  init(desk: Desk, pages: Pages<Record>) {
    self.pages = pages
    super.init(desk: desk)
  }

  /// - Parameters:
  ///   - read: one page, after the place that the page before it gave
  ///   - ids: the things a row shows, with those it names
  init(
    desk: Desk, read: @escaping (_ after: String?) async throws -> Record, ids: @escaping (Record.Row) -> [Id?]
  ) {
    pages = Pages(read: read, ids: ids)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Record? {
    let held = try await pages.after(change)
    begins = pages.begins
    return held
  }

  /// Another list in its place.
  func read(anew pages: Pages<Record>) async {
    self.pages = pages
    await load()
  }

  /// The end of what is held is in sight.
  public func more() async {
    pages.more()
    await look(.ids([]))
  }

  /// The beginning of what is held is in sight.
  public func earlier() async {
    pages.earlier()
    await look(.ids([]))
  }
}
