import Foundation

/// Pictures that go with the next note, as files in a folder of their own: what lies there was taken and is in no note
/// yet, also after the process died.
public struct PendingPictures: Sendable {
  private let folder: URL

  /// - Parameter folder: where they lie; beside the notebook, and in no backup.
  public init(folder: URL = support.appending(path: "pictures")) { self.folder = folder }

  /// Those that are in no note yet, the first taken first.
  var left: [URL] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Writes one, off the main actor; nothing where it can't be encoded or written.
  func take(_ encoded: @escaping @Sendable () -> Data?) async -> URL? {
    let folder = folder
    return try? await away {
      guard let data = encoded() else { throw Problem.unknown }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let name = String(format: "%013.0f-", Date.now.timeIntervalSince1970 * 1000) + UUID().uuidString + ".jpg"
      let file = folder.appending(path: name)
      try data.write(to: file, options: .atomic)
      return file
    }
  }
}

/// Where the app keeps what nobody else reads.
public let support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
