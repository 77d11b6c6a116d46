import BackgroundTasks
import Features
import Foundation
import SoundingsCore
import UIKit
import UserNotifications

/// Where the system comes in: notifications, quick actions, time in the background, answers to background transfers.
@MainActor final class SystemDoor: NSObject, UIApplicationDelegate, UNUserNotificationCenterDelegate {
  let door = Door.onThisPhone()
  let lock = AppLock(screenLock: PhoneScreenLock())
  let reminding = Reminding(notifications: SystemNotifications())
  let arrivals = Arrivals()
  private lazy var courier = SystemCourier(door: door)

  /// As Info.plist permits it.
  private static let refresh = "org.soundings.app.refresh"

  func application(
    _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    UNUserNotificationCenter.current().delegate = self
    application.shortcutItems = [
      quickAction(.note, "shortcut-note", "square.and.pencil"), quickAction(.start, "shortcut-visit", "play"),
    ]
    BGTaskScheduler.shared.register(forTaskWithIdentifier: Self.refresh, using: nil) { task in
      // The handler runs on a queue of the system's own.
      Task { @MainActor in await self.refresh(task) }
    }
    return true
  }

  func applicationWillResignActive(_ application: UIApplication) {
    // Before the notebook is paused.
    if case .open(let desk) = door.state { Task { await UnderWay.show(desk) } }
  }

  func applicationDidEnterBackground(_ application: UIApplication) { askForTime() }

  func application(
    _ application: UIApplication, performActionFor action: UIApplicationShortcutItem,
    completionHandler: @escaping (Bool) -> Void
  ) {
    let arrival = Arrival(written: action.type)
    arrivals.hear(arrival)
    completionHandler(arrival != nil)
  }

  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    courier.whenDone = completionHandler
    Task { if case .opening = door.state { await door.open() } }
  }

  nonisolated func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse
  ) async {
    let written = response.notification.request.content.userInfo[SystemNotifications.leadsTo] as? String
    await MainActor.run { arrivals.hear(written.flatMap(Arrival.init(written:))) }
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

  private func refresh(_ task: BGTask) async {
    askForTime()
    if case .opening = door.state { await door.open() }
    guard case .open(let desk) = door.state else { return task.setTaskCompleted(success: true) }
    let exchange = BackgroundExchange(desk: desk, folder: SystemCourier.folder)
    let work = Task {
      await desk.resume()
      let reached = await exchange.refresh(seconds: 20)
      if reached { _ = try? await exchange.handOn(to: courier) }
      await reminding.plan(desk)
      await desk.pause()
      return reached
    }
    task.expirationHandler = { work.cancel() }
    task.setTaskCompleted(success: await work.value)
  }
}
