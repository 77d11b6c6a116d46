import Foundation
import Observation
import SoundingsCore

/// Whose map it may be; once that is known, what is up.
public struct Sorting: Sendable, Equatable {
  public let people: [PersonRow]
  public let sort: Sort?
}

/// *Sort*: one note a card. Which card is up the notebook keeps; whose map was chosen, and what is being written, the
/// screen keeps in its scene.
@Observable @MainActor
public final class SortModel: ScreenModel<Sorting> {
  /// The only words of the card that the next press uses, in letters as the screen counts them; nothing: all.
  public var only: NSRange?
  /// The situation that a new map is of; empty: of what the visit was for.
  public var situation: String {
    get { typed[text: "situation"] }
    set { typed[text: "situation"] = newValue }
  }
  /// The sentence that answers a part's question.
  public var sentence: String {
    get { typed[text: "sentence"] }
    set { typed[text: "sentence"] = newValue }
  }
  /// The notes that show it.
  public var ticked: Set<Id> = []
  /// The map that was chosen; kept in the scene.
  public var map: Id? {
    get { typed["map"] }
    set { typed["map"] = newValue }
  }

  private let visit: Id
  private let language: GuideLanguage
  @ObservationIgnored private var decidedOn: Sorting?

  public init(desk: Desk, visit: Id, language: GuideLanguage, map: Id? = nil) {
    (self.visit, self.language) = (visit, language)
    super.init(desk: desk)
    self.map = map
  }

  override func read(_ change: Change) async throws -> Sorting? {
    let (of, visit, language) = (of, visit, language)
    return try await desk.ask { notebook in
      let sort = try of.map { try notebook.sortScreen(of: $0, language: language) }
      return Sorting(people: sort == nil ? try notebook.peopleToSort(visit: visit) : [], sort: sort)
    }
  }

  /// Where only one person was met there is nothing to ask.
  public func chooseTheOnlyOne() async {
    guard map == nil else { return }
    let visit = visit
    let people = (try? await desk.ask { try $0.peopleToSort(visit: visit) }) ?? []
    if people.count == 1, let one = people.first { await choose(one.id) }
  }

  /// Whose map the notes go on.
  public func choose(_ who: Id) async {
    let visit = visit
    let situation = situation.trimmingCharacters(in: .whitespacesAndNewlines)
    await decide { desk in
      self.map = try await desk.ask {
        try $0.mapToSort(visit: visit, who: who, situation: situation.isEmpty ? nil : situation)
      }
    }
  }

  /// The card goes somewhere, or nowhere: one tap.
  public func sort(_ card: SortCard, _ into: SortInto) async {
    let range = range(card)
    await decideOf { notebook, of in _ = try notebook.sort(of: of, card: range, into: into) }
  }

  /// The last card was rather the same as an entry.
  public func ratherAs(_ entry: Id) async {
    await decideOf { notebook, of in try notebook.sortRatherAs(of: of, entry: entry) }
  }

  public func undo() async { await decideOf { notebook, of in try notebook.undoSort(of: of) } }

  public func lookAtLater() async { await decideOf { notebook, of in try notebook.sortPutOff(of: of) } }

  public func tick(_ note: Id) { ticked.formSymmetricDifference([note]) }

  public func answer(_ part: MapPart) async {
    let (notes, sentence) = (Array(ticked), sentence)
    let done = await decideOf { notebook, of in
      _ = try notebook.answerPart(of: of, part: part, notes: notes, sentence: sentence)
    }
    if done { forgetAnswer() }
  }

  public func skip(_ part: MapPart) async {
    if await decideOf({ notebook, of in try notebook.skipPart(of: of, part: part) }) { forgetAnswer() }
  }

  public func askNextTime(_ part: MapPart) async {
    let language = language
    let done = await decideOf { notebook, of in
      try notebook.askPartNextTime(of: of, part: part, language: language)
    }
    if done { forgetAnswer() }
  }

  private var of: SortingOf? { map.map { SortingOf(map: $0, visit: visit) } }

  private func forgetAnswer() {
    sentence = ""
    ticked = []
  }

  /// The core counts whole letters, also those of two units; and from the note's beginning, of which the card may be a
  /// rest.
  private func range(_ card: SortCard) -> EvidenceRange {
    guard let only else { return EvidenceRange(note: card.note.id) }
    let words = card.words as NSString
    let before = words.substring(to: only.location).unicodeScalars.count
    let length = words.substring(with: only).unicodeScalars.count
    let start = (card.start ?? 0) + UInt32(before)
    return EvidenceRange(note: card.note.id, start: start, end: start + UInt32(length))
  }

  @discardableResult
  private func decideOf(_ work: @Sendable (any NotebookProtocol, SortingOf) throws -> Void) async -> Bool {
    guard let of else { return false }
    return await decide { desk in try await desk.ask { try work($0, of) } }
  }

  /// One decision at a time: a press before the next card is up is meant for the one that is gone.
  @discardableResult
  private func decide(_ work: (Desk) async throws -> Void) async -> Bool {
    let up = record
    guard up == nil || up != decidedOn else { return false }
    decidedOn = up
    // What was refused, or changed nothing that is seen, may be decided on again.
    defer { if decidedOn == up { decidedOn = nil } }
    let done = await attempt(work)
    only = nil
    await load()
    return done
  }
}
