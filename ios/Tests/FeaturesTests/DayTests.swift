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
    let about: String?
    let picture: String?
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

  struct Whole: Decodable {
    struct Expected: Decodable {
      let sure: String
      let text: String
      let was: String
    }
    struct Answer: Decodable {
      let question: String
      let text: String
    }
    struct Unmatched: Decodable {
      let said: Int
      let seen: Int
      let text: String
    }
    struct Entry: Decodable {
      let part: String
      let text: String
    }

    let time: String
    let roles: [String]
    let expected: Expected
    let debrief: Answer
    let note: Note
    let unmatched: Unmatched
    let entry: Entry
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
  let whole: Whole

  var all: [Note] { notes + [whole.note] }

  static let top = URL(filePath: #filePath).appending(path: "../../../..").standardized

  static func read() throws -> Day {
    try JSONDecoder().decode(
      Day.self, from: Data(contentsOf: top.appending(path: "tests/end_to_end/day/day.json")))
  }
}

/// A whole day at work by what the screens can do and nothing else, with the real library and the real server. What the notebook
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
    let visit = try await planned(desk)
    #expect(await TodayModel(desk: desk).start(visit) == visit)
    try await named(visit, desk)
    try await noted(visit, desk)
    try await ended(visit, desk)
    try await debriefed(visit, desk)
    let map = try await sorted(visit, desk)
    try await thought(visit, map, desk)
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

  /// A visit tomorrow; on the customer's page where it is and who is there; who writes, and what we expect.
  private func planned(_ desk: Desk) async throws -> Id {
    let zone = try #require(TimeZone(identifier: "UTC"))
    let plan = PlanVisitModel(desk: desk, zone: zone)
    await plan.write(customer: day.customer)
    plan.objective = day.objective
    let tomorrow = Calendar(identifier: .gregorian).isoDay(.now.addingTimeInterval(24 * 3600))
    plan.at = try #require(Plan(local: "\(tomorrow)T\(day.whole.time)", zone: zone.identifier).date)
    let visit = try #require(await plan.plan())

    let customers = CustomersModel(desk: desk)
    await customers.load()
    let customer = CustomerModel(desk: desk, id: try #require(customers.record?.items.first?.id))
    #expect(await customer.addSite(day.site))
    for (person, role) in zip(day.people, day.whole.roles) {
      #expect(await customer.addPerson(person, described: false, role: role))
    }
    let face = PlanFaceModel(desk: desk, visit: visit, language: .english)
    await face.load()
    await face.give(try #require(face.record?.engineers.first?.id), .writes)
    #expect(await face.expect(day.whole.expected.text, try #require(Self.surenesses[day.whole.expected.sure])))
    #expect(face.problem == nil)
    return visit
  }

  /// Where it is, and everybody who is here.
  private func named(_ visit: Id, _ desk: Desk) async throws {
    let model = NameVisitModel(visit: visit, desk: desk)
    await model.load()
    await model.chooseSite(try #require(model.record?.sites.first { $0.name == day.site }?.id))
    for person in day.people { await model.turn(try known(person, model.record?.people.map(\.person)), here: true) }
    #expect(model.problem == nil && model.record?.people.count == day.people.count)
  }

  /// Each note by its key, then what was promised.
  private func noted(_ visit: Id, _ desk: Desk) async throws {
    let model = CaptureModel(visit: visit, desk: desk)
    await model.load()
    for note in day.all {
      if let picture = note.picture {
        await model.photoRule(.askEachTime)
        let taken = folder.url.appending(path: "taken.png")
        try FileManager.default.copyItem(at: Day.top.appending(path: picture), to: taken)
        model.attach(taken)
      }
      model.text = note.text
      if let by = note.by { model.choose(try known(by, model.record?.people)) }
      (model.starred, model.exact) = (note.starred ?? false, note.exact ?? false)
      await model.press(try #require(Self.keys[note.kind]))
      #expect(model.problem == nil && model.text == "")
      if let about = note.about {
        let page = NoteModel(note: try #require(model.record?.last?.id), desk: desk)
        await page.load()
        await page.about(try known(about, page.record?.people))
        #expect(page.problem == nil)
      }
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

  private func debriefed(_ visit: Id, _ desk: Desk) async throws {
    let model = DebriefModel(desk: desk, visit: visit, language: .english)
    await model.load()
    let question = try #require(Self.questions[day.whole.debrief.question])
    model.write(question, day.whole.debrief.text)
    await model.keep(question, nil)
    let outcome = try #require(Self.outcomes[day.whole.expected.was])
    await model.settle(try #require(model.record?.debrief.expected.first), outcome)
    #expect(await model.end(.finished))
    #expect(model.problem == nil)
  }

  /// - Returns: the map.
  private func sorted(_ visit: Id, _ desk: Desk) async throws -> Id {
    let model = SortModel(desk: desk, visit: visit, language: .english)
    await model.load()
    await model.choose(try known(day.sort.who, model.record?.people))
    for into in day.sort.into {
      let card = try #require(model.record?.sort?.card)
      await model.sort(card, try #require(Self.targets[into]))
      #expect(model.problem == nil)
    }
    return try #require(model.map)
  }

  /// What doesn't match and what would make both true, and an entry of one's own.
  private func thought(_ visit: Id, _ map: Id, _ desk: Desk) async throws {
    let model = PairsModel(desk: desk, visit: visit)
    await model.load()
    let (said, seen) = (day.all[day.whole.unmatched.said].text, day.all[day.whole.unmatched.seen].text)
    let pair = try #require(model.record?.proposed.first { $0.said.words == said && $0.wasSeen.words == seen })
    await model.judge(pair, .doesNotMatch)
    await model.load()
    let unmatched = try #require(model.record?.unmatched.first)
    model.write(unmatched, day.whole.unmatched.text)
    await model.keep(unmatched)
    #expect(model.problem == nil)
    let part = MapPartModel(desk: desk, map: map, part: try #require(Self.parts[day.whole.entry.part]))
    part.words = day.whole.entry.text
    await part.add()
    #expect(part.problem == nil && part.words.isEmpty)
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
    #expect(Set(theirs.notes.map(\.words)) == Set(day.all.map(\.text)))
  }

  /// Once nothing waits to be sent.
  private func together(_ desk: Desk, at place: SourceLocation = #_sourceLocation) async throws {
    let model = SyncModel(desk: desk)
    let deadline = Date.now.addingTimeInterval(60)
    while Date.now < deadline {
      await model.load()
      switch model.record?.sharing {
      case .together: return
      default: try await Task.sleep(for: .milliseconds(20))
      }
    }
    Issue.record(
      "the team's server has not got it all: \(String(describing: model.record?.sharing))", sourceLocation: place)
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
  private static let parts: [String: MapPart] = [
    "see": .see, "say": .say, "do": .do, "hear": .hear, "pain": .pain, "gain": .gain,
  ]
  private static let targets: [String: SortInto] = parts.mapValues { .part($0) }
    .merging(["not-about": .notAboutThem, "later": .later]) { $1 }
  private static let surenesses: [String: Sureness] = ["fairly-sure": .fairlySure]
  private static let outcomes: [String: ExpectationOutcome] = ["otherwise": .otherwise]
  private static let questions: [String: DebriefQuestion] = ["surprise": .surprise]
}
