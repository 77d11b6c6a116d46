import Foundation
import Observation
import SoundingsCore

/// Where something outside the app leads: a notification, a quick action, the widget, Siri.
public enum Arrival: Equatable, Sendable {
  /// Write a note.
  case note
  /// Start a visit, or go on in the one under way.
  case start
  case debrief(Id)
  case promise(Id)

  /// As a notification or a quick action carries it.
  public var written: String {
    switch self {
    case .note: "note"
    case .start: "start"
    case .debrief(let visit): "debrief/\(visit)"
    case .promise(let promise): "promise/\(promise)"
    }
  }

  /// What was written; nothing where it is none of ours.
  public init?(written: String) {
    let parts = written.split(separator: "/", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("note", 1): self = .note
    case ("start", 1): self = .start
    case ("debrief", 2): self = .debrief(parts[1])
    case ("promise", 2): self = .promise(parts[1])
    default: return nil
    }
  }
}

/// Where somebody came from outside wants to be, until the screens of an open notebook lead there.
@Observable @MainActor
public final class Arrivals {
  public private(set) var arrived: Arrival?
  /// A file that was opened with the app, until the page that takes it in has it.
  public private(set) var opened: OpenedFile?
  /// Why one could not be read.
  public private(set) var problem: Problem?

  private let files: HandedFiles

  public init(files: HandedFiles = .opened) { self.files = files }

  public func hear(_ arrival: Arrival?) { if let arrival { arrived = arrival } }

  /// A link of our own, as the widget has; any other is somebody else's to hear.
  public func hear(_ link: URL) -> Bool {
    guard link.scheme == "soundings-app" else { return false }
    hear(Arrival(written: String(link.absoluteString.dropFirst("soundings-app:".count))))
    return true
  }

  public func take() -> Arrival? {
    defer { arrived = nil }
    return arrived
  }

  /// A file was opened with the app. It is copied at once: it may be read only now, and the notebook may be locked, shut
  /// or not there yet.
  public func open(_ file: URL) async {
    do {
      opened = try await files.opened(file)
      problem = nil
    } catch {
      problem = Problem(error)
    }
  }

  /// Gives the file that was opened, once, to the page of such files; the copy goes when it has been looked at.
  public func give(_ handed: HandedFile?, _ look: @MainActor (URL) async -> Void) async {
    guard let there = opened, there.handed == handed else { return }
    opened = nil
    await look(there.file)
    try? FileManager.default.removeItem(at: there.file)
  }

  /// It is not wanted, or it was said why it can't be read.
  public func leaveOpened() {
    if let file = opened?.file { try? FileManager.default.removeItem(at: file) }
    (opened, problem) = (nil, nil)
  }
}
