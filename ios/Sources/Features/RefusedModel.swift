import Foundation
import Observation
import SoundingsCore

/// What the team's server refused of one thing. What is typed in its place survives the process.
@Observable @MainActor
public final class RefusedModel: ScreenModel<RefusedThing> {
  /// A copy of it, as a file that can be handed over.
  public private(set) var copy: URL?

  private let thing: String
  private let files: HandedFiles

  public init(desk: Desk, thing: String, files: HandedFiles = HandedFiles()) {
    (self.thing, self.files) = (thing, files)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> RefusedThing? {
    try await desk.ask { [thing] in try $0.refused(thing: thing) }
  }

  /// What is to stand in a field: what was refused, until somebody writes there.
  public func words(_ says: RefusedWords) -> String { typed[says.field] ?? says.words }

  public func write(_ field: String, _ words: String) { typed[field] = words }

  /// Sends it in these words. Whether it was taken.
  public func send() async -> Bool {
    let says = (record?.says ?? []).filter(\.mayChange)
    let words = says.map { OtherWords(field: $0.field, words: self.words($0)) }
    return await attempt { [thing] desk in try await desk.ask { try $0.changeRefused(thing: thing, words: words) } }
  }

  public func keep() async {
    await attempt { [thing, files] desk in
      let text = try await desk.ask { try $0.exportRefused(thing: thing) }
      self.copy = try await away {
        let file = try files.place("refused.json")
        try Data(text.utf8).write(to: file, options: .atomic)
        return file
      }
    }
  }
}
