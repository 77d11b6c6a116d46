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

  override func read(_ change: Change) async throws -> Importing? {
    guard let file, imported == nil else { return Importing(preview: nil) }
    let answers = answers
    return Importing(preview: try await desk.ask { try $0.importPreview(file: file, answers: answers) })
  }

  /// A file of ours, or one that may be read as long as the page is open.
  public func choose(_ file: URL) async {
    (self.file, answers, imported) = (file.path, ImportAnswers(), nil)
    await load()
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
    }
    await load()
  }

  /// - Returns: whether all of it is undone.
  public func undo() async -> Bool {
    guard let imported else { return false }
    return await act { _ = try $0.undoImport(import: imported.import) }
  }
}
