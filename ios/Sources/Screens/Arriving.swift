import Features
import SoundingsCore
import SwiftUI

/// Leads whoever came from outside to where they want to be.
struct Arriving: ViewModifier {
  let desk: Desk
  let ways: Ways
  @Environment(Arrivals.self) private var arrivals: Arrivals?

  func body(content: Content) -> some View {
    content.task(id: arrivals?.arrived) { await lead(arrivals?.take()) }
  }

  @MainActor private func lead(_ arrival: Arrival?) async {
    switch arrival {
    case nil: break
    case .note: ways.to(.capture(.capture(nil)))
    case .start: ways.to(.capture(.capture(await TodayModel(desk: desk).startOrGoOn())))
    case .debrief(let visit): ways.to(.visits(.debrief(visit)))
    case .promise(let promise): ways.to(.team(.promise(promise)))
    }
  }
}
