import Foundation
import SoundingsCore

/// A screen that is a list in pages, joined into one record.
@MainActor
public class ListModel<Record: Sendable>: ScreenModel<Record> {
  private var pages: Pages<Record>
  private let join: (inout Record, Record) -> Void

  init(desk: Desk, pages: Pages<Record>, join: @escaping (inout Record, Record) -> Void) {
    (self.pages, self.join) = (pages, join)
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

extension String {
  /// Without the white around it; nothing where nothing is left.
  var words: String? {
    let words = trimmingCharacters(in: .whitespacesAndNewlines)
    return words.isEmpty ? nil : words
  }
}
