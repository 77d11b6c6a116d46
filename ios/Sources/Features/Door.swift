import Foundation
import Observation
import SoundingsCore

/// Where the door stands.
public enum DoorState {
  case opening
  /// No notebook yet: one field, "What name goes on your notes?"
  case firstRun
  case open(Desk)
  /// It can't be opened; notes go to the inbox until it can.
  case shut(Problem)
}

/// How the app comes to its notebook: opens it, asks for a name where there is none yet, or says why it can't be
/// opened, and takes notes all the same.
@Observable @MainActor
public final class Door {
  public private(set) var state = DoorState.opening
  /// An invitation that was opened, or is to be pasted: Join takes it as soon as there is a notebook.
  public private(set) var invitation: String?

  /// The example while somebody looks at it: a notebook of its own, in a folder of its own.
  public private(set) var example: Desk?

  private let folder: URL
  private let keys: any DatabaseKeys
  private let device: any Keyring
  private let shared: SharedInbox?
  @ObservationIgnored private var opening: Task<Void, Never>?
  /// Whether what is carried is paid for by its bytes; nothing before the phone has said so.
  @ObservationIgnored private var isMetered: Bool?

  /// - Parameter folder: the notebook's folder; made when the notebook is begun. Never one in an app group.
  /// - Parameter device: what the device signs by.
  /// - Parameter shared: where extensions leave notes.
  public init(folder: URL, keys: any DatabaseKeys, device: any Keyring, shared: SharedInbox? = nil) {
    self.shared = shared
    self.folder = folder
    self.keys = keys
    self.device = device
  }

  /// Opens the notebook, if there is one. Never makes one: a missing key must not lead to an empty notebook over a
  /// full one. Whoever asks while it is being opened waits for that: the screens, time in the background and an answer to
  /// a background transfer may come at once.
  public func open() async {
    if let opening { return await opening.value }
    switch state {
    case .open: return
    case .opening, .firstRun, .shut: break
    }
    let now = Task { await openNow() }
    opening = now
    await now.value
    opening = nil
  }

  private func openNow() async {
    guard notebookExists(dir: folder.path) else {
      state = .firstRun
      return
    }
    let (path, keys, device) = (folder.path, keys, device)
    gather()
    do {
      state = .open(
        try await away { Desk(try Notebook.open(dir: path, key: try found(keys.read()), keyring: device)) })
      shared?.lend(from: folder)
      await tellOfNetwork()
    } catch {
      state = .shut(Problem(error))
    }
  }

  /// Begins a notebook in this name. The key is kept before the first byte is written under it.
  func begin(_ name: String) async throws {
    let (path, keys, device) = (folder.path, keys, device)
    let desk = try await away {
      let key = try keys.read() ?? keys.make()
      return Desk(try Notebook.create(dir: path, key: key, keyring: device, engineerName: name))
    }
    state = .open(desk)
    shared?.lend(from: folder)
    await tellOfNetwork()
  }

  /// The phone is on another network by now. Where pictures and files go over Wi-Fi alone, they wait on one that is paid for by
  /// what it carries; a notebook that opens later hears of it then.
  public func network(metered: Bool) async {
    isMetered = metered
    await tellOfNetwork()
  }

  private func tellOfNetwork() async {
    guard let metered = isMetered, case .open(let desk) = state else { return }
    try? await desk.ask { try $0.setMetered(metered: metered) }
  }

  public func lookAtExample() async throws {
    if example != nil { return }
    let path = folder.deletingLastPathComponent().appending(path: "example").path
    example = try await away { Desk(try Notebook.openExample(dir: path)) }
  }

  public func leaveExample() {
    let left = example
    example = nil
    Task { await left?.close() }
  }

  /// Brings what extensions left into the notebook's inbox: before it opens, and before it resumes.
  public func gather() { shared?.gather(into: folder) }

  /// Makes the notebook of a backup, where there is none yet; the key is kept before the first byte is written under it.
  func restore(_ backup: URL, typed: String, cancel: Cancel) async throws {
    let (path, keys, device) = (folder.path, keys, device)
    try await away {
      let key = try keys.read() ?? keys.make()
      try restoreBackup(file: backup.path, typed: typed, dir: path, key: key, keyring: device, cancel: cancel)
    }
    await open()
  }

  /// An invitation came, as it was opened; empty where it is still to be pasted.
  public func invite(_ text: String) { invitation = text }

  /// The invitation that came, once.
  public func takeInvitation() -> String? {
    defer { invitation = nil }
    return invitation
  }

  /// Takes a note beside whatever is being written: through the inbox, which an open notebook takes in at once, so that the
  /// draft in the field stays what it is. Durable when this returns.
  func captureBeside(_ note: NewObservation) async throws {
    let path = folder.path
    _ = try await away { try captureToInbox(dir: path, note: note) }
    switch state {
    case .open(let desk): await desk.resume()
    case .opening, .firstRun, .shut: break
    }
  }

  /// Where a note goes while the notebook can't be opened.
  public func inbox() -> InboxModel { InboxModel(folder: folder) }
}

/// The key, or the plain word that it is gone.
private func found(_ key: Data?) throws(Problem) -> Data {
  guard let key else { throw .keyMissing }
  return key
}

/// Runs synchronous work off the main actor.
func away<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
  try await withCheckedThrowingContinuation { done in
    DispatchQueue.global(qos: .userInitiated).async { done.resume(with: Result(catching: work)) }
  }
}
