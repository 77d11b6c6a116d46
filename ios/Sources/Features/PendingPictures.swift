import Foundation
import SoundingsCore

/// How a picture is got at and encoded, which takes long and is done off the main actor; nothing where it can't be.
public typealias Encoded = @Sendable () async -> Data?

/// Pictures and files that go with the next note, in a folder of their own: what lies there is in no note yet, also after
/// the process died.
public struct PendingPictures: Sendable {
  /// A larger file the notebook does not take; so it is not copied either.
  private static let largest = 100_000_000

  private let folder: URL

  /// - Parameter folder: where they lie; beside the notebook, and in no backup.
  public init(folder: URL = support.appending(path: "pictures")) { self.folder = folder }

  /// What is in no note yet, the first that came first: pictures, and files under their own names, a folder each.
  var left: (pictures: [URL], files: [URL]) {
    var left: (pictures: [URL], files: [URL]) = ([], [])
    for place in Self.inside(folder) {
      let isFolder = try? place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      if isFolder == true { left.files += Self.inside(place) } else { left.pictures.append(place) }
    }
    return left
  }

  /// Writes a picture.
  func take(_ encoded: @escaping Encoded) async throws -> URL {
    guard let data = await encoded() else { throw Self.unreadable }
    let (folder, file) = (folder, folder.appending(path: "\(Self.name()).jpg"))
    return try await away {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
      return file
    }
  }

  /// Copies a file of whatever kind. What is copied by half when the process dies lies elsewhere, and is nothing.
  func copy(_ chosen: URL) async throws -> URL {
    let (folder, place, files) = (folder, folder.appending(path: Self.name()), FileManager.default)
    return try await away {
      #if canImport(Darwin)
        let scoped = chosen.startAccessingSecurityScopedResource()
        defer { if scoped { chosen.stopAccessingSecurityScopedResource() } }
      #endif
      guard let facts = try? chosen.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]),
        facts.isRegularFile == true
      else { throw Self.unreadable }
      if facts.fileSize ?? 0 > Self.largest { throw Problem.notebook(.Refused(why: .fileTooLarge)) }
      let begun = files.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? files.removeItem(at: begun) }
      for needed in [folder, begun] { try files.createDirectory(at: needed, withIntermediateDirectories: true) }
      try files.copyItem(at: chosen, to: begun.appending(path: chosen.lastPathComponent))
      try files.moveItem(at: begun, to: place)
      return place.appending(path: chosen.lastPathComponent)
    }
  }

  private static let unreadable = Problem.notebook(.Refused(why: .fileUnreadable))

  private static func name() -> String {
    String(format: "%013.0f-", Date.now.timeIntervalSince1970 * 1000) + UUID().uuidString
  }

  /// What lies in a folder, by name.
  private static func inside(_ place: URL) -> [URL] {
    let inside = try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
    return (inside ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

/// Where the app keeps what nobody else reads.
public let support = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
