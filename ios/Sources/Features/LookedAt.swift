import SoundingsCore

/// A preview of what is to go out.
public protocol PreviewRecord: Sendable {
  /// Names what is shown.
  var lookedAt: String { get }
}

extension Preview: PreviewRecord {}
extension PosterPreview: PreviewRecord {}
extension SummaryPreview: PreviewRecord {
  public var lookedAt: String { page.lookedAt }
}

/// Which preview a person looked at: only that one goes out. Where another is shown by now, they look once more.
extension ScreenModel where Record: PreviewRecord {
  /// What a person looked at; nothing before. It outlives the process with what is typed.
  var lookedAt: String? {
    get { typed["looked-at"] }
    set { typed["looked-at"] = newValue }
  }

  /// What is shown is not what was looked at.
  public var changed: Bool {
    guard let lookedAt, let record else { return false }
    return record.lookedAt != lookedAt
  }

  /// They looked at what is shown.
  public func lookAgain() { lookedAt = record?.lookedAt }

  /// A preview is shown.
  func shows(_ preview: Record) -> Record {
    if lookedAt == nil { lookedAt = preview.lookedAt }
    return preview
  }
}
