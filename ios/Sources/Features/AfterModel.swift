import SoundingsCore

/// What stands on the face *After* beside the visit's own page.
public struct Afterwards: Sendable {
  public let debrief: Debrief
  public let outcomes: [OutcomeRow]
}

/// The face *After* of a visit.
public final class AfterModel: ScreenModel<Afterwards> {
  private let visit: Id

  public init(desk: Desk, visit: Id) {
    self.visit = visit
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Afterwards? {
    let visit = visit
    return try await desk.ask {
      Afterwards(debrief: try $0.debrief(visit: visit), outcomes: try $0.outcomesOfVisit(visit: visit))
    }
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
