import Foundation
import SoundingsCore
import Testing

@testable import Features

/// A notebook that holds far more than a part of any list: a hundred thousand notes of one visit, and thousands of
/// everything else that is listed. It is made once, of an export whose lines stand there many times over, and kept with
/// what is built.
struct ManyThings: Sendable {
  static let notes = 100_000
  /// Of every other kind.
  static let others = 2_500
  /// Of the notes so many hold the word *tape*.
  static let found = 5_000

  let notebook: Notebook
  let desk: Desk
  let visit: Id
  let customer: Id
  let map: Id

  /// What is in it, as its folder is named: another number where that changes.
  private static let made = 3

  init() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../target/notebooks").standardized
    let place = folder.appending(path: "many-things-\(Self.made)")
    if !FileManager.default.fileExists(atPath: place.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let beside = folder.appending(path: UUID().uuidString)
      // What was half made is nothing.
      defer { try? FileManager.default.removeItem(at: beside) }
      try Self.make(beside)
      try FileManager.default.moveItem(at: beside, to: place)
    }
    notebook = try Self.open(place)
    desk = Desk(notebook)
    let whole = try notebook.visits(after: nil).items.first { $0.notes > 1 }
    visit = try #require(whole?.id)
    customer = try #require(whole?.customerId)
    let maps = try notebook.searchFor(search: Search(words: "rarely", thing: .map), after: nil).items
    map = try #require(maps.first?.id)
  }

  private static let key = Data(repeating: 0x5e, count: 32)

  private static func keyring(_ place: URL) -> FileDeviceKeys { FileDeviceKeys(file: place.appending(path: "device")) }

  private static func open(_ place: URL) throws -> Notebook {
    try Notebook.open(dir: place.appending(path: "notebook").path, key: key, keyring: keyring(place))
  }

  private static func make(_ place: URL) throws {
    let bench = try Bench()
    try oneOfEach(bench.notebook)
    let export = bench.folder.url.appending(path: "export")
    _ = try bench.notebook.exportAll(folder: export.path, language: "en")
    try Export(export).multiply()
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let book = try Notebook.create(
      dir: place.appending(path: "notebook").path, key: key, keyring: keyring(place), engineerName: "Ada Okafor")
    _ = try book.restore(folder: export.path, shown: try book.restorable(folder: export.path).shown)
    book.shut()
  }

  /// One of every kind that a list shows.
  private static func oneOfEach(_ book: Notebook) throws {
    let customer = try book.addCustomer(name: "Brightline Metals")
    let rosa = try book.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros"))
    let visit = try book.startVisit(visit: StartVisit(customer: customer))
    let said = NewObservation(visit: .visit(visit), kind: .said, text: "my initials", exact: true, by: .known(rosa))
    let note = try book.capture(note: said).id
    try book.mark(id: note, mark: .question, marked: true, seen: nil)
    _ = try book.promise(promise: NewPromise(text: "a card", to: [.known(rosa)], until: "2031-12-05", visit: visit))
    _ = try book.endVisit(visit: visit, share: false)
    let other = try book.startVisit(visit: StartVisit(customer: customer))
    let seen = try book.capture(note: NewObservation(visit: .visit(other), kind: .did, text: "lowered the speed")).id
    let map = try book.newMap(map: NewMap(who: rosa, situation: "rarely on a Friday"))
    _ = try book.addEntry(entry: NewEntry(map: map, part: .pain, text: "her initials"))
    _ = try book.addInsight(insight: NewInsight(text: "It insures a name.", notes: [note, seen]))
    try book.setConsent(person: rosa, choice: .wall)
    _ = try book.newPoster(new: NewPoster(person: rosa, words: [note], picture: nil, matters: []))
    _ = try book.startWorkshop(workshop: NewWorkshop(who: rosa, situation: "on a Friday", takingPart: [.guest("Jo")]))
    _ = try book.tellStory(story: StoryChange(text: "They weld it twice."))
    let gone = try book.capture(note: NewObservation(visit: .visit(other), kind: .did, text: "shrugged")).id
    _ = try book.endVisit(visit: other, share: false)
    try book.delete(id: gone)
  }
}

/// An export on disk, whose lines are to be more.
private struct Export {
  private let folder: URL

  init(_ folder: URL) { self.folder = folder }

  func multiply() throws {
    let gone = try lines("deletion")
    let deleted = String(try #require(gone.first?.text.firstMatch(of: /"entity":"([^"]+)"/)).1)
    let notes = try lines("note")
    let seen = try #require(notes.first { $0.text.contains("lowered the speed") })
    let asked = try #require(notes.first { $0.text.contains("my initials") })
    let dropped = try #require(notes.first { $0.id == deleted })
    try write(
      "note",
      (1..<ManyThings.notes).lazy.map { number in
        let words = number <= ManyThings.found ? "tape" : "card \(number)"
        return seen.copy(number, of: 1).replacing("lowered the speed", with: words)
      })
    try write("note", others.map { asked.copy($0, of: 2) })
    try write("note", others.map { dropped.copy($0, of: 3) })
    // It is listed however long ago this was made.
    try write(
      "deletion",
      others.map { number in
        gone[0].copy(number, of: 4).replacing(deleted, with: copied(number, of: 3))
          .replacing(/"utc_ms":\d+/, with: "\"utc_ms\":4102444800000")
      })
    for (kind, name) in [
      "customer", "person", "visit", "promise", "map", "map-entry", "insight", "poster", "story", "workshop",
    ].enumerated() {
      let first = try #require(try lines(name).first)
      try write(name, others.map { first.copy($0, of: 5 + kind).replacing("rarely ", with: "") })
    }
    try writeContents()
  }

  private var others: LazySequence<ClosedRange<Int>> { (1...ManyThings.others).lazy }

  private func lines(_ kind: String) throws -> [Line] {
    try String(contentsOf: file(kind), encoding: .utf8).split(separator: "\n").map { try Line(String($0)) }
  }

  private func file(_ kind: String) -> URL { folder.appending(path: "\(kind).jsonl") }

  private func write(_ kind: String, _ more: some Sequence<String>) throws {
    let handle = try FileHandle(forWritingTo: file(kind))
    try handle.seekToEnd()
    for line in more { try handle.write(contentsOf: Data((line + "\n").utf8)) }
    try handle.close()
  }

  /// How many lines each file has now, and what it hashes to.
  private func writeContents() throws {
    let place = folder.appending(path: "contents.json")
    var contents = try String(contentsOf: place, encoding: .utf8)
    let entry = /"name": "([^"]+)",\s+"kind": "[^"]+",\s+"things": \d+,\s+"sha-256": "[^"]+"/
    for match in contents.matches(of: entry).reversed() {
      let file = folder.appending(path: String(match.1))
      let count = try Data(contentsOf: file).count { $0 == UInt8(ascii: "\n") }
      let hashed = try Output(of: "sha256sum '\(file.path)'")
      let hash = try #require(hashed.line()).prefix(64)
      hashed.close()
      let counted = match.0.replacing(/"things": \d+/, with: "\"things\": \(count)")
        .replacing(/"sha-256": "[^"]+"/, with: "\"sha-256\": \"\(hash)\"")
      contents.replaceSubrange(match.range, with: counted)
    }
    try contents.write(to: place, atomically: true, encoding: .utf8)
  }
}

/// The id of a copy.
private func copied(_ number: Int, of kind: Int) -> String {
  "01a22762-94e4-7ca1-8" + String(format: "%03x-%012x", kind, number)
}

/// A thing in an export.
private struct Line {
  let id: String
  let text: String

  init(_ text: String) throws {
    self.text = text
    id = String(try #require(text.firstMatch(of: /^\{"id":"([^"]+)"/)).1)
  }

  func copy(_ number: Int, of kind: Int) -> String { text.replacing(id, with: copied(number, of: kind)) }
}
