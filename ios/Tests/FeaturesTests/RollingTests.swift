import Foundation
import SoundingsCore
import Testing

@testable import Features

/// Every list, rolled from its top to its end and back: each row once and in its order, and never more than a part of
/// them in memory.
@MainActor @Suite(.serialized)
struct RollingTests {
  private let many: ManyThings

  /// Away from the main actor, where other tests go on.
  init() async throws { many = try await away { try ManyThings() } }

  /// Rows that are held at once.
  private static let most = 1_000
  /// What rolling may add to what is resident, in mebibytes, beside what other tests do meanwhile.
  private static let mebibytes = 64

  /// - Parameters:
  ///   - stored: how many rows the notebook holds
  ///   - page: a page of the same list as the notebook hands it out
  private func roll<Rows: PageOfRows>(
    _ model: PagedModel<Rows>, _ stored: Int, id: (Rows.Row) -> Id, at place: SourceLocation = #_sourceLocation,
    page: @escaping @Sendable (any NotebookProtocol, String?) throws -> Rows
  ) async throws {
    // By hashes: what the test keeps of each row is a number.
    var all: [Int] = []
    var after: String?
    repeat {
      let here = after
      let read = try await many.desk.ask { try page($0, here) }
      all += read.items.map { id($0).hashValue }
      after = read.next
    } while after != nil
    #expect(all.count == stored, sourceLocation: place)
    #expect(Set(all).count == all.count, "none twice", sourceLocation: place)

    func shown() throws -> [Int] { try #require(model.record).items.map { id($0).hashValue } }
    await model.load()
    try #require(model.problem == nil && model.begins == nil, sourceLocation: place)
    let before = resident()
    var (start, end, largest) = (0, try shown().count, before)
    while model.record?.next != nil {
      await model.more()
      let rows = try shown()
      let last = try #require(rows.last)
      let moved = try #require(all[(end - 1)...].firstIndex(of: last), sourceLocation: place)
      try #require(moved >= end - 1 && rows.count <= Self.most, sourceLocation: place)
      (start, end, largest) = (moved + 1 - rows.count, moved + 1, max(largest, resident()))
      try #require(rows[...] == all[start..<end], "in their order", sourceLocation: place)
    }
    #expect(end == stored && start > 0, "to the end", sourceLocation: place)
    while model.begins != nil {
      await model.earlier()
      let rows = try shown()
      let top = try #require(rows.first)
      let moved = try #require(all[..<start].lastIndex(of: top), sourceLocation: place)
      try #require(rows.count <= Self.most, sourceLocation: place)
      (start, end, largest) = (moved, moved + rows.count, max(largest, resident()))
      try #require(rows[...] == all[start..<end], "in their order", sourceLocation: place)
    }
    #expect(start == 0 && model.problem == nil, "and back", sourceLocation: place)
    let grew = (largest - before) / 1024
    print("rolled \(stored) rows: \(grew) MiB more")
    #expect(grew < Self.mebibytes, "it grew by \(grew) MiB", sourceLocation: place)
  }

  /// What of this process is resident, in kibibytes.
  private func resident() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.firstMatch(of: /VmRSS:\s+(\d+) kB/).flatMap { Int($0.1) } ?? 0
  }

  @Test func theNotesOfAVisit() async throws {
    let visit = many.visit
    try await roll(EncounterModel(desk: many.desk, id: visit), ManyThings.notes, id: \.id) {
      try $0.encounter(id: visit, after: $1)
    }
  }

  @Test func whatASearchFinds() async throws {
    let model = SearchModel(desk: many.desk)
    await model.look { $0.words = "tape" }
    let asked = model.asked
    try await roll(model, ManyThings.found, id: \.id) { try $0.searchFor(search: asked, after: $1) }
  }

  @Test func visitsAndCustomersWithTheirPeople() async throws {
    let (desk, customer) = (many.desk, many.customer)
    try await roll(VisitsModel(desk: desk), ManyThings.others + 2, id: \.id) { try $0.visits(after: $1) }
    try await roll(CustomersModel(desk: desk), ManyThings.others + 1, id: \.id) { try $0.customers(after: $1) }
    try await roll(PeopleModel(desk: desk, customer: customer), ManyThings.others + 1, id: \.id) {
      try $0.peopleOf(customer: customer, after: $1)
    }
    try await roll(NotMetModel(desk: desk), ManyThings.others, id: \.customer) { try $0.notMetLately(after: $1) }
  }

  @Test func whatWasDeleted() async throws {
    try await roll(DeletedModel(desk: many.desk), ManyThings.others + 1, id: \.id) { try $0.deleted(after: $1) }
  }

  @Test func whatTheTeamHas() async throws {
    let desk = many.desk
    let promises = PromisesModel(desk: desk)
    await promises.show(.open)
    try await roll(promises, ManyThings.others + 1, id: \.id) { try $0.promises(which: .open, after: $1) }
    try await roll(QuestionsModel(desk: desk, customer: nil), ManyThings.others + 1, id: \.question.id) {
      try $0.questions(customer: nil, answered: false, after: $1)
    }
    try await roll(InsightsModel(desk: desk), ManyThings.others + 1, id: \.id) { try $0.insights(after: $1) }
    try await roll(PostersModel(desk: desk), ManyThings.others + 1, id: \.id) { try $0.posters(after: $1) }
    try await roll(StoriesModel(desk: desk), ManyThings.others + 1, id: \.id) { try $0.stories(after: $1) }
  }

  @Test func mapsWithTheirEntriesAndWorkshops() async throws {
    let (desk, map) = (many.desk, many.map)
    // The workshop is about a map of its own.
    try await roll(MapsModel(desk: desk), ManyThings.others + 2, id: \.id) { try $0.maps(after: $1) }
    try await roll(MapPartModel(desk: desk, map: map, part: .pain), ManyThings.others + 1, id: \.id) {
      try $0.mapPart(id: map, part: .pain, after: $1)
    }
    try await roll(WorkshopsModel(desk: desk), ManyThings.others + 1, id: \.id) { try $0.workshops(after: $1) }
  }

  @Test func whatCouldBeShared() async throws {
    // Customers, people, visits, maps, their entries and insights; visits and maps are two more.
    try await roll(EarlierModel(desk: many.desk), 6 * (ManyThings.others + 1) + 2, id: \.id) {
      try $0.shareable(after: $1)
    }
  }

  /// They are no lists to roll: a page of them is the most there is. A sort goes through every note of its visit, and what
  /// that leaves in caches and with the allocator, up to some 40 MiB, comes and goes with the thread it is done on. Whoever
  /// held those notes would hold them again with each opening, more than 40 MiB every time.
  @Test func theTrayAndTheCardsOfASortHoldNoMoreThanAPage() async throws {
    var all: [(MapCanvasModel, SortModel)] = []
    for _ in 1...3 { all.append(try await opened()) }
    let before = held()
    for _ in 1...7 { all.append(try await opened()) }
    let grew = (held() - before) / 1024
    print("opened \(all.count) times: \(grew) MiB more")
    #expect(grew < 2 * Self.mebibytes, "it grew by \(grew) MiB")
  }

  /// A map's canvas and a sort for it, as they stay while they are shown.
  private func opened() async throws -> (MapCanvasModel, SortModel) {
    let canvas = MapCanvasModel(desk: many.desk, map: many.map)
    await canvas.load()
    let shown = try #require(canvas.record)
    #expect(shown.map.parts.map(\.inAll).max() == UInt32(ManyThings.others + 1))
    #expect(shown.map.parts.allSatisfy { $0.entries.count <= 100 } && (1...100).contains(shown.tray.notes.count))
    let sorting = SortModel(desk: many.desk, visit: many.visit, language: .english, map: many.map)
    await sorting.load()
    let sort = try #require(sorting.record?.sort)
    #expect(sort.card.map { $0.alike.count <= 3 } == true && sort.left >= ManyThings.notes - 1)
    #expect(sort.question == nil && sorting.record?.people.isEmpty == true && sorting.problem == nil)
    return (canvas, sorting)
  }

  /// What of this process is resident once the allocator gave back what nobody holds, in kibibytes.
  private func held() -> Int {
    #if os(Linux)
      _ = giveBack(0)
    #endif
    return resident()
  }
}

#if os(Linux)
  /// Of the C library; the module that Swift makes of it leaves it out.
  @_silgen_name("malloc_trim") private func giveBack(_ kept: Int) -> CInt
#endif
