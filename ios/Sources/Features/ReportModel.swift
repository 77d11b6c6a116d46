import SoundingsCore

/// A visit's report for us, and the visit's page.
public struct Reported: Sendable {
  public let page: Encounter
  public let pages: ReportPages
}

/// *Your report is ready*.
public final class ReportModel: ScreenModel<Reported> {
  public let visit: Id
  private let language: String

  public init(desk: Desk, visit: Id, language: String) {
    (self.visit, self.language) = (visit, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Reported? {
    let (visit, language) = (visit, language)
    return try await desk.ask {
      Reported(
        page: try $0.encounter(id: visit, after: nil), pages: try $0.reportForUs(visit: visit, language: language))
    }
  }

  /// - Returns: whether it is under way.
  public func goOn() async -> Bool {
    let visit = visit
    return await act { try $0.continueVisit(visit: visit) }
  }
}
