import Foundation
import Observation
import SoundingsCore

/// What is to open a backup.
public enum Opens: Hashable, CaseIterable, Sendable {
  case passphrase
  case code
}

/// *Backup*. What is typed outlives no process: nothing secret is saved.
@Observable @MainActor
public final class BackupModel: ScreenModel<Settings> {
  public var opens = Opens.passphrase
  public var passphrase = ""
  public var again = ""
  /// The code is on paper.
  public var kept = false
  /// A new code, made once: nothing keeps it.
  public private(set) var code: String?
  /// What was backed up, and where it lies to be put where somebody says.
  public private(set) var made: (backedUp: BackedUp, file: URL)?
  public private(set) var going = false

  private let files: HandedFiles
  @ObservationIgnored private var cancel: Cancel?

  public init(desk: Desk, files: HandedFiles = HandedFiles()) {
    self.files = files
    super.init(desk: desk)
  }

  /// Enough was said; whether the passphrase is long enough says the core.
  public var ready: Bool {
    switch opens {
    case .passphrase: !passphrase.isEmpty && passphrase == again
    case .code: code != nil && kept
    }
  }

  override func read(_ change: Change) async throws -> Settings? { try await desk.ask { try $0.settings() } }

  public func needsCode() { if code == nil { code = recoveryCode() } }

  public func backUp() async {
    guard !going else { return }
    let cancel = Cancel()
    (self.cancel, going, made) = (cancel, true, nil)
    let lock: BackupLock =
      switch opens {
      case .passphrase: .passphrase(passphrase: passphrase)
      case .code: .code(code: code ?? "")
      }
    await attempt { [files] desk in
      let file = try files.place(HandedFile.backup.name)
      let backedUp = try await desk.ask { try $0.backUp(file: file.path, lock: lock, cancel: cancel) }
      self.made = (backedUp, file)
    }
    (self.cancel, going) = (nil, false)
    await load()
  }

  /// Stops what is under way.
  public func stop() { cancel?.cancel() }
}

/// A notebook made of a backup, where there is none yet.
@Observable @MainActor
public final class RestoreModel {
  /// What was chosen, before it is restored.
  public private(set) var chosen: (file: URL, bytes: UInt64, opensWith: OpensWith)?
  public var typed = ""
  public private(set) var going = false
  public private(set) var problem: Problem?

  private let door: Door
  private let files: HandedFiles
  @ObservationIgnored private var cancel: Cancel?

  public init(door: Door, files: HandedFiles = HandedFiles()) {
    self.door = door
    self.files = files
  }

  /// Looks at what somebody chose. Nothing is written yet.
  public func choose(_ url: URL) async {
    chosen = nil
    do {
      chosen = try await away { [files] in
        let file = try files.takenIn(url, as: "restore.\(HandedFile.backup.rawValue)")
        let bytes = (try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber)?.uint64Value ?? 0
        return (file, bytes, try backupOpensWith(file: file.path))
      }
      problem = nil
    } catch {
      problem = Problem(error)
    }
  }

  public func restore() async {
    guard let chosen, !going else { return }
    let cancel = Cancel()
    (self.cancel, going, problem) = (cancel, true, nil)
    do {
      try await door.restore(chosen.file, typed: typed, cancel: cancel)
      try? FileManager.default.removeItem(at: chosen.file)
    } catch {
      problem = Problem(error)
    }
    (self.cancel, going) = (nil, false)
  }

  public func stop() { cancel?.cancel() }
}

/// Everything of one's own as files that other programs read.
@Observable @MainActor
public final class ExportModel: ScreenModel<Settings> {
  /// What was exported, and the folder to be put where somebody says.
  public private(set) var made: (exported: Exported, folder: URL)?
  public private(set) var going = false

  private let files: HandedFiles

  public init(desk: Desk, files: HandedFiles = HandedFiles()) {
    self.files = files
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Settings? { try await desk.ask { try $0.settings() } }

  public func export(language: String = Locale.current.identifier(.bcp47)) async {
    guard !going else { return }
    (going, made) = (true, nil)
    await attempt { [files] desk in
      let folder = try files.place("Soundings")
      let exported = try await desk.ask { try $0.exportAll(folder: folder.path, language: language) }
      self.made = (exported, folder)
    }
    going = false
  }
}
