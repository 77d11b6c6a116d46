import Observation
import SoundingsCore

/// The record of *End*, with the finer uses of those that are looked at.
public struct Ending: Sendable {
  public let end: End
  public let finer: [Id: Consent]
}

/// *End* of a visit. Nothing that is not touched is written.
@Observable @MainActor
public final class EndModel: ScreenModel<Ending> {
  public let visit: Id
  @ObservationIgnored private var finer: Set<Id> = []

  public init(desk: Desk, visit: Id) {
    self.visit = visit
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Ending? {
    let (visit, finer) = (visit, finer)
    return try await desk.ask { notebook in
      var uses: [Id: Consent] = [:]
      for person in finer { uses[person] = try notebook.consent(person: person) }
      return Ending(end: try notebook.endScreen(visit: visit), finer: uses)
    }
  }

  /// It ended when something was noted last, and not just now.
  public var thenEnded: Bool {
    get { typed["then"] != nil }
    set { typed["then"] = newValue ? "then" : nil }
  }

  /// Shows the finer uses of somebody, or puts them away.
  public func turnFiner(_ person: Id) async {
    finer.formSymmetricDifference([person])
    await load()
  }

  public func choose(_ person: Id, _ choice: ConsentChoice) async {
    _ = await act { try $0.setConsent(person: person, choice: choice) }
  }

  public func allow(_ person: Id, _ use: Use, _ allowed: Bool) async {
    _ = await act { try $0.setUse(person: person, needed: use, allowed: allowed) }
  }

  /// Somebody of the customer's was there too.
  public func met(_ person: PersonRow) async {
    let (visit, change) = (visit, VisitChange(people: [person.id]))
    _ = await act { try $0.changeVisit(visit: visit, change: change, seen: nil) }
  }

  /// Somebody nobody knew yet was there.
  /// - Returns: whether they are known now.
  public func met(description: String) async -> Bool {
    guard let description = description.words else { return false }
    let person = NewPerson(description: description, visit: visit)
    return await act { _ = try $0.addPerson(person: person) }
  }

  /// - Returns: whether it was kept.
  public func promise(_ text: String, to people: [Id], until: String) async -> Bool {
    guard let text = text.words else { return false }
    let promise = NewPromise(text: text, to: people.map { .known($0) }, until: until, visit: visit)
    return await act { _ = try $0.promise(promise: promise) }
  }

  public func undo(_ promise: PromiseRow) async { _ = await act { try $0.delete(id: promise.id) } }

  /// The team gets what these notes say now, and nothing of what they said first.
  /// - Returns: whether those words go.
  public func eraseFirstWords() async -> Bool {
    let notes = record?.end.firstWordsDiffer.map(\.note) ?? []
    return await act { notebook in for note in notes { _ = try notebook.eraseOlderWords(note: note) } }
  }

  /// - Returns: whether it has ended.
  public func end(share: Bool) async -> Bool {
    let (visit, at) = (visit, thenEnded ? record?.end.leftSince : nil)
    return await act { _ = try $0.endVisit(visit: visit, share: share, at: at) }
  }
}
