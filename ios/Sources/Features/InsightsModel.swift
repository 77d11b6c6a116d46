import SoundingsCore

/// *Insights*, a page more whenever the end is in sight.
public final class InsightsModel: PagedModel<InsightPage> {
  public let notes: Finder

  public init(desk: Desk) {
    notes = Finder(desk: desk, thing: .note)
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.insights(after: after) } },
      ids: { row in [row.id] + row.notes.flatMap(\.ids) })
  }

  public func add(_ text: String, notes: [Id]) async -> Bool {
    let insight = NewInsight(text: text, notes: notes)
    return await attempt { desk in _ = try await desk.ask { try $0.addInsight(insight: insight) } }
  }
}

/// One insight's page.
public final class InsightModel: ScreenModel<InsightRow> {
  public let notes: Finder
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    notes = Finder(desk: desk, thing: .note)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> InsightRow? {
    try await desk.ask { [id] in try $0.insight(id: id) }
  }

  public func words(_ text: String) async -> Bool {
    let seen = record?.seen
    return await attempt { desk in
      try await desk.ask { [id] in try $0.changeInsight(id: id, text: text, seen: seen) }
    }
  }

  public func link(_ note: Id) async {
    await attempt { desk in try await desk.ask { [id] in try $0.linkInsight(id: id, note: note) } }
  }

  public func unlink(_ note: Id) async {
    await attempt { desk in try await desk.ask { [id] in try $0.unlinkInsight(id: id, note: note) } }
  }
}
