import Features
import SoundingsCore
import SwiftUI

/// Where the app stands: asks for a name, opens on Today or on the visit under way, or says why it can't.
public struct RootScreen: View {
  private let door: Door

  public init(door: Door) { self.door = door }

  public var body: some View {
    Group {
      switch door.state {
      case .opening: Rectangle().fill(Look.foam).ignoresSafeArea().task { await door.open() }
      case .firstRun: FirstRunScreen(model: FirstRunModel(door: door))
      case .open(let desk): Destinations(door: door, desk: desk)
      case .shut(let problem): ShutScreen(problem: problem, door: door)
      }
    }
    // An invitation that was opened elsewhere; the core reads it.
    .onOpenURL { door.invite($0.absoluteString) }
  }
}

/// The screens of an open notebook.
private struct Destinations: View {
  @State private var today: TodayModel
  @State private var path: [Route] = []
  @State private var arrived = false
  @Environment(\.scenePhase) private var phase
  private let door: Door
  private let desk: Desk

  init(door: Door, desk: Desk) {
    self.door = door
    self.desk = desk
    _today = State(initialValue: TodayModel(desk: desk))
  }

  var body: some View {
    NavigationStack(path: $path) {
      TodayScreen(
        model: today, open: { path = [.capture($0)] }, toSync: { path.append(.sync) },
        toSettings: { path.append(.settings) }
      )
      .navigationDestination(for: Route.self) { screen($0) }
    }
    .tint(Look.link)
    .onChange(of: today.record == nil) { arrive() }
    .onChange(of: door.invitation, initial: true) { _, invitation in
      if invitation != nil && path.last != .join { path.append(.join) }
    }
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

  @ViewBuilder private func screen(_ route: Route) -> some View {
    switch route {
    case .capture(let visit): CaptureScreen(model: CaptureModel(visit: visit, desk: desk))
    case .settings:
      SettingsScreen(
        model: SettingsModel(desk: desk), toJoin: { path.append(.join) }, toSync: { path.append(.sync) })
    case .sync: SyncScreen(model: SyncModel(desk: desk)) { path.append(.join) }
    case .join: JoinScreen(model: JoinModel(desk: desk), door: door)
    }
  }

  /// A cold start opens on Capture when a visit is under way.
  private func arrive() {
    guard !arrived, let record = today.record else { return }
    arrived = true
    if let visit = record.underWay, path.isEmpty { path = [.capture(visit.id)] }
  }
}

private enum Route: Hashable {
  case capture(Id?)
  case settings
  case sync
  case join
}
