import Foundation
import Observation
import SoundingsCore

/// What plays a sound.
@MainActor
public protocol Loudspeaker: AnyObject {
  /// - Parameter ended: called once it was played to its end, and not where it was stopped
  /// - Returns: whether it plays
  func play(_ sound: URL, ended: @escaping @MainActor () -> Void) -> Bool
  func stop()
}

/// What is being listened to, one sound at a time, on a page that shows spoken notes.
@Observable @MainActor
public final class Listening {
  /// The attachment that is heard now.
  public private(set) var heard: Id?
  /// The attachment that this phone could not play.
  public private(set) var notPlayed: Id?

  private let desk: Desk
  private let loudspeaker: (any Loudspeaker)?
  private let folder: URL
  @ObservationIgnored private var playing: URL?

  /// - Parameter folder: where the sound lies in plain while it is played
  public init(desk: Desk, loudspeaker: (any Loudspeaker)?, folder: URL = URL.temporaryDirectory) {
    (self.desk, self.loudspeaker, self.folder) = (desk, loudspeaker, folder)
  }

  /// Plays an attachment from its beginning; what was heard before ends.
  public func listen(_ attachment: AttachmentRow) async {
    stop()
    notPlayed = nil
    guard let loudspeaker else { return notPlayed = attachment.id }
    // By its end the phone knows of what kind it is.
    let end = attachment.mediaType.split(separator: "/").last.map(String.init) ?? "aac"
    let file = folder.appending(path: "heard-\(attachment.id).\(end)")
    let id = attachment.id
    let isThere = try? await desk.ask { try $0.saveAttachment(id: id, file: file.path, original: true) }
    guard isThere == true else { return forget(file) }
    // Another one was asked for meanwhile.
    stop()
    if loudspeaker.play(file, ended: { [weak self] in self?.isOver(id) }) {
      (heard, playing) = (id, file)
    } else {
      notPlayed = id
      forget(file)
    }
  }

  public func stop() {
    if heard != nil { loudspeaker?.stop() }
    heard = nil
    forget(playing)
    playing = nil
  }

  private func isOver(_ sound: Id) { if heard == sound { stop() } }

  /// No plain copy stays behind.
  private func forget(_ file: URL?) { if let file { try? FileManager.default.removeItem(at: file) } }
}
