import Foundation
import Observation
import SoundingsCore

/// *Workshops*: the latest first.
public final class WorkshopsModel: PagedModel<WorkshopsPage> {
  public init(desk: Desk) {
    super.init(desk: desk, read: { after in try await desk.ask { try $0.workshops(after: after) } }, ids: { [$0.id] })
  }
}

/// Whom a workshop may be about, and who may take part.
public struct Invited: Sendable {
  public let people: [PersonRow]
  public let engineers: [EngineerRow]
}

/// A workshop to be: about whom, in what situation, with whom.
@Observable @MainActor
public final class NewWorkshopModel: ScreenModel<Invited> {
  public private(set) var lookedFor = ""
  public private(set) var who: Id?
  public private(set) var name = ""
  public var situation: String {
    get { typed[text: "situation"] }
    set { typed[text: "situation"] = newValue }
  }
  public private(set) var engineers: Set<Id> = []
  public private(set) var guests: [String] = []
  public var guest: String {
    get { typed[text: "guest"] }
    set { typed[text: "guest"] = newValue }
  }

  override func read(_ change: Change) async throws -> Invited? {
    let words = lookedFor
    return try await desk.ask { Invited(people: try $0.people(called: words), engineers: try $0.engineers()) }
  }

  /// The person and the situation of a map that is there.
  public func take(from map: Id) async {
    await attempt { desk in
      let there = try await desk.ask { try $0.map(id: map) }
      situation = there.situation
      choose(there.who)
    }
  }

  public func lookFor(_ text: String) async {
    lookedFor = text
    await load()
  }

  public func choose(_ person: PersonRow?) { (who, name) = (person?.id, person?.name ?? "") }

  public func take(_ engineer: Id) { engineers.formSymmetricDifference([engineer]) }

  public func addGuest() {
    let name = guest.trimmingCharacters(in: .whitespacesAndNewlines)
    if !name.isEmpty && !guests.contains(name) { guests.append(name) }
    guest = ""
  }

  public func remove(_ name: String) { guests.removeAll { $0 == name } }

  /// The workshop that began; nothing where it was refused.
  public func begin() async -> Id? {
    guard let who else { return nil }
    addGuest()
    let with: [Participant] = engineers.sorted().map { .engineer($0) } + guests.map { .guest($0) }
    let workshop = NewWorkshop(who: who, situation: situation, takingPart: with)
    var begun: Id?
    await attempt { desk in begun = try await desk.ask { try $0.startWorkshop(workshop: workshop) } }
    if begun != nil { typed = Typed() }
    return begun
  }
}

/// *Workshop*: whose turn it is; once it is open, what was guessed.
public final class WorkshopModel: ScreenModel<WorkshopPage> {
  private let workshop: Id

  public init(desk: Desk, workshop: Id) {
    self.workshop = workshop
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> WorkshopPage? {
    let workshop = workshop
    return try await desk.ask { try $0.workshop(id: workshop) }
  }

  /// Begins somebody's turn, or goes on with it; the turn.
  public func take(_ one: TakesPart) async -> Id? {
    let (workshop, who) = (workshop, one.who)
    var turn: Id?
    await attempt { desk in turn = try await desk.ask { try $0.takeTurn(workshop: workshop, who: who) } }
    return turn
  }

  public func open() async {
    let workshop = workshop
    await attempt { desk in try await desk.ask { try $0.openWorkshop(id: workshop) } }
    await load()
  }

  /// Puts guesses that say the same on the map, with the notes that show them.
  public func putOnMap(_ group: GuessGroup, notes: [Id]) async {
    let seen = GuessesSeen(guesses: group.guesses.map(\.id), shownBy: notes.map { EvidenceRange(note: $0) })
    await attempt { desk in _ = try await desk.ask { try $0.putOnMap(seen: seen) } }
    await load()
  }
}

/// *Turn*: somebody's five minutes. What they type is a draft in the notebook and nowhere else: no scene keeps a word of
/// it, since the next may have this phone in hand.
@Observable @MainActor
public final class TurnModel: ScreenModel<TurnPage> {
  /// What stands in the field of each part.
  public private(set) var texts: [MapPart: String] = [:]

  private let turn: Id
  @ObservationIgnored private var unsaved: Set<MapPart> = []
  @ObservationIgnored private var drafts: DraftKeeper!
  @ObservationIgnored private var over = false

  public init(desk: Desk, turn: Id, clock: any Clock<Duration> = ContinuousClock()) {
    self.turn = turn
    super.init(desk: desk)
    drafts = DraftKeeper(clock: clock) { [weak self] in await self?.saveDrafts() }
  }

  override func read(_ change: Change) async throws -> TurnPage? {
    if over { return nil }
    let turn = turn
    let page = try await desk.ask { try $0.turn(id: turn) }
    for part in page.parts where texts[part.part] == nil && !part.draft.isEmpty { texts[part.part] = part.draft }
    return page
  }

  public func write(_ part: MapPart, _ text: String) {
    texts[part] = text
    unsaved.insert(part)
    drafts.typed()
  }

  /// Keeps what is typed now: the app goes to the back.
  public func putDown() async { await drafts.saveNow() }

  /// Keeps what is typed in a part as a guess. The field is empty at once: its draft, saved meanwhile, would be a guess
  /// once more.
  public func keep(_ part: MapPart) async {
    let (turn, text) = (turn, texts[part] ?? "")
    texts[part] = ""
    unsaved.remove(part)
    let kept = await attempt { desk in
      try await desk.ask {
        _ = try $0.addGuess(turn: turn, part: part, text: text)
        try $0.saveTurnDraft(turn: turn, part: part, text: "")
      }
    }
    if !kept { write(part, text + (texts[part] ?? "")) }
    await load()
  }

  public func takeBack(_ guess: Id) async {
    await attempt { desk in try await desk.ask { try $0.takeGuessBack(guess: guess) } }
    await load()
  }

  /// The turn is over; what was typed and not kept becomes a guess too. The workshop it was of, where it went well.
  public func finish() async -> Id? {
    guard let workshop = record?.workshop else { return nil }
    await putDown()
    let turn = turn
    guard await attempt({ desk in try await desk.ask { try $0.finishTurn(turn: turn) } }) else { return nil }
    over = true
    texts = [:]
    record = nil
    return workshop
  }

  private func saveDrafts() async {
    let (turn, parts) = (turn, unsaved)
    unsaved = []
    for part in parts {
      let text = texts[part] ?? ""
      await attempt { desk in try await desk.ask { try $0.saveTurnDraft(turn: turn, part: part, text: text) } }
    }
  }
}
