import Foundation
import Observation
import SoundingsCore

/// Joining a team with an invitation; the next contact brings it to the team's server.
@Observable @MainActor
public final class JoinModel {
  public var invitation = ""
  public private(set) var joined = false
  public private(set) var problem: Problem?

  private let desk: Desk

  public init(desk: Desk) { self.desk = desk }

  public func join() async {
    let invitation = invitation.trimmingCharacters(in: .whitespacesAndNewlines)
    do {
      try await desk.ask {
        try $0.join(invite: invitation)
        $0.wake()
      }
      problem = nil
      joined = true
    } catch {
      problem = Problem(error)
    }
  }
}
