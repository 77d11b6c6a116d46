import Features
import Screens
import SwiftUI

@main
struct SoundingsApp: App {
  @State private var door = Door.onThisPhone()

  var body: some Scene {
    WindowGroup { RootScreen(door: door) }
  }
}
