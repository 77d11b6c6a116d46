import Foundation
import SoundingsCore

/// What stands on the face *After* of a visit beside the visit's own page.
public final class AfterModel: ScreenModel<Debrief> {
  private let visit: Id
  private let copies: URL

  /// - Parameter copies: where pages lie until the notebook holds them
  public init(desk: Desk, visit: Id, copies: URL = FileManager.default.temporaryDirectory.appending(path: "pages")) {
    (self.visit, self.copies) = (visit, copies)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Debrief? {
    try await desk.ask { [visit] in try $0.debrief(visit: visit) }
  }

  public func settle(_ expectation: ExpectationRow, _ outcome: ExpectationOutcome) async {
    _ = await act { try $0.settleExpectation(id: expectation.id, outcome: outcome, seen: expectation.seen) }
  }

  /// - Returns: whether it was written down.
  public func add(_ kind: OutcomeKind, _ text: String, of customer: Id) async -> Bool {
    let outcome = NewOutcome(customer: customer, visits: [visit], kind: kind, text: text.words)
    return await act { _ = try $0.addOutcome(outcome: outcome) }
  }

  /// Pins pages that were written by hand to the visit, each as a picture: all of them, or none.
  /// - Returns: the note of the first; nothing where it failed
  public func pin(_ pages: [Encoded]) async -> Id? {
    let folder = copies.appending(path: UUID().uuidString)
    var first: Id?
    await attempt { desk in
      let place = PendingPictures(folder: folder)
      var files: [String] = []
      for page in pages { files.append(try await place.take(page).path) }
      first = try await desk.ask { [visit, files] in
        try $0.addPages(visit: visit, pages: files, onlyMe: false).first?.note
      }
    }
    // The notebook holds its own, or took none.
    try? FileManager.default.removeItem(at: folder)
    return first
  }

  public func delete(_ outcome: OutcomeRow) async { _ = await act { try $0.delete(id: outcome.id) } }
}
