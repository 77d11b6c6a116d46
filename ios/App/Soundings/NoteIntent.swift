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
    do {
      guard let inbox = SharedInbox.ofGroup() else { throw Problem.unknown }
      try inbox.note(words, kind: .said, underWay: true)
    } catch {
      throw NotKept(error as? Problem ?? .unknown)
    }
    return .result(dialog: "kept-for-later")
  }
}

/// Why it was not kept, in our own words: the system would say that something went wrong.
struct NotKept: Error, CustomLocalizedStringResourceConvertible {
  let localizedStringResource: LocalizedStringResource

  init(_ problem: Problem) {
    localizedStringResource = LocalizedStringResource(String.LocalizationValue(problem.outside))
  }
}

struct SoundingsShortcuts: AppShortcutsProvider {
  static var appShortcuts: [AppShortcut] {
    AppShortcut(
      intent: NoteIntent(), phrases: ["Note in \(.applicationName)"], shortTitle: "shortcut-note-short",
      systemImageName: "square.and.pencil")
  }
}
