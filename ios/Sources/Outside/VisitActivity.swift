import ActivityKit
import Foundation

/// A visit under way, on the locked screen: since when, and the way to a note. It knows neither with whom nor where.
public struct VisitActivity: ActivityAttributes {
  public struct ContentState: Codable, Hashable, Sendable {
    public init() {}
  }

  public let since: Date

  public init(since: Date) { self.since = since }
}
