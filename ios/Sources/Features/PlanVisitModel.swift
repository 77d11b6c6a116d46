import Foundation
import Observation
import SoundingsCore

/// *Plan a visit*.
@Observable @MainActor
public final class PlanVisitModel: ScreenModel<WhichCustomer> {
  public var customer: String {
    get { typed[text: "customer"] }
    set { (typed[text: "customer"], site) = (newValue, nil) }
  }
  public var site: Id?
  public var kind = EncounterKind.visit
  public var objective: String {
    get { typed[text: "objective"] }
    set { typed[text: "objective"] = newValue }
  }
  public var at: Date

  /// The zone in which the planned hour is meant: the phone's.
  public let zone: TimeZone

  /// - Parameter now: the next full hour after it stands there to begin with
  public init(desk: Desk, now: Date = .now, zone: TimeZone = .current) {
    self.zone = zone
    let hour = 3600.0
    at = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / hour).rounded(.up) * hour)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> WhichCustomer? {
    let begun = customer
    return try await desk.ask { try $0.whichCustomer(begun: begun) }
  }

  public func write(customer: String) async {
    self.customer = customer
    await load()
  }

  /// Plans it, with a customer of that name whom it makes where there is none.
  /// - Returns: the visit, once it is planned.
  public func plan() async -> Id? {
    let name = customer.words
    let plan = Plan(local: Plan(local: "", zone: zone.identifier).local(of: at), zone: zone.identifier)
    let (site, kind, objective) = (site, kind, objective.words)
    var planned: Id?
    await attempt { desk in
      planned = try await desk.ask { notebook in
        let customer = try name.map { try notebook.customerNamed(name: $0) }
        let visit = NewVisit(customer: customer, site: site, kind: kind, objective: objective, at: plan)
        return try notebook.planVisit(visit: visit)
      }
    }
    if planned != nil { typed = Typed() }
    return planned
  }
}

extension Plan {
  /// The zone's calendar.
  private static func calendar(_ zone: String) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .current
    return calendar
  }

  /// A moment on the clock of this plan's zone: `YYYY-MM-DDTHH:MM`.
  public func local(of date: Date) -> String {
    let parts = Self.calendar(zone).dateComponents([.year, .month, .day, .hour, .minute], from: date)
    return String(
      format: "%04d-%02d-%02dT%02d:%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, parts.hour ?? 0,
      parts.minute ?? 0)
  }

  /// The moment that is planned for; nothing where it can't be read.
  public var date: Date? {
    let parts = local.split(whereSeparator: { "-T:".contains($0) }).compactMap { Int($0) }
    guard parts.count == 5 else { return nil }
    return Self.calendar(zone).date(
      from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4]))
  }
}
