import Features
import SoundingsCore
import SwiftUI
import UIKit

/// Where the app stands: asks for a name, opens on Today or on the visit under way, or says why it can't.
public struct RootScreen: View {
  @Environment(Arrivals.self) private var arrivals: Arrivals?
  private let door: Door

  public init(door: Door) { self.door = door }

  public var body: some View {
    Group {
      switch door.state {
      case .opening: Rectangle().fill(Look.foam).ignoresSafeArea().task { await door.open() }
      case .firstRun: FirstRunScreen(model: FirstRunModel(door: door))
      case .open(let desk): Guarded(door: door) { Destinations(door: door, desk: desk) }
      case .shut(let problem): ShutScreen(problem: problem, door: door)
      }
    }
    // What lies below goes on: contact, and what is put down when the app is left.
    .fullScreenCover(isPresented: Binding(get: { door.example != nil }, set: { if !$0 { door.leaveExample() } })) {
      if let desk = door.example {
        LookingAtExample {
          door.leaveExample()
        } screens: {
          Destinations(door: door, desk: desk, isExample: true)
        }
        .guarded()
      }
    }
    // Who is wanted elsewhere leaves the example.
    .onChange(of: door.invitation) { if door.invitation != nil { door.leaveExample() } }
    // A file that was opened with the app, or an invitation: what they are, the core reads.
    .onOpenURL { opened in
      if opened.isFileURL {
        Task { await arrivals?.open(opened) }
      } else if arrivals?.hear(opened) != true {
        door.invite(opened.absoluteString)
      }
    }
  }
}

/// The screens of an open notebook: the four destinations, each with the pages pushed over it.
private struct Destinations: View {
  @State private var today: TodayModel
  @State private var ways = Ways()
  @State private var arrived = false
  /// What of the sidebar and the page is shown where there is room for one.
  @State private var column = NavigationSplitViewColumn.detail
  @Environment(\.scenePhase) private var phase
  private let door: Door
  private let desk: Desk
  private let isExample: Bool

  init(door: Door, desk: Desk, isExample: Bool = false) {
    (self.door, self.desk, self.isExample) = (door, desk, isExample)
    _today = State(initialValue: TodayModel(desk: desk))
  }

  var body: some View {
    Group {
      // Under way, a cold start stands at the keyboard from the first picture on; nothing of Today is seen before that.
      if !arrived {
        Rectangle().fill(Look.foam).ignoresSafeArea().task { await arrive() }
      } else if UIDevice.current.userInterfaceIdiom == .pad {
        sidebar
      } else {
        tabs
      }
    }
    .tint(Look.link)
    .onChange(of: door.invitation, initial: true) { _, invitation in
      if invitation != nil && !isExample { ways.to(.phone(.join)) }
    }
    .modifier(Arriving(door: door, desk: desk, ways: ways, isExample: isExample))
    .task(id: phase) {
      switch phase {
      case .active where isExample: await desk.resume()
      case .active:
        door.gather()
        await desk.resume()
        await desk.stayInContact()
      default: break
      }
    }
  }

  private var tabs: some View {
    TabView(selection: $ways.destination) {
      ForEach(Destination.allCases, id: \.self) { destination in
        stack(destination)
          .tabItem { Label(destination.title, systemImage: destination.symbol) }
          .tag(destination)
      }
    }
  }

  /// Where there is room the four stand beside the page. Made narrow by the system it stays what it is, so that no field
  /// is drawn anew while somebody types in it.
  private var sidebar: some View {
    NavigationSplitView(preferredCompactColumn: $column) {
      List(selection: chosen) {
        ForEach(Destination.allCases, id: \.self) { destination in
          Label(destination.title, systemImage: destination.symbol).tag(destination)
        }
      }
      .navigationTitle(Words.appName)
    } detail: {
      stack(ways.destination).id(ways.destination)
    }
  }

  private var chosen: Binding<Destination?> {
    Binding {
      ways.destination
    } set: {
      guard let destination = $0 else { return }
      ways.to(destination)
      column = .detail
    }
  }

  private func stack(_ destination: Destination) -> some View {
    NavigationStack(path: path(of: destination)) {
      shown(destination)
        .environment(\.place, "\(destination)")
        .navigationDestination(for: Page.self) { page in
          AnyPage(page: page, house: house).environment(\.place, "\(page)")
        }
    }
  }

  private var house: House { House(door: door, desk: desk, ways: ways) }

  private func path(of destination: Destination) -> Binding<[Page]> {
    Binding {
      ways.paths[destination, default: []]
    } set: {
      ways.paths[destination] = $0
    }
  }

  @ViewBuilder private func shown(_ destination: Destination) -> some View {
    switch destination {
    case .today: TodayScreen(model: today, ways: ways)
    case .visits: VisitsScreen(model: VisitsModel(desk: desk), ways: ways)
    case .customers: CustomersScreen(model: CustomersModel(desk: desk), ways: ways)
    case .team: TeamScreen(model: TeamModel(desk: desk, door: door), ways: ways)
    }
  }

  /// A cold start opens on Capture when a visit is under way.
  private func arrive() async {
    await today.load()
    if let visit = today.record?.underWay, ways.shown == nil { ways.to(.capture(.capture(visit.id))) }
    arrived = true
  }
}

/// A page of whatever family.
struct AnyPage: View {
  let page: Page
  let house: House

  var body: some View {
    switch page {
    case .capture(let page): CapturePages(page: page, house: house)
    case .visits(let page): VisitsPages(page: page, house: house)
    case .maps(let page): MapsPages(page: page, house: house)
    case .customers(let page): CustomersPages(page: page, house: house)
    case .team(let page): TeamPages(page: page, house: house)
    case .phone(let page): PhonePages(page: page, house: house)
    }
  }
}

extension Destination {
  fileprivate var title: LocalizedStringKey {
    switch self {
    case .today: Words.today
    case .visits: Words.visits
    case .customers: Words.customers
    case .team: Words.team
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .today: "sun.horizon"
    case .visits: "list.bullet"
    case .customers: "building.2"
    case .team: "person.3"
    }
  }
}
