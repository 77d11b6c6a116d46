import SoundingsCore

/// *Briefing*: a customer on one page.
public final class BriefingModel: ScreenModel<Briefing> {
  private let customer: Id
  private let language: GuideLanguage

  public init(desk: Desk, customer: Id, language: GuideLanguage) {
    (self.customer, self.language) = (customer, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Briefing? {
    try await desk.ask { [customer, language] in try $0.briefing(customer: customer, language: language) }
  }

  /// The page to print and to hand on, without what is only one's own; nothing where it failed.
  public func page() async -> ReportPages? {
    var made: ReportPages?
    await attempt { desk in
      made = try await desk.ask { [customer, language] in
        try $0.briefingPage(customer: customer, language: language)
      }
    }
    return made
  }
}
