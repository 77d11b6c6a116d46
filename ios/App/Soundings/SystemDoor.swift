import BackgroundTasks
import Features
import Foundation
import Network
import SoundingsCore
import SwiftUI
import UIKit
import UserNotifications

/// Where the system comes in: notifications, quick actions, time in the background, answers to background transfers.
@MainActor final class SystemDoor: NSObject, UIApplicationDelegate {
  /// The one there is: the scene's delegate is made by the system, and SwiftUI stands where the app's was.
  private(set) static var only: SystemDoor?

  let door = Door.onThisPhone()
  let lock = AppLock(screenLock: PhoneScreenLock())
  let reminding = Reminding(notifications: SystemNotifications())
  let arrivals = Arrivals()
  private lazy var courier = SystemCourier(door: door)
  private let network = NWPathMonitor()
  private var isInFront = false
  private var lent = UIBackgroundTaskIdentifier.invalid

  /// As Info.plist permits it.
  private static let refresh = "org.soundings.app.refresh"

  func application(
    _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    Self.only = self
    UNUserNotificationCenter.current().delegate = self
    application.shortcutItems = [
      quickAction(.note, "shortcut-note", "square.and.pencil"), quickAction(.start, "shortcut-visit", "play"),
    ]
    // What the system carried meanwhile is heard of by a session of the same name alone.
    _ = courier
    network.pathUpdateHandler = { [door] path in
      let metered = path.isMetered
      Task { await door.network(metered: metered) }
    }
    network.start(queue: .main)
    // On the main queue, and said to be so: on one of the system's own, what belongs to the main actor would end the app.
    BGTaskScheduler.shared.register(forTaskWithIdentifier: Self.refresh, using: .main) { task in
      nonisolated(unsafe) let task = task
      MainActor.assumeIsolated { self.refresh(task) }
    }
    return true
  }

  /// An app of scenes hears of quick actions there: of the one that started it here, of later ones in ``SceneDoor``.
  func application(
    _ application: UIApplication, configurationForConnecting session: UISceneSession,
    options: UIScene.ConnectionOptions
  ) -> UISceneConfiguration {
    arrivals.hear(options.shortcutItem.flatMap { Arrival(written: $0.type) })
    let configuration = UISceneConfiguration(name: nil, sessionRole: session.role)
    configuration.delegateClass = SceneDoor.self
    return configuration
  }

  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    courier.whenDone = { [self] in
      await letGo()
      completionHandler()
    }
  }

  /// The app came to the front, or goes. (UIKit tells an app of scenes nothing of it.)
  func turned(to phase: ScenePhase) {
    isInFront = phase != .background
    switch phase {
    case .active: break
    case .inactive: if case .open(let desk) = door.state { Task { await UnderWay.show(desk) } }
    case .background:
      askForTime()
      goToBack()
    @unknown default: break
    }
  }

  /// What is to be reminded of is planned, and the notebook lets go of its files; the app is not suspended before that. Where it
  /// takes longer than the system lends, the time is given back: an app that keeps it is ended.
  private func goToBack() {
    giveBack()
    lent = UIApplication.shared.beginBackgroundTask(withName: "put down") { [self] in giveBack() }
    Task {
      if case .open(let desk) = door.state { await reminding.plan(desk) }
      await letGo()
      giveBack()
    }
  }

  private func giveBack() {
    if lent != .invalid { UIApplication.shared.endBackgroundTask(lent) }
    lent = .invalid
  }

  /// Whoever opened the app meanwhile goes on with the notebook.
  private func letGo() async {
    if isInFront { return }
    if case .open(let desk) = door.state { await desk.pause() }
    await door.example?.pause()
  }

  /// What a long press on the icon offers; its words from the catalogue.
  private func quickAction(_ arrival: Arrival, _ words: String, _ symbol: String) -> UIApplicationShortcutItem {
    UIApplicationShortcutItem(
      type: arrival.written, localizedTitle: Bundle.main.localizedString(forKey: words, value: nil, table: nil),
      localizedSubtitle: nil, icon: UIApplicationShortcutIcon(systemImageName: symbol))
  }

  /// The system lends some time now and then; it decides when.
  private func askForTime() {
    let request = BGAppRefreshTaskRequest(identifier: Self.refresh)
    request.earliestBeginDate = Date(timeIntervalSinceNow: 30 * 60)
    try? BGTaskScheduler.shared.submit(request)
  }

  private func refresh(_ task: BGTask) {
    askForTime()
    let work = Task { await exchange() }
    // On whatever queue the system asks for its time back.
    task.expirationHandler = { @Sendable in work.cancel() }
    Task { task.setTaskCompleted(success: await work.value) }
  }

  /// One exchange; then what is carried on its own, and what is to be reminded of by now.
  private func exchange() async -> Bool {
    await door.network(metered: network.currentPath.isMetered)
    await door.open()
    guard case .open(let desk) = door.state else { return true }
    await desk.resume()
    let exchange = BackgroundExchange(desk: desk, folder: SystemCourier.folder)
    let reached = await exchange.refresh(seconds: 20)
    if reached { _ = try? await exchange.handOn(to: courier) }
    await reminding.plan(desk)
    await letGo()
    return reached
  }
}

extension NWPath {
  /// Paid for by what it carries, as a phone's own network or somebody's hotspot, or to be spared, as a person told the phone.
  fileprivate var isMetered: Bool { isExpensive || isConstrained }
}

extension SystemDoor: UNUserNotificationCenterDelegate {
  // Answered where it was asked: what answers by being async is answered on another thread, which UIKit ends the app for.
  nonisolated func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    let written = response.notification.request.content.userInfo[SystemNotifications.leadsTo] as? String
    Task { @MainActor in arrivals.hear(written.flatMap(Arrival.init(written:))) }
    completionHandler()
  }
}

/// Hears of the scene what the system tells nobody else.
@MainActor final class SceneDoor: NSObject, UIWindowSceneDelegate {
  func windowScene(
    _ windowScene: UIWindowScene, performActionFor shortcutItem: UIApplicationShortcutItem,
    completionHandler: @escaping (Bool) -> Void
  ) {
    let arrival = Arrival(written: shortcutItem.type)
    SystemDoor.only?.arrivals.hear(arrival)
    completionHandler(arrival != nil)
  }
}
