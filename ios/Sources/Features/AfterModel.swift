import SoundingsCore

/// What stands on the face *After* of a visit beside the visit's own page.
public final class AfterModel: ScreenModel<Debrief> {
  private let visit: Id

  public init(desk: Desk, visit: Id) {
    self.visit = visit
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

  public func delete(_ outcome: OutcomeRow) async { _ = await act { try $0.delete(id: outcome.id) } }
}
