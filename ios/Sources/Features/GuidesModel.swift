import SoundingsCore

/// *Guides*: those that come with Soundings, and people's own.
public final class GuidesModel: ScreenModel<[GuideRow]> {
  private let language: GuideLanguage

  public init(desk: Desk, language: GuideLanguage) {
    self.language = language
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> [GuideRow]? {
    let language = language
    return try await desk.ask { try $0.guides(language: language) }
  }

  /// - Returns: the guide, once it is made.
  public func make(_ name: String) async -> Id? {
    guard let name = name.words else { return nil }
    var made: Id?
    await attempt { made = try await $0.ask { try $0.newGuide(name: name, questions: []) } }
    return made
  }
}

/// One guide with its questions.
public final class GuideModel: ScreenModel<GuidePage> {
  public private(set) lazy var questions = QuestionListModel(of: .guide(guide)) { [unowned self] in await act($0) }

  private let guide: Id
  private let language: GuideLanguage

  public init(desk: Desk, guide: Id, language: GuideLanguage) {
    (self.guide, self.language) = (guide, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> GuidePage? {
    let (guide, language) = (guide, language)
    return try await desk.ask { try $0.guide(id: guide, language: language) }
  }

  public func name(_ name: String) async {
    guard let name = name.words else { return }
    let (guide, seen) = (guide, record?.guide.written?.seen)
    if await act({ try $0.nameGuide(id: guide, name: name, seen: seen) }) { typed["name"] = nil }
  }

  /// - Returns: whether it is gone.
  public func delete() async -> Bool {
    let guide = guide
    return await act { try $0.delete(id: guide) }
  }
}
