import AppIntents
import Features

/// *Note what they said*: by Siri, the action button, a shortcut. Through the inbox alone: the notebook need not be open,
/// the app may be locked, and nothing of what was noted is said back.
struct NoteIntent: AppIntent {
  static let title: LocalizedStringResource = "shortcut-note"
  static let openAppWhenRun = false

  @Parameter(title: "note-words")
  var words: String

  func perform() async throws -> some IntentResult & ProvidesDialog {
    guard let inbox = SharedInbox.ofGroup() else { throw Problem.keyMissing }
    try inbox.note(words, kind: .said, underWay: true)
    return .result(dialog: "kept-for-later")
  }
}

struct SoundingsShortcuts: AppShortcutsProvider {
  static var appShortcuts: [AppShortcut] {
    AppShortcut(
      intent: NoteIntent(), phrases: ["Note in \(.applicationName)"], shortTitle: "shortcut-note-short",
      systemImageName: "square.and.pencil")
  }
}
