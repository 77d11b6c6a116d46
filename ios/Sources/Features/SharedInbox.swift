import Foundation
import SoundingsCore

/// Where the share extension, the widget's process and Siri leave notes: a folder that the app shares with them. They
/// only seal into it, by the inbox's public key; the notebook, its keys and its words are never there.
public struct SharedInbox: Sendable {
  /// The app group of the app and its extensions.
  public static let group = "group.org.soundings"

  private let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// The folder of the app group; nothing where the app was built without it.
  public static func ofGroup() -> SharedInbox? {
    #if canImport(Darwin)
      FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: group).map { SharedInbox(folder: $0) }
    #else
      nil
    #endif
  }

  /// Seals a note, with pictures and files: durable when this returns. Words without a key, unless one is said; no visit: it
  /// is filed later, or under the one that is under way.
  public func note(_ text: String, kind: ObservationKind? = nil, underWay: Bool = false, files: [URL] = []) throws {
    let filed: FiledUnder = underWay ? .underWay : .nowhere
    let note = NewObservation(visit: filed, kind: kind, text: text, attachments: files.map(\.path))
    do { _ = try captureToInbox(dir: folder.path, note: note) } catch { throw Problem(error) }
  }

  /// Lends what seals, and nothing else, to whoever shares the folder.
  func lend(from notebook: URL) {
    let key = folder.appending(path: Self.key)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let bytes = try? Data(contentsOf: notebook.appending(path: Self.key)) {
      try? bytes.write(to: key, options: .atomic)
    }
  }

  /// Brings what was left here into the notebook's own inbox, which it takes in when it opens or resumes. One that
  /// cannot be moved now stays for the next time.
  func gather(into notebook: URL) {
    let left =
      (try? FileManager.default.contentsOfDirectory(
        at: folder.appending(path: Self.inbox), includingPropertiesForKeys: nil)) ?? []
    let inbox = notebook.appending(path: Self.inbox)
    // What is half written has another name until it is whole.
    for file in left where UUID(uuidString: file.lastPathComponent) != nil {
      try? FileManager.default.moveItem(at: file, to: inbox.appending(path: file.lastPathComponent))
    }
  }

  // As the core names them beside the notebook.
  private static let key = "inbox-key"
  private static let inbox = "inbox"
}
