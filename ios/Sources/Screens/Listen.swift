import Features
import SoundingsCore
import SwiftUI

/// Lets a sound be heard, and stops it; nothing where it is none, or not here.
struct Listen: View {
  private let file: AttachmentRow
  private let listening: Listening
  @Environment(\.scenePhase) private var phase

  init(to file: AttachmentRow, listening: Listening) { (self.file, self.listening) = (file, listening) }

  var body: some View {
    if sounds {
      VStack(alignment: .leading, spacing: Measure.space8) {
        if listening.heard == file.id {
          Press(Words.noteListenStop) { listening.stop() }
        } else {
          Press(Words.noteListen) { Task { await listening.listen(file) } }
        }
        if listening.notPlayed == file.id { QuietLine(Words.noteListenNot) }
      }
      // Nothing is heard behind another page or another app.
      .onChange(of: phase) { if phase != .active { listening.stop() } }
      .onDisappear { if listening.heard == file.id { listening.stop() } }
    }
  }

  private var sounds: Bool {
    switch file.kind {
    case .spokenNote: file.here
    case .picture, .file: false
    }
  }
}
