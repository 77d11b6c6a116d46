import Observation
import SoundingsCore

/// A summary for the customer: what we say ourselves, how plain it is, how its reader will see it, and to whom it goes.
@Observable @MainActor
public final class SummaryModel: ScreenModel<SummaryPreview> {
  public var ours: String {
    get { typed[text: "ours"] }
    set {
      typed[text: "ours"] = newValue
      // Whoever writes in it looks at it.
      lookedAt = nil
    }
  }
  public var to: String {
    get { typed[text: "to"] }
    set { typed[text: "to"] = newValue }
  }
  /// The notes that a person has read and says may go.
  public private(set) var allowed: Set<Id> = []
  /// What went out, to be printed or handed on; nothing before.
  public private(set) var sent: ReportPages?
  @ObservationIgnored private let visit: Id
  @ObservationIgnored private let language: GuideLanguage

  public init(desk: Desk, visit: Id, language: GuideLanguage) {
    (self.visit, self.language) = (visit, language)
    super.init(desk: desk)
  }

  private var said: String? { ours.isEmpty ? nil : ours }

  override func read(_ change: Change) async throws -> SummaryPreview? {
    let said = said
    let preview = try await desk.ask { [visit, language] in
      try $0.summaryPreview(visit: visit, ours: said, language: language)
    }
    // Who wrote on meanwhile looks at the next one.
    return said == self.said ? shows(preview) : nil
  }

  public func mayGo(_ note: Id, _ may: Bool) {
    if may { allowed.insert(note) } else { allowed.remove(note) }
  }

  public func send() async {
    guard let lookedAt else { return }
    let sending = SendSummary(visit: visit, to: to, ours: said, lookedAt: lookedAt, read: Array(allowed))
    await attempt { desk in
      sent = try await desk.ask { [language] in try $0.sendSummary(sending: sending, language: language) }
      typed = Typed()
    }
    if sent == nil { await load() }
  }
}
