import Features
import SoundingsCore
import SwiftUI

/// Leads whoever came from outside to where they want to be.
struct Arriving: ViewModifier {
  let door: Door
  let desk: Desk
  let ways: Ways
  let isExample: Bool
  @Environment(Arrivals.self) private var arrivals: Arrivals?

  func body(content: Content) -> some View {
    content.task(id: arrivals?.arrived) { if !isExample { await lead(arrivals?.take()) } }
  }

  @MainActor private func lead(_ arrival: Arrival?) async {
    // Who is wanted elsewhere leaves the example.
    if arrival != nil { door.leaveExample() }
    switch arrival {
    case nil: break
    case .note: ways.to(.capture(.capture(nil)))
    case .start: ways.to(.capture(.capture(await TodayModel(desk: desk).startOrGoOn())))
    case .debrief(let visit): ways.to(.visits(.debrief(visit)))
    case .promise(let promise): ways.to(.team(.promise(promise)))
    }
  }
}
