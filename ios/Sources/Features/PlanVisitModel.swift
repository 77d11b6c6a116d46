import Foundation
import Observation
import SoundingsCore

/// Whom a visit can be planned with: customers that fit what is typed, and the one that is meant, with its sites.
public struct Whom: Sendable {
  public let fitting: [CustomerName]
  public let chosen: CustomerRow?
}

/// A customer by name.
public struct CustomerName: Identifiable, Sendable {
  public let id: Id
  public let name: String
}

/// *Plan a visit*.
@Observable @MainActor
public final class PlanVisitModel: ScreenModel<Whom> {
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

  override func read(_ change: Change) async throws -> Whom? {
    guard let words = customer.words else { return Whom(fitting: [], chosen: nil) }
    let search = Search(words: words, thing: .customer)
    let found = try await desk.ask { try $0.searchFor(search: search, after: nil) }.items
    let fitting = found.compactMap { hit in
      switch hit {
      case .customer(let id, let name, _): CustomerName(id: id, name: name)
      default: nil
      }
    }
    guard let same = fitting.first(where: { $0.name.caseInsensitiveCompare(words) == .orderedSame }) else {
      return Whom(fitting: fitting, chosen: nil)
    }
    return Whom(fitting: fitting, chosen: try await desk.ask { try $0.aboutCustomer(id: same.id).customer })
  }

  public func write(customer: String) async {
    self.customer = customer
    await load()
  }

  /// Plans it, with a customer of that name whom it makes where there is none.
  /// - Returns: the visit, once it is planned.
  public func plan() async -> Id? {
    let name = customer.words
    let known = record?.fitting.first { $0.name.caseInsensitiveCompare(name ?? "") == .orderedSame }?.id
    let plan = Plan(local: Plan(local: "", zone: zone.identifier).local(of: at), zone: zone.identifier)
    let (site, kind, objective) = (site, kind, objective.words)
    var planned: Id?
    await attempt { desk in
      planned = try await desk.ask { notebook in
        let customer = try known ?? name.map { try notebook.addCustomer(name: $0) }
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
