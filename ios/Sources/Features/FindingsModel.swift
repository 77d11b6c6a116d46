import SoundingsCore

/// *What we found about ourselves*: what came of calls to ourselves, as a document of ours.
public final class FindingsModel: ScreenModel<ReportPages> {
  private let language: GuideLanguage

  public init(desk: Desk, language: GuideLanguage) {
    self.language = language
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> ReportPages? {
    try await desk.ask { [language] in try $0.findingsPage(language: language) }
  }
}
