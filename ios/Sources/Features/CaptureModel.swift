import Foundation
import Observation
import SoundingsCore

/// *Capture*: type, press a kind, and the note exists and the field is empty.
@Observable @MainActor
public final class CaptureModel {
  /// Nothing before the first load.
  public private(set) var record: Capture?
  public private(set) var failure: Trouble?

  /// The unsent text. Whoever sets it has typed.
  public var text: String {
    get { field }
    set {
      guard newValue != field else { return }
      field = newValue
      drafts.typed()
    }
  }
  /// Who said or did it: a chip, or a description.
  public var by: Speaker = .nobody
  /// Starred, from the next note's key on.
  public var starred = false
  /// Pictures that go with the next note, as files.
  public private(set) var pictures: [URL] = []
  /// The key that waits for an answer to "Still there?"
  public var waiting: ObservationKind?
  /// Counts the notes kept here; the phone gives a short tap for each.
  public private(set) var kept = 0
  /// The note deleted last, until something else happens; *Undo* is in sight that long.
  public private(set) var deleted: Id?
  /// The visit was ended from here; how many things were shared with it.
  public private(set) var ended: Ended?

  /// The visit this screen was opened on; nothing: a note filed later.
  public let visit: Id?
  public let desk: Desk

  private var field = ""
  private var loaded = false
  private var answered = false
  @ObservationIgnored private var drafts: DraftKeeper!

  public init(visit: Id?, desk: Desk, clock: any Clock<Duration> = ContinuousClock()) {
    self.visit = visit
    self.desk = desk
    drafts = DraftKeeper(clock: clock) { [weak self] in _ = await self?.saveDraft() }
  }

  /// Loads the record and the draft, then the record again after every change, until the task is cancelled.
  public func follow() async {
    let changes = desk.changes()
    await load()
    for await _ in changes { await load() }
  }

  /// Loads the record. The draft comes into the field once, before whatever was typed by then, and never again: what
  /// comes in while someone types must not touch it.
  public func load() async {
    let visit = visit
    await attempt {
      let record = try await $0.ask { try $0.captureScreen(visit: visit) }
      self.record = record
      if !self.loaded { self.field = record.draft + self.field }
      self.loaded = true
    }
  }

  /// One of the four keys. The field is empty at once and the note durable when this returns, its draft gone with it;
  /// if it can't be kept, the words are back in the field, before whatever was typed since.
  public func press(_ kind: ObservationKind) async {
    if record?.askFirst == true, !answered {
      waiting = kind
      return
    }
    let words = field
    let note = NewObservation(
      visit: place, kind: kind, text: words, by: by.person, starred: starred, attachments: pictures.map(\.path))
    let was = (starred: starred, pictures: pictures)
    drafts.forget()
    (field, starred, pictures, deleted) = ("", false, [], nil)
    let sent = await attempt { _ = try await $0.ask { try $0.capture(note: note) } }
    guard sent else {
      field = words + field
      drafts.typed()
      (starred, pictures) = was
      return
    }
    was.pictures.forEach { Self.forget($0) }
    kept += 1
    await load()
  }

  /// "Still there?" was answered with yes: the key that waited is pressed.
  public func stillThere() async {
    answered = true
    guard let kind = waiting else { return }
    waiting = nil
    await press(kind)
  }

  /// Ends the visit. Unsent words become a note without a key; if they can't be handed over, nothing ends.
  public func end(share: Bool) async {
    drafts.forget()
    if !loaded { await load() }
    guard await saveDraft() else { return }
    let visit = visit
    let done = await attempt { self.ended = try await $0.ask { try $0.endVisit(visit: visit, share: share) } }
    if done { field = "" }
  }

  /// A picture was taken for the next note.
  public func attach(_ picture: URL) { pictures.append(picture) }

  /// The pictures are not wanted after all.
  public func detachAll() {
    pictures.forEach { Self.forget($0) }
    pictures = []
  }

  /// Promises something to the people chosen.
  /// - Returns: whether it was kept.
  public func promise(_ text: String, to people: [Id], until day: Date, calendar: Calendar = .current) async -> Bool {
    let promise = NewPromise(text: text, to: people.map { .known($0) }, until: calendar.isoDay(day), visit: visit)
    return await attempt { _ = try await $0.ask { try $0.promise(promise: promise) } }
  }

  /// Says that a note holds their very words, or that it doesn't.
  public func setExact(_ note: NoteRow, _ exact: Bool) async {
    await change(note, NoteChange(exact: exact))
  }

  /// Stars a note, or takes the star away.
  public func setStarred(_ note: NoteRow, _ starred: Bool) async {
    await change(note, NoteChange(starred: starred))
  }

  public func delete(_ note: Id) async {
    let done = await attempt { try await $0.ask { try $0.delete(id: note) } }
    if done { deleted = note }
    await load()
  }

  public func undoDelete() async {
    guard let note = deleted else { return }
    let done = await attempt { try await $0.ask { try $0.undoDelete(id: note) } }
    if done { deleted = nil }
    await load()
  }

  /// Saves the unsent text now: the app goes to the back.
  public func putDown() async { await drafts.saveNow() }

  /// The notebook holds its own copy, or none is wanted: the plain file goes.
  private nonisolated static func forget(_ picture: URL) { try? FileManager.default.removeItem(at: picture) }

  private var place: FiledUnder {
    guard let visit else { return .nowhere }
    return .visit(visit)
  }

  private func change(_ note: NoteRow, _ change: NoteChange) async {
    await attempt { try await $0.ask { try $0.changeNote(note: note.id, change: change, seen: note.seen) } }
    await load()
  }

  /// - Returns: whether the notebook holds the unsent words.
  @discardableResult
  private func saveDraft() async -> Bool {
    // Before the draft is loaded there is one in the notebook that must not be written over.
    guard loaded else { return false }
    let (visit, words) = (visit, field)
    return await attempt { try await $0.ask { try $0.saveDraft(visit: visit, text: words) } }
  }

  /// Does something and remembers why it failed, if it did.
  @discardableResult
  private func attempt(_ work: (Desk) async throws -> Void) async -> Bool {
    do {
      try await work(desk)
      failure = nil
      return true
    } catch {
      failure = Trouble(error)
      return false
    }
  }
}

/// Whose words or doing the next note is.
public enum Speaker: Hashable, Sendable {
  case nobody
  case known(Id)
  case someone(String)

  var person: Person? {
    switch self {
    case .nobody: nil
    case .known(let id): .known(id)
    case .someone(let description): .someone(description)
    }
  }
}

extension Calendar {
  /// `YYYY-MM-DD` in this calendar's zone.
  func isoDay(_ date: Date) -> String {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = timeZone
    let parts = gregorian.dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}
