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
      // The keyboard may correct what is gone already. The field is told once more that it is empty.
      let typed = isRefill(newValue) ? "" : newValue
      guard typed != field || typed.isEmpty else { return }
      field = typed
      drafts.typed()
    }
  }
  /// Who said or did it, for the next note.
  public private(set) var by: Id?
  /// Starred, from the next note's key on.
  public var starred = false
  /// The next note holds somebody's very words, if its key can keep such.
  public var exact = false
  /// The page is blank because the customer looks; notes still go in.
  public var hidden = false
  /// Pictures that go with the next note, as files.
  public private(set) var pictures: [URL] = []
  /// Other files that do, under their own names.
  public private(set) var files: [URL] = []
  /// "Still there?" is asked. It may be put away before its answer is heard.
  public var asking = false
  /// The key that waits for the answer.
  private var waiting: ObservationKind?
  /// Counts the notes kept here; the phone gives a short tap for each.
  public private(set) var kept = 0
  /// The key that kept the last of them.
  public private(set) var lastKept: ObservationKind?
  /// The note deleted last, until something else happens; *Undo* is in sight that long.
  public private(set) var deleted: Id?
  /// The promise made last, until something else happens; it can be taken back that long.
  public private(set) var promised: (id: Id, until: String)?

  /// The visit this screen was opened on; nothing: a note filed later.
  public let visit: Id?
  /// Whether to file under no visit, after being asked.
  public private(set) var withoutVisit = false

  private var field = ""
  private var loaded = false
  private var answered = false
  private var picturesAnyway = false
  private var asked = false
  /// The visit is to be ended, and what is attached is in no note yet.
  public var picturesWait: Bool { asked && !attached.isEmpty }
  private var attached: [URL] { pictures + files }
  /// How long ago a key was done, from the first on.
  @ObservationIgnored private var sincePress: (() -> Duration)?
  @ObservationIgnored private var cleared = ""
  @ObservationIgnored private var drafts: DraftKeeper!
  private let clock: any Clock<Duration>
  private let pending: PendingPictures
  /// What is being spoken while a key is held; nothing where there is no microphone.
  public let spoken: Spoken<ObservationKind>?
  /// Spoken notes that were cut off and are kept as far as they were heard.
  public private(set) var cameBack = 0

  public init(
    visit: Id?, desk: Desk, clock: any Clock<Duration> = ContinuousClock(),
    pictures: PendingPictures = PendingPictures(), spoken: Spoken<ObservationKind>? = nil
  ) {
    self.visit = visit
    self.clock = clock
    pending = pictures
    self.spoken = spoken
    super.init(desk: desk)
    spoken?.keep = { [weak self] kind, said in await self?.keepSpoken(kind, said) }
    (self.pictures, files) = pictures.left
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
        try await keepCutOff()
        return cameBack == 0 ? read : try await desk.ask { try $0.captureScreen(visit: visit, held: nil) }
      }
    }
    return try await desk.ask { try $0.captureScreen(visit: visit, held: nil) }
  }

  /// One of the four keys. The field is empty at once and the note durable when this returns, its draft gone with it;
  /// if it can't be kept, the words are back in the field, before whatever was typed since.
  /// A second press within half a second, that finds nothing to keep, was the same press.
  public func press(_ kind: ObservationKind) async {
    let again = isJustPressed
    sincePress = clock.measuring()
    // However long the keeping took.
    defer { sincePress = clock.measuring() }
    let nothing = field.allSatisfy(\.isWhitespace) && attached.isEmpty
    if again, nothing { return }
    if record?.askFirst == true, !answered {
      (waiting, asking) = (kind, true)
      return
    }
    let words = field
    let exactly = exact && record?.exactKeys.contains(kind) == true
    let note = NewObservation(
      visit: place, kind: kind, text: words, exact: exactly, by: by.map { .known($0) }, starred: starred,
      attachments: attached.map(\.path), picturesAnyway: picturesAnyway)
    let was = (by: by, starred: starred, exact: exact, pictures: pictures, files: files)
    drafts.forget()
    (field, by, starred, exact, pictures, files, deleted, promised) = ("", nil, false, false, [], [], nil, nil)
    cleared = words
    let sent = await attempt { _ = try await $0.ask { try $0.capture(note: note) } }
    guard sent else {
      field = words + field
      drafts.typed()
      (by, starred, exact) = (was.by, was.starred, was.exact)
      // What was attached meanwhile comes behind.
      (pictures, files) = (was.pictures + pictures, was.files + files)
      return
    }
    Self.forget(was.pictures, was.files)
    picturesAnyway = false
    lastKept = kind
    kept += 1
    // The notebook forgets the draft of where the note is filed; the visit's own is emptied like the field.
    if withoutVisit { drafts.typed() }
    await load()
  }

  /// What was spoken is a note; what stands in the field stays there.
  private func keepSpoken(_ kind: ObservationKind, _ said: URL) async {
    let note = spokenNote(kind, said)
    guard await attempt({ _ = try await $0.ask { try $0.capture(note: note) } }) else { return }
    (by, starred) = (nil, false)
    Self.forget(said)
    lastKept = kind
    kept += 1
    await load()
  }

  /// What was cut off when the process died is a note now, as far as it was heard.
  private func keepCutOff() async throws {
    for (kind, said) in spoken?.cutOff() ?? [] {
      let note = spokenNote(kind, said)
      _ = try await desk.ask { try $0.capture(note: note) }
      Self.forget(said)
      cameBack += 1
    }
  }

  private func spokenNote(_ kind: ObservationKind, _ said: URL) -> NewObservation {
    NewObservation(
      visit: place, kind: kind, text: "", by: by.map { .known($0) }, starred: starred, attachments: [said.path])
  }

  /// Answers "Still there?": here, or under no visit. The key that waited is pressed.
  public func stillThere(_ here: Bool) async {
    answered = true
    withoutVisit = !here
    guard let kind = waiting else { return }
    (waiting, asking) = (nil, false)
    await press(kind)
  }

  /// What stands in the field is handed over before the visit is ended: ending makes a note without a key of it. Pictures
  /// are no draft, nor are files: they go with a key first, or with none.
  /// - Returns: whether the visit can be ended.
  public func handOver() async -> Bool {
    drafts.forget()
    if !loaded { await load() }
    let held = await saveDraft()
    asked = !attached.isEmpty
    return held && !asked
  }

  /// Chooses who said or did it; the same again lets go.
  public func choose(_ person: Id?) { by = person == by ? nil : person }

  /// Somebody new: known from now on, and chosen.
  public func someone(_ description: String) async {
    if let person = await someoneNew(description) { choose(person) }
  }

  /// Somebody new: known from now on.
  public func someoneNew(_ description: String) async -> Id? {
    let person = NewPerson(description: description.trimmed, visit: record?.visit?.id)
    var added: Id?
    await attempt { desk in added = try await desk.ask { try $0.addPerson(person: person) } }
    await load()
    return added
  }

  /// A picture was taken for the next note.
  public func attach(_ picture: URL) { pictures.append(picture) }

  /// A picture was taken or chosen for the next note; it is encoded and written off the main actor.
  public func take(_ encoded: @escaping Encoded) async {
    await attempt { _ in attach(try await pending.take(encoded)) }
  }

  /// A file of whatever kind was chosen for the next note; it is copied, as it may be read only while the choice is fresh.
  public func attach(file chosen: URL) async {
    await attempt { _ in files.append(try await pending.copy(chosen)) }
  }

  /// What is attached is not wanted after all.
  public func detachAll() {
    Self.forget(pictures, files)
    (pictures, files, picturesAnyway) = ([], [], false)
  }

  /// Somebody has a reason for pictures where none are wanted.
  public func anyway() { picturesAnyway = true }

  /// Writes down what the site says about pictures.
  public func photoRule(_ rule: PhotoRule) async {
    guard let site = record?.site else { return }
    await attempt { try await $0.ask { try $0.setPhotoRule(site: site.id, rule: rule, seen: site.seen) } }
    await load()
  }

  /// Makes what stands in the field a promise to these people, until a day `YYYY-MM-DD`; it can be taken back at once.
  /// - Returns: whether it was kept.
  public func promise(to people: [Id], until: String) async -> Bool {
    let (words, visit) = (text, visit)
    let promise = NewPromise(text: words, to: people.map { .known($0) }, until: until, visit: visit)
    var made: Id?
    let kept = await attempt { desk in made = try await desk.ask { try $0.promise(promise: promise) } }
    guard kept, let made else { return false }
    if field == words { (text, by) = ("", nil) }
    promised = (made, until)
    deleted = nil
    await load()
    return true
  }

  /// Takes back the promise made last.
  public func takeBackPromise() async {
    guard let made = promised?.id else { return }
    if await attempt({ try await $0.ask { try $0.delete(id: made) } }) { promised = nil }
    await load()
  }

  /// Says that a note holds their very words, or that it doesn't.
  public func setExact(_ note: NoteRow, _ exact: Bool) async {
    await change(note, NoteChange(exact: exact))
  }

  /// Another key: it was pressed in a hurry.
  public func setKind(_ note: NoteRow, _ kind: ObservationKind) async { await change(note, NoteChange(kind: kind)) }

  /// Stars a note, or takes the star away.
  public func setStarred(_ note: NoteRow, _ starred: Bool) async {
    await change(note, NoteChange(starred: starred))
  }

  public func delete(_ note: Id) async {
    let done = await attempt { try await $0.ask { try $0.delete(id: note) } }
    if done { (deleted, promised) = (note, nil) }
    await load()
  }

  public func undoDelete() async {
    guard let note = deleted else { return }
    let done = await attempt { try await $0.ask { try $0.undoDelete(id: note) } }
    if done { deleted = nil }
    await load()
  }

  /// Saves the unsent text now: the app goes to the back.
  public func putDown() async {
    await spoken?.finish()
    await drafts.saveNow()
  }

  /// The notebook holds its own copy, or none is wanted: the plain file goes.
  private nonisolated static func forget(_ picture: URL) { try? FileManager.default.removeItem(at: picture) }

  /// A file lies in a folder that was made for it.
  private nonisolated static func forget(_ pictures: [URL], _ files: [URL]) {
    (pictures + files.map { $0.deletingLastPathComponent() }).forEach { forget($0) }
  }

  private var isJustPressed: Bool { sincePress.map { $0() < .milliseconds(500) } ?? false }

  /// What comes into an empty field at once, right after a key, and begins as what was kept.
  private func isRefill(_ new: String) -> Bool {
    guard field.isEmpty, isJustPressed, new.count > 1, !cleared.isEmpty else { return false }
    return new.commonPrefix(with: cleared).count * 2 >= min(new.count, cleared.count)
  }

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

extension Clock<Duration> {
  /// Tells how much time has gone by since now.
  fileprivate func measuring() -> () -> Duration {
    let start = now
    return { start.duration(to: now) }
  }
}
