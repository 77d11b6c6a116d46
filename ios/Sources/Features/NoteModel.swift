import Foundation
import Observation
import SoundingsCore

/// *Note*: one note's page.
@Observable
public final class NoteModel: ScreenModel<NotePage> {
  /// Words that are written and not kept yet; nothing where nobody wrote any.
  public var words: String? {
    get { typed["words"] }
    set { typed["words"] = newValue }
  }
  public var place: String {
    get { typed[text: "place"] }
    set { typed[text: "place"] = newValue }
  }
  public private(set) var thumbnails: [Id: Data] = [:]
  /// The words it had before those it has now, once somebody wants to see what would go.
  public private(set) var older: [String] = []
  /// Counts the notes kept beside this page of paper, and the key that kept the last of them.
  public private(set) var kept = 0
  public private(set) var lastKept: ObservationKind?
  /// It is gone: its page closes.
  public private(set) var deleted = false
  public let listening: Listening

  private let id: Id

  public init(note: Id, desk: Desk, loudspeaker: (any Loudspeaker)? = nil) {
    id = note
    listening = Listening(desk: desk, loudspeaker: loudspeaker)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> NotePage? {
    if deleted { return nil }
    let id = id
    let page = try await desk.ask { try $0.notePage(id: id) }
    for attached in page.note.attachments where attached.thumbnailHere && thumbnails[attached.id] == nil {
      thumbnails[attached.id] = try await desk.ask { try $0.thumbnail(id: attached.id) }
    }
    return page
  }

  /// The first words stay; these stand from now on.
  public func correct() async {
    guard let words else { return }
    let (id, seen) = (id, record?.note.seen)
    if await attempt({ try await $0.ask { try $0.correctNote(note: id, text: words, seen: seen) } }) {
      self.words = nil
    }
    await load()
  }

  /// What is typed beside this page of paper becomes a note of its own, filed and timed as the page is. The field is empty
  /// at once; where the note can't be kept, its words are back before whatever was typed since.
  public func beside(_ kind: ObservationKind) async {
    let words = typed[text: "beside"]
    guard words.words != nil else { return }
    typed["beside"] = nil
    let note = NewObservation(visit: .nowhere, kind: kind, text: words, besidePage: id)
    guard await attempt({ _ = try await $0.ask { try $0.capture(note: note) } }) else {
      typed["beside"] = words + typed[text: "beside"]
      return
    }
    lastKept = kind
    kept += 1
  }

  public func exact(_ on: Bool) async { await change(NoteChange(exact: on)) }
  public func key(_ kind: ObservationKind) async { await change(NoteChange(kind: kind)) }
  public func by(_ person: Id) async { await change(NoteChange(by: .known(person))) }
  public func about(_ person: Id) async { await change(NoteChange(about: .known(person))) }
  public func tag(_ text: String) async -> Bool { await change(NoteChange(tags: [text.trimmed])) }
  public func untag(_ tag: String) async { await change(NoteChange(notTags: [tag])) }
  public func star(_ on: Bool) async { await change(NoteChange(starred: on)) }
  public func staysMine(_ on: Bool) async { await change(NoteChange(onlyMe: on)) }

  public func keepPlace() async {
    if await change(NoteChange(place: place.trimmed)) { place = "" }
  }

  /// Another time, in the zone where it was noted.
  public func happened(_ date: Date) async {
    guard let was = record?.note.happened else { return }
    let ms = Int64(date.timeIntervalSince1970 * 1000)
    await change(NoteChange(happened: Moment(utcMs: ms, offsetMinutes: was.offsetMinutes, zone: was.zone)))
  }

  /// Somebody new: known from now on.
  public func someone(_ description: String) async -> Id? {
    let person = NewPerson(description: description.trimmed, visit: record?.note.visit)
    var made: Id?
    await attempt { desk in made = try await desk.ask { try $0.addPerson(person: person) } }
    return made
  }

  public func mark(_ mark: Mark, _ on: Bool) async {
    let (id, seen) = (id, record?.note.seen)
    await attempt { try await $0.ask { try $0.mark(id: id, mark: mark, marked: on, seen: seen) } }
    await load()
  }

  public func showOlderWords() async {
    let id = id
    await attempt { desk in self.older = try await desk.ask { try $0.olderWords(note: id) } }
  }

  /// The words it has now stay; those before go, and can be kept for a day.
  /// - Returns: whether they go.
  public func eraseOlderWords() async -> Bool {
    let id = id
    return await act { _ = try $0.eraseOlderWords(note: id) }
  }

  public func keepOlderWords() async {
    let id = id
    _ = await act { try $0.keepOlderWords(note: id) }
  }

  public func delete() async {
    let id = id
    deleted = await attempt { try await $0.ask { try $0.delete(id: id) } }
  }

  /// Fetches what is attached with the next contact, on any network and however large it is.
  public func fetch(_ attached: Id) async { _ = await act { try $0.fetchAttachment(id: attached) } }

  /// A copy to hand to another app: covers burnt in, of a sound or a file as it is; nothing where it is not here.
  public func copy(_ attached: AttachmentRow) async -> URL? {
    let end = attached.mediaType.split(separator: "/").last.map(String.init) ?? "bin"
    let file = URL.temporaryDirectory.appending(path: "copy-\(attached.id).\(end)")
    var here = false
    await attempt { desk in
      here = try await desk.ask { try $0.saveAttachment(id: attached.id, file: file.path, original: false) }
    }
    return here ? file : nil
  }

  @discardableResult
  private func change(_ change: NoteChange) async -> Bool {
    let (id, seen) = (id, record?.note.seen)
    let done = await attempt { try await $0.ask { try $0.changeNote(note: id, change: change, seen: seen) } }
    await load()
    return done
  }
}
