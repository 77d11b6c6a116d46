import SoundingsCore

/// *Posters*, a page more whenever the end is in sight.
public final class PostersModel: PagedModel<PosterPage> {
  public init(desk: Desk) {
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.posters(after: after) } },
      ids: { [$0.id, $0.person?.id] })
  }
}

/// What one poster shows, and what it could be put together from, where its person is on the wall.
public struct PosterShown: Sendable {
  public let row: PosterRow
  public let choices: PosterChoices?
}

/// One poster.
public final class PosterModel: ScreenModel<PosterShown> {
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> PosterShown? {
    try await desk.ask { [id] notebook in
      let row = try notebook.poster(id: id)
      let person = row.hangs ? row.person : nil
      return PosterShown(row: row, choices: try person.map { try notebook.posterChoices(person: $0.id) })
    }
  }

  public func takeDown(_ down: Bool) async {
    await attempt { desk in try await desk.ask { [id] in try $0.takePosterDown(id: id, down: down) } }
  }

  public func change(words: [Id], picture: Id?, matters: [Id]) async -> Bool {
    let seen = record?.row.seen
    let change = PosterChange(words: words, picture: picture, noPicture: picture == nil, matters: matters)
    return await attempt { desk in
      try await desk.ask { [id] in try $0.changePoster(id: id, change: change, seen: seen) }
    }
  }
}

/// A poster before it is printed: as its reader will see it, and to whom it goes.
public final class PosterPreviewModel: ScreenModel<PosterPreview> {
  public var to: String {
    get { typed[text: "to"] }
    set { typed[text: "to"] = newValue }
  }
  private let id: Id
  private let language: GuideLanguage

  public init(desk: Desk, id: Id, language: GuideLanguage) {
    (self.id, self.language) = (id, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> PosterPreview? {
    shows(try await desk.ask { [id, language] in try $0.posterPreview(id: id, language: language) })
  }

  /// Writes down to whom it goes. The page that was looked at, to be printed; nothing where it failed.
  public func print() async -> String? {
    guard let shown = record, let lookedAt, let to = to.words else { return nil }
    let written = await attempt { desk in
      _ = try await desk.ask { [id] in try $0.posterWentOut(id: id, to: to, lookedAt: lookedAt) }
      self.to = ""
    }
    await load()
    return written ? shown.html : nil
  }
}

/// A new poster of somebody on the wall.
public final class NewPosterModel: ScreenModel<PosterChoices> {
  private let person: Id

  public init(desk: Desk, person: Id) {
    self.person = person
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> PosterChoices? {
    try await desk.ask { [person] in try $0.posterChoices(person: person) }
  }

  /// - Returns: the poster; nothing where it failed.
  public func make(words: [Id], picture: Id?, matters: [Id]) async -> Id? {
    let new = NewPoster(person: person, words: words, picture: picture, matters: matters)
    var made: Id?
    await attempt { desk in made = try await desk.ask { try $0.newPoster(new: new) } }
    return made
  }
}
