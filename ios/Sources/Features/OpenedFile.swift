import Foundation

/// What people hand one another as a file. Its name says what it is, so that the phone knows which app opens it.
public enum HandedFile: String, CaseIterable, Sendable {
  /// What goes from phone to phone.
  case bundle = "soundingsbundle"
  case backup = "soundingsbackup"

  /// As it lies where files are kept, and in a mail: it says nothing of whose it is.
  var name: String { "soundings.\(rawValue)" }
}

/// A file that was opened with the app, from AirDrop, Files or a mail: a copy of it, for the page that takes it in.
public struct OpenedFile: Equatable, Sendable {
  public let file: URL
  /// What it is by its name; nothing: something to be imported, or not.
  public let handed: HandedFile?

  init(file: URL) { (self.file, handed) = (file, HandedFile(rawValue: file.pathExtension.lowercased())) }
}

private var ownDocuments: URL? { FileManager.default.urls(for: .documentDirectory, in: .userDomainMask).first }

extension HandedFiles {
  /// Those that were opened with the app, beside what it hands out.
  public static let opened = HandedFiles(folder: FileManager.default.temporaryDirectory.appending(path: "opened"))

  /// What is to be imported.
  public static let imported = HandedFiles(folder: FileManager.default.temporaryDirectory.appending(path: "import"))

  /// Takes in what was opened with the app. What the system put among the app's own documents goes once it is copied.
  func opened(_ url: URL, documents: URL? = ownDocuments) async throws -> OpenedFile {
    try await away {
      let file = try takenIn(url, as: url.lastPathComponent)
      let inbox = documents?.appending(path: "Inbox").resolvingSymlinksInPath().path
      if let inbox, url.resolvingSymlinksInPath().path.hasPrefix(inbox + "/") {
        try? FileManager.default.removeItem(at: url)
      }
      return OpenedFile(file: file)
    }
  }
}
