import Foundation
import Observation
import SoundingsCore

/// *Settings*: the record as it stands, and what a person chooses.
@Observable @MainActor
public final class SettingsModel: ScreenModel<Settings> {
  /// What went when room was made.
  public private(set) var freed: Freed?

  /// The phone's own zone.
  public var zone: String { TimeZone.current.identifier }

  /// What is older than this and safe elsewhere goes when room is made.
  private nonisolated static let keptDays: UInt32 = 30

  override func read(_ change: Change) async throws -> Settings? { try await desk.ask { try $0.settings() } }

  public func setWifiOnly(_ on: Bool) async {
    guard let files = record?.files else { return }
    await set { try $0.setFileSettings(settings: FileSettings(wifiOnly: on, largest: files.largest)) }
  }

  public func setLargest(_ bytes: UInt64) async {
    guard let files = record?.files else { return }
    await set { try $0.setFileSettings(settings: FileSettings(wifiOnly: files.wifiOnly, largest: bytes)) }
  }

  public func setNudges(_ on: Bool) async { await set { try $0.setNudges(on: on) } }

  public func setNames(_ on: Bool) async { await set { try $0.setNamesInReminders(on: on) } }

  public func setRetention(_ years: UInt32?) async { await set { try $0.setRetention(years: years) } }

  public func setStoryZone() async {
    let zone = zone
    await set { try $0.setStoryZone(zone: zone) }
  }

  public func free() async {
    await attempt { desk in self.freed = try await desk.ask { try $0.freeFiles(days: Self.keptDays) } }
  }

  /// What is chosen for this device changes no thing, so that nobody is told of it.
  private func set(_ choose: @Sendable (any NotebookProtocol) throws -> Void) async {
    await attempt { desk in
      try await desk.ask(choose)
      desk.lookAgain()
    }
    await load()
  }
}

/// The team's own words.
@Observable @MainActor
public final class OwnWordsModel: ScreenModel<[String]> {
  /// The word as it is being typed.
  public var word: String {
    get { typed[text: "word"] }
    set { typed[text: "word"] = newValue }
  }

  override func read(_ change: Change) async throws -> [String]? { try await desk.ask { try $0.ownWords() } }

  public func add() async {
    let added = word
    guard !added.trimmingCharacters(in: .whitespaces).isEmpty else { return }
    if await attempt({ desk in try await desk.ask { try $0.addOwnWord(word: added) } }) { word = "" }
    await load()
  }

  public func remove(_ word: String) async {
    await attempt { desk in try await desk.ask { try $0.removeOwnWord(word: word) } }
    await load()
  }
}
