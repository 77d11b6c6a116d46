import Foundation
import Observation
import SoundingsCore

/// Takes notes while the notebook can't be opened: each is sealed into the inbox, and the notebook takes it in when
/// it opens again. Shows none of them.
@Observable @MainActor
public final class InboxModel {
  public var text = ""
  public private(set) var kept = 0
  public private(set) var problem: Problem?

  private let folder: URL

  init(folder: URL) { self.folder = folder }

  public func press(_ kind: ObservationKind) async {
    let (path, words) = (folder.path, text)
    let note = NewObservation(visit: .nowhere, kind: kind, text: words)
    text = ""
    do {
      _ = try await away { try captureToInbox(dir: path, note: note) }
      kept += 1
      problem = nil
    } catch {
      text = words + text
      problem = Problem(error)
    }
  }
}
