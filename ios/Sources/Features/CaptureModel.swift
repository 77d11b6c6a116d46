import Foundation
import Observation
import SoundingsCore

/// *Capture*: type, press a kind, and the note exists and the field is empty.
@Observable
public final class CaptureModel: ScreenModel<Capture> {
  /// The unsent text. Whoever sets it has typed.
  public var text: String {
    get { field }
    set {
      guard newValue != field else { return }
      field = newValue
      drafts.typed()
    }
  }
  /// Who said or did it, for the next note.
  public private(set) var by: Id?
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
  /// Whether to file under no visit, after being asked.
  public private(set) var withoutVisit = false

  private var field = ""
  private var loaded = false
  private var answered = false
  @ObservationIgnored private var drafts: DraftKeeper!

  public init(visit: Id?, desk: Desk, clock: any Clock<Duration> = ContinuousClock()) {
    self.visit = visit
    super.init(desk: desk)
    drafts = DraftKeeper(clock: clock) { [weak self] in _ = await self?.saveDraft() }
  }

  /// The draft comes into the field once; what comes in while someone types must not touch it. The core says what the
  /// field shows, of the draft and of what is held here; it is asked again if something was typed meanwhile.
  override func read(_ change: Change) async throws -> Capture? {
    let visit = visit
    while !loaded {
      let held = HeldText(visit: visit, text: field)
      let read = try await desk.ask { try $0.captureScreen(visit: visit, held: held) }
      if held.text == field {
        field = read.draft
        loaded = true
        return read
      }
    }
    return try await desk.ask { try $0.captureScreen(visit: visit, held: nil) }
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
      visit: place, kind: kind, text: words, by: by.map { .known($0) }, starred: starred,
      attachments: pictures.map(\.path))
    let was = (by: by, starred: starred, pictures: pictures)
    drafts.forget()
    (field, by, starred, pictures, deleted) = ("", nil, false, [], nil)
    let sent = await attempt { _ = try await $0.ask { try $0.capture(note: note) } }
    guard sent else {
      field = words + field
      drafts.typed()
      (by, starred, pictures) = was
      return
    }
    was.pictures.forEach { Self.forget($0) }
    kept += 1
    // The notebook forgets the draft of where the note is filed; the visit's own is emptied like the field.
    if withoutVisit { drafts.typed() }
    await load()
  }

  /// Answers "Still there?": here, or under no visit. The key that waited is pressed.
  public func stillThere(_ here: Bool) async {
    answered = true
    withoutVisit = !here
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

  /// Chooses who said or did it; the same again lets go.
  public func choose(_ person: Id?) { by = person == by ? nil : person }

  /// Somebody new: known from now on, and chosen.
  public func someone(_ description: String) async {
    let person = NewPerson(
      customer: record?.visit?.customerId, description: description.trimmingCharacters(in: .whitespacesAndNewlines),
      visit: record?.visit?.id)
    await attempt { desk in self.choose(try await desk.ask { try $0.addPerson(person: person) }) }
    await load()
  }

  /// A picture was taken for the next note.
  public func attach(_ picture: URL) { pictures.append(picture) }

  /// The pictures are not wanted after all.
  public func detachAll() {
    pictures.forEach { Self.forget($0) }
    pictures = []
  }

  /// Makes a promise to the people chosen, until a day `YYYY-MM-DD`.
  /// - Returns: whether it was kept.
  public func promise(_ text: String, to people: [Id], until: String) async -> Bool {
    let promise = NewPromise(text: text, to: people.map { .known($0) }, until: until, visit: visit)
    let kept = await attempt { _ = try await $0.ask { try $0.promise(promise: promise) } }
    // What stood in the field is the promise now.
    if kept, self.text == text { (self.text, by) = ("", nil) }
    return kept
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
    guard let visit, !withoutVisit else { return .nowhere }
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
}
