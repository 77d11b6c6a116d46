import Foundation
import Observation

/// Begins the notebook once it knows the engineer's name.
@Observable @MainActor
public final class FirstRunModel {
  /// The name as it is being typed.
  public var name = ""
  public private(set) var problem: Problem?

  public let door: Door

  public init(door: Door) { self.door = door }

  /// An invitation that waits for the notebook; nothing without one.
  public var invitation: String? { door.invitation }

  /// There is an invitation, to be pasted once there is a notebook.
  public func invited() { door.invite("") }

  public func lookAtExample() async {
    do {
      try await door.lookAtExample()
      problem = nil
    } catch {
      problem = Problem(error)
    }
  }

  public func begin() async {
    do {
      try await door.begin(name.trimmingCharacters(in: .whitespacesAndNewlines))
      problem = nil
    } catch {
      problem = Problem(error)
    }
  }
}
