import SoundingsCore

/// *Story*: this week's, and whose turn it is.
public final class StoryModel: ScreenModel<StoryPage> {
  public let customers: Finder
  public let people: Finder
  public let notes: Finder

  public override init(desk: Desk) {
    customers = Finder(desk: desk, thing: .customer)
    people = Finder(desk: desk, thing: .person)
    notes = Finder(desk: desk, thing: .note)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> StoryPage? { try await desk.ask { try $0.storyPage() } }

  public func take() async {
    await attempt { desk in _ = try await desk.ask { try $0.takeStory() } }
  }

  public func pass() async {
    await attempt { desk in try await desk.ask { try $0.passStory() } }
  }

  public func tell(_ story: StoryChange) async -> Bool {
    await attempt { desk in _ = try await desk.ask { try $0.tellStory(story: story) } }
  }

  public func takeOffTheWall(_ story: StoryRow) async {
    await attempt { desk in
      try await desk.ask {
        try $0.changeStory(id: story.id, story: StoryChange(onTheWall: false), seen: story.seen)
      }
    }
  }

  public func away(from: String, until: String) async -> Bool {
    await attempt { desk in _ = try await desk.ask { try $0.awayFromStories(from: from, until: until) } }
  }

  public func back(_ absence: Absence) async {
    await attempt { desk in try await desk.ask { try $0.backForStories(absence: absence.id) } }
  }
}

/// The stories that were told, a page more whenever the end is in sight.
public final class StoriesModel: PagedModel<StoriesPage> {
  public init(desk: Desk) {
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.stories(after: after) } }, ids: { [$0.id] })
  }
}
