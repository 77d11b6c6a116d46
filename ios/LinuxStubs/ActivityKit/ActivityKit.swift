import Foundation

public protocol ActivityAttributes: Codable, Sendable { associatedtype ContentState: Codable & Hashable & Sendable }
public struct ActivityContent<State: Codable & Hashable & Sendable>: Sendable { public init(state: State, staleDate: Date?) {} }
public enum ActivityUIDismissalPolicy: Sendable { case immediate }
public struct ActivityAuthorizationInfo: Sendable {
  public init() {}
  public var areActivitiesEnabled: Bool { false }
}
public final class Activity<Attributes: ActivityAttributes>: Sendable {
  public static var activities: [Activity<Attributes>] { [] }
  public let attributes: Attributes
  init(_ attributes: Attributes) { self.attributes = attributes }
  public func end(_ content: ActivityContent<Attributes.ContentState>?, dismissalPolicy: ActivityUIDismissalPolicy) async {}
  public static func request(attributes: Attributes, content: ActivityContent<Attributes.ContentState>) throws -> Activity<Attributes> { Activity(attributes) }
}
