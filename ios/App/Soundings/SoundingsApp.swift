import Features
import Screens
import SwiftUI
import UIKit

@main
struct SoundingsApp: App {
  @UIApplicationDelegateAdaptor(SystemDoor.self) private var system

  var body: some Scene {
    WindowGroup {
      RootScreen(door: system.door)
        .environment(system.lock)
        .environment(system.reminding)
        .environment(system.arrivals)
    }
  }
}
