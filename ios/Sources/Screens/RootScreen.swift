import Features
import SoundingsCore
import SwiftUI

/// Where the app stands: asks for a name, opens on Today or on the visit under way, or says why it can't.
public struct RootScreen: View {
  private let door: Door

  public init(door: Door) { self.door = door }

  public var body: some View {
    switch door.state {
    case .opening: Rectangle().fill(Look.foam).ignoresSafeArea().task { await door.open() }
    case .firstRun: FirstRunScreen(model: FirstRunModel(door: door))
    case .open(let desk): Destinations(desk: desk)
    case .shut(let problem): ShutScreen(problem: problem, door: door)
    }
  }
}

/// The screens of an open notebook.
private struct Destinations: View {
  @State private var today: TodayModel
  @State private var path: [Route] = []
  @State private var arrived = false
  @Environment(\.scenePhase) private var phase
  private let desk: Desk

  init(desk: Desk) {
    self.desk = desk
    _today = State(initialValue: TodayModel(desk: desk))
  }

  var body: some View {
    NavigationStack(path: $path) {
      TodayScreen(model: today) { path = [.capture($0)] }
        .navigationDestination(for: Route.self) { route in
          switch route {
          case .capture(let visit): CaptureScreen(model: CaptureModel(visit: visit, desk: desk))
          }
        }
    }
    .tint(Look.link)
    .onChange(of: today.record == nil) { arrive() }
    .task(id: phase) {
      switch phase {
      case .background: await desk.pause()
      case .active:
        await desk.resume()
        await desk.stayInContact()
      default: break
      }
    }
  }

  /// A cold start opens on Capture when a visit is under way.
  private func arrive() {
    guard !arrived, let record = today.record else { return }
    arrived = true
    if let visit = record.underWay { path = [.capture(visit.id)] }
  }
}

private enum Route: Hashable {
  case capture(Id?)
}
