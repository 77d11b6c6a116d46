import Foundation
import Observation
import SoundingsCore

/// What would be made of the file that was chosen; nothing before one was.
public struct Importing: Sendable {
  public let preview: ImportPreview?
}

/// *Import*: a file, what would be made of it, what has to be said first, and taking it in.
@Observable @MainActor
public final class ImportModel: ScreenModel<Importing> {
  public private(set) var answers = ImportAnswers()
  /// What was taken in.
  public private(set) var imported: Imported?

  @ObservationIgnored private var file: String?
  @ObservationIgnored private let files: HandedFiles

  public init(desk: Desk, files: HandedFiles = .imported) {
    self.files = files
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Importing? {
    guard let file, imported == nil else { return Importing(preview: nil) }
    let answers = answers
    return Importing(preview: try await desk.ask { try $0.importPreview(file: file, answers: answers) })
  }

  /// Looks at a copy of what somebody chose, under its own name: what it is, is told by that too.
  public func choose(_ chosen: URL) async {
    (file, answers, imported) = (nil, ImportAnswers(), nil)
    await attempt { [files] _ in
      file = try await away { try files.takenIn(chosen, as: chosen.lastPathComponent).path }
    }
    if file != nil { await load() } else { record = nil }
  }

  public func answer(_ change: (inout ImportAnswers) -> Void) async {
    change(&answers)
    await load()
  }

  public func takeIn() async {
    guard let file, let shown = record?.preview?.shown else { return }
    let answers = answers
    await attempt {
      self.imported = try await $0.ask { try $0.importFile(file: file, answers: answers, shown: shown) }
      try? FileManager.default.removeItem(atPath: file)
    }
    await load()
  }

  /// - Returns: whether all of it is undone.
  public func undo() async -> Bool {
    guard let imported else { return false }
    return await act { _ = try $0.undoImport(import: imported.import) }
  }
}
