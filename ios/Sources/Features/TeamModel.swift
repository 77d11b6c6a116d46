import SoundingsCore

/// *Team*: the record as it stands.
public final class TeamModel: ScreenModel<Team> {
  private let door: Door?

  /// - Parameter door: where the example is looked at
  public init(desk: Desk, door: Door? = nil) {
    self.door = door
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Team? { try await desk.ask { try $0.team() } }

  public func lookAtExample() async { await attempt { _ in try await door?.lookAtExample() } }
}

/// What *Open seats* shows: the seats, and the visits that have room for one.
public struct Seats: Sendable {
  public let seats: [SeatRow]
  public let visits: [VisitRow]
}

/// *Open seats*.
public final class SeatsModel: ScreenModel<Seats> {
  override func read(_ change: Change) async throws -> Seats? {
    try await desk.ask { Seats(seats: try $0.seats(), visits: try $0.visitsToOffer()) }
  }

  public func take(_ seat: Id) async {
    await attempt { desk in try await desk.ask { try $0.takeSeat(seat: seat) } }
  }

  public func leave(_ seat: Id) async {
    await attempt { desk in try await desk.ask { try $0.leaveSeat(seat: seat) } }
  }

  public func withdraw(_ seat: Id) async {
    await attempt { desk in try await desk.ask { try $0.withdrawSeat(seat: seat) } }
  }

  public func offer(_ visit: Id, _ whatFor: String) async -> Bool {
    let said = whatFor.isEmpty ? nil : whatFor
    return await attempt { desk in _ = try await desk.ask { try $0.offerSeat(visit: visit, whatFor: said) } }
  }
}

/// Customers whom nobody has met lately, a page more whenever the end is in sight.
public final class NotMetModel: PagedModel<NotMetPage> {
  public init(desk: Desk) {
    super.init(
      desk: desk, read: { after in try await desk.ask { try $0.notMetLately(after: after) } },
      ids: { [$0.customer, $0.visit] })
  }
}

/// *My own hours*: for whoever holds this phone, and nobody else.
public final class OwnHoursModel: ScreenModel<OwnHours> {
  override func read(_ change: Change) async throws -> OwnHours? { try await desk.ask { try $0.ownHours() } }
}

/// *Meeting pack*: one page for the weekly meeting.
public final class MeetingPackModel: ScreenModel<MeetingPack> {
  private let language: GuideLanguage

  public init(desk: Desk, language: GuideLanguage) {
    self.language = language
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> MeetingPack? {
    try await desk.ask { try $0.meetingPack() }
  }

  /// The page to print and to hand on; nothing where it failed.
  public func page() async -> ReportPages? {
    var made: ReportPages?
    await attempt { desk in made = try await desk.ask { [language] in try $0.meetingPackPage(language: language) } }
    return made
  }
}
