import Features
import Screens
import SwiftUI
import UIKit

@main
struct SoundingsApp: App {
  @UIApplicationDelegateAdaptor(SystemDoor.self) private var system
  @Environment(\.scenePhase) private var phase

  var body: some Scene {
    WindowGroup {
      RootScreen(door: system.door)
        .environment(system.lock)
        .environment(system.reminding)
        .environment(system.arrivals)
    }
    .onChange(of: phase, initial: true) { _, now in system.turned(to: now) }
  }
}
