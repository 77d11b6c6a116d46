import Foundation
import SoundingsCore
import Testing

@testable import Features

/// The day that every shell lives, as it is written down.
private struct Day: Decodable {
  struct Note: Decodable {
    let kind: String
    let by: String?
    let exact: Bool?
    let starred: Bool?
    let text: String
  }
  struct Promise: Decodable {
    let to: [String]
    let text: String
  }
  struct Sorted: Decodable {
    let who: String
    let into: [String]
  }

  let engineer: String
  let customer: String
  let site: String
  let objective: String
  let people: [String]
  let notes: [Note]
  let promise: Promise
  let consent: [[String]]
  let sort: Sorted

  static let top = URL(filePath: #filePath).appending(path: "../../../..").standardized

  static func read() throws -> Day {
    try JSONDecoder().decode(
      Day.self, from: Data(contentsOf: top.appending(path: "tests/end_to_end/day/day.json")))
  }
}

/// A day at work by what the screens can do and nothing else, with the real library and the real server. What the notebook
/// holds of it is left in target/days/ios, where `cargo xtask test ios` holds it against the terminal's.
@MainActor
struct DayTests {
  private let day: Day
  private let folder: Folder
  private let server: TeamServer
  private let door: Door

  init() throws {
    day = try Day.read()
    folder = try Folder()
    server = try TeamServer()
    door = Door(folder: folder.notebook, keys: KeyInMemory(), device: KeyringInMemory())
  }

  @Test func aDayLivedByTheModelsIsTheTerminalsDay() async throws {
    let desk = try await begun()
    let contact = Task { await desk.stayInContact() }
    try await joined(desk)
    let visit = try #require(await TodayModel(desk: desk).start())
    try await named(visit, desk)
    try await noted(visit, desk)
    try await ended(visit, desk)
    try await sorted(visit, desk)
    try await left(desk)
    try await seen(visit, desk)
    contact.cancel()
    await contact.value
    await desk.close()
  }

  private func begun() async throws -> Desk {
    await door.open()
    let first = FirstRunModel(door: door)
    first.name = day.engineer
    await first.begin()
    #expect(first.problem == nil)
    return try #require(door.desk)
  }

  private func joined(_ desk: Desk) async throws {
    let model = JoinModel(desk: desk)
    await model.write(try server.invite())
    await model.join()
    #expect(model.problem == nil)
    try await together(desk)
  }

  /// Where, with whom and what for: some of it on the customer's page, the rest on the visit's.
  private func named(_ visit: Id, _ desk: Desk) async throws {
    let naming = NameVisitModel(visit: visit, desk: desk)
    await naming.load()
    naming.customer = day.customer
    await naming.addCustomer()
    naming.site = day.site
    await naming.addSite()
    let customer = CustomerModel(desk: desk, id: try #require(naming.record?.visit.customerId))
    for person in day.people { #expect(await customer.addPerson(person, described: false, role: "")) }
    await naming.load()
    for person in day.people { await naming.turn(try known(person, naming.record?.people.map(\.person)), here: true) }
    naming.objective = day.objective
    await naming.keepObjective()
    #expect(naming.problem == nil && naming.record?.people.count == day.people.count)
  }

  /// Each note by its key, then what was promised.
  private func noted(_ visit: Id, _ desk: Desk) async throws {
    let model = CaptureModel(visit: visit, desk: desk)
    await model.load()
    for note in day.notes {
      model.text = note.text
      if let by = note.by { model.choose(try known(by, model.record?.people)) }
      (model.starred, model.exact) = (note.starred ?? false, note.exact ?? false)
      await model.press(try #require(Self.keys[note.kind]))
      #expect(model.problem == nil && model.text == "")
    }
    model.text = day.promise.text
    let to = try day.promise.to.map { try known($0, model.record?.people) }
    #expect(await model.promise(to: to, until: try #require(friday(model.record?.promiseDays))))
    #expect(model.text == "")
  }

  private func ended(_ visit: Id, _ desk: Desk) async throws {
    let model = EndModel(desk: desk, visit: visit)
    await model.load()
    for choice in day.consent {
      let person = try known(try #require(choice.first), model.record?.end.met.map(\.person))
      await model.choose(person, try #require(choice.last.flatMap { Self.choices[$0] }))
    }
    #expect(model.problem == nil)
    #expect(await model.end(share: true))
  }

  private func sorted(_ visit: Id, _ desk: Desk) async throws {
    let model = SortModel(desk: desk, visit: visit, language: .english)
    await model.load()
    await model.choose(try known(day.sort.who, model.record?.people))
    for into in day.sort.into {
      let card = try #require(model.record?.sort?.card)
      await model.sort(card, try #require(Self.targets[into]))
      #expect(model.problem == nil)
    }
    #expect(model.record?.sort?.card == nil)
  }

  /// What the notebook holds of it, by the app's own export.
  private func left(_ desk: Desk) async throws {
    let model = ExportModel(desk: desk, files: HandedFiles(folder: folder.url.appending(path: "handed")))
    await model.export(language: "en")
    #expect(model.problem == nil)
    let days = Day.top.appending(path: "target/days")
    let place = days.appending(path: "ios")
    try FileManager.default.createDirectory(at: days, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(at: place)
    try FileManager.default.copyItem(at: try #require(model.made).folder, to: place)
  }

  /// A teammate who joins in the evening reads it.
  private func seen(_ visit: Id, _ desk: Desk) async throws {
    try await together(desk)
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    let theirs = try jonas.encounter(id: visit, after: nil)
    #expect(theirs.visit.objective == day.objective)
    #expect(Set(theirs.notes.map(\.words)) == Set(day.notes.map(\.text)))
  }

  /// Once nothing waits to be sent.
  private func together(_ desk: Desk, at place: SourceLocation = #_sourceLocation) async throws {
    let model = SyncModel(desk: desk)
    let deadline = Date.now.addingTimeInterval(20)
    while Date.now < deadline {
      await model.load()
      switch model.record?.sharing {
      case .together: return
      default: try await Task.sleep(for: .milliseconds(20))
      }
    }
    Issue.record("the team's server has not got it all", sourceLocation: place)
  }

  private func known(_ name: String, _ people: [PersonRow]?) throws -> Id {
    try #require(people?.first { $0.name == name }?.id)
  }

  private func friday(_ days: [PromiseDay]?) -> String? {
    let all = days?.compactMap { offered -> String? in
      switch offered {
      case .thisFriday(let day), .nextFriday(let day): day
      case .picked: nil
      }
    }
    return all?.first
  }

  private static let keys: [String: ObservationKind] = [
    "said": .said, "did": .did, "around": .around, "thought": .thought,
  ]
  private static let choices: [String: ConsentChoice] = [
    "quote-named": .quoteNamed, "quote-unnamed": .quoteUnnamed, "team-only": .teamOnly, "wall": .wall,
  ]
  private static let targets: [String: SortInto] = [
    "see": .part(.see), "say": .part(.say), "do": .part(.do), "hear": .part(.hear), "pain": .part(.pain),
    "gain": .part(.gain), "not-about": .notAboutThem, "later": .later,
  ]
}
