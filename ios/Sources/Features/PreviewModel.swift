import Observation
import SoundingsCore

/// The preview of a report for others: what a person has read and lets out, and to whom it goes.
@Observable @MainActor
public final class PreviewModel: ScreenModel<Preview> {
  public let visit: Id
  public var to: String {
    get { typed[text: "to"] }
    set { typed[text: "to"] = newValue }
  }
  public private(set) var read: Set<Id> = []
  /// What went, once it was let go.
  public private(set) var sent: ReportPages?
  /// To whom it went.
  public private(set) var wentTo = ""

  private let language: String

  public init(desk: Desk, visit: Id, language: String) {
    (self.visit, self.language) = (visit, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Preview? {
    let (visit, language, read) = (visit, language, Array(read))
    return shows(try await desk.ask { try $0.preview(visit: visit, language: language, read: read) })
  }

  /// A note was read and may go, or may not.
  public func letOut(_ note: ToRead, _ out: Bool) async {
    if out { read.insert(note.id) } else { read.remove(note.id) }
    await load()
  }

  /// Lets it go and writes down to whom; where it is not what was looked at any more, it is shown anew.
  public func send() async {
    guard let lookedAt, let to = to.words else { return }
    let (language, sending) = (
      language, SendReport(visit: visit, to: to, lookedAt: lookedAt, read: Array(read))
    )
    await attempt {
      self.sent = try await $0.ask { try $0.sendReport(sending: sending, language: language) }
      (self.wentTo, self.to) = (to, "")
    }
    await load()
  }
}
