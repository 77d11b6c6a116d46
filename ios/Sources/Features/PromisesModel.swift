import Observation
import SoundingsCore

/// The lists of promises.
public enum PromisesOf: CaseIterable, Sendable {
  case due
  case open
  case kept
  case late
  case changed
  case letGo

  var which: Promises {
    switch self {
    case .due: .due
    case .open: .open
    case .kept: .became(.kept)
    case .late: .became(.late)
    case .changed: .became(.changed)
    case .letGo: .became(.letGo)
    }
  }
}

/// Everybody's promises, one list at a time.
@Observable @MainActor
public final class PromisesModel: PagedModel<PromiseListPage> {
  public private(set) var list = PromisesOf.due

  public init(desk: Desk) { super.init(desk: desk, pages: Self.pages(desk, .due)) }

  public func show(_ list: PromisesOf) async {
    self.list = list
    await read(anew: Self.pages(desk, list.which))
  }

  private static func pages(_ desk: Desk, _ which: Promises) -> Pages<PromiseListPage> {
    Pages(
      read: { after in try await desk.ask { try $0.promises(which: which, after: after) } },
      ids: { row in [row.id, row.visit] + row.to.map(\.id) })
  }
}

/// A promise's page.
public final class PromiseModel: ScreenModel<PromisePage> {
  private let id: Id

  public init(desk: Desk, id: Id) {
    self.id = id
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> PromisePage? {
    try await desk.ask { [id] in try $0.promisePage(id: id) }
  }

  public func settle(_ state: PromiseState) async {
    let seen = record?.promise.seen
    await attempt { desk in try await desk.ask { [id] in try $0.settlePromise(id: id, state: state, seen: seen) } }
  }

  public func tell() async {
    await attempt { desk in try await desk.ask { [id] in try $0.tellPromise(id: id) } }
  }

  public func until(_ day: String) async -> Bool { await change(PromiseChange(until: day)) }

  public func words(_ text: String) async -> Bool { await change(PromiseChange(text: text)) }

  private func change(_ change: PromiseChange) async -> Bool {
    let seen = record?.promise.seen
    return await attempt { desk in
      try await desk.ask { [id] in try $0.changePromise(id: id, change: change, seen: seen) }
    }
  }
}
