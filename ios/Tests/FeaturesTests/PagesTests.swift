import Foundation
import SoundingsCore
import Testing

@testable import Features

private struct Board: PageOfRows {
  var items: [String]
  var next: String?
}

/// A list of twelve in pages of four, and which of its pages were read.
@MainActor
private final class Shelf {
  var rows = (1...12).map { "row-\($0)" }
  /// Where rows stand that stand elsewhere than by their number.
  var moved: [String: Double] = [:] {
    didSet { rows.sort { number(of: $0) < number(of: $1) } }
  }
  private(set) var readAfter: [String?] = []

  func forget() { readAfter = [] }

  func pages(most: Int = 10) -> Pages<Board> {
    Pages(
      most: most,
      read: { [self] after in
        readAfter.append(after)
        let start = after.map { number(of: $0) } ?? -1
        let later = rows.filter { number(of: $0) > start }
        return Board(items: Array(later.prefix(4)), next: later.count > 4 ? later[3] : nil)
      },
      ids: { Set($0.items) })
  }

  /// A place is kept though its row is gone, as the notebook's are.
  private func number(of row: String) -> Double { moved[row] ?? Double(row.dropFirst("row-".count)) ?? 0 }
}

/// Lets readings through, one at a time.
@MainActor
private final class Gate {
  private(set) var asked = 0
  private var free = 0
  private var waiting: CheckedContinuation<Void, Never>?

  /// - Returns: the how manieth it is
  func pass() async -> Int {
    asked += 1
    let place = asked
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting = $0 } }
    return place
  }

  func letOne() {
    guard let waits = waiting else { return free += 1 }
    waiting = nil
    waits.resume()
  }
}

@MainActor
struct PagesTests {
  private let shelf = Shelf()

  /// Three pages, read.
  private func three(most: Int = 10) async throws -> Pages<Board> {
    let pages = shelf.pages(most: most)
    _ = try await pages.after(.everything)
    for _ in 1...2 {
      pages.more()
      _ = try await pages.after(.ids([]))
    }
    return pages
  }

  private func rows(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "row-\($0)" } }

  @Test func onePageIsReadAndOneMoreWheneverTheEndIsReached() async throws {
    let pages = shelf.pages()
    #expect(try await pages.after(.everything)?.items == rows(1...4))
    pages.more()
    #expect(try await pages.after(.ids([]))?.items == rows(1...8))
    #expect(shelf.readAfter == [nil, "row-4"])
  }

  @Test func whatMovesToAPageBeforeItsOwnIsShownThere() async throws {
    let pages = try await three()
    shelf.forget()
    shelf.moved = ["row-11": 1.5]
    #expect(try await pages.after(.ids(["row-11"]))?.items == shelf.rows)
    #expect(shelf.rows[1] == "row-11")
    #expect(shelf.readAfter == ["row-8", nil, "row-3", "row-7"], "its page first, then every page")
    shelf.forget()
    #expect(try await pages.after(.ids(["row-11"]))?.items == shelf.rows)
    #expect(shelf.readAfter == [nil], "where it stands already, that page is read alone")
  }

  @Test func onlyThePageThatShowsWhatChangedIsReadAgain() async throws {
    let pages = try await three()
    shelf.forget()
    #expect(try await pages.after(.ids(["row-6"]))?.items == shelf.rows)
    #expect(shelf.readAfter == ["row-4"])
    pages.more()
    #expect(try await pages.after(.ids([])) == nil, "there is nothing behind the end")
  }

  @Test func whatIsShownNowhereIsLookedForAtBothEnds() async throws {
    let pages = try await three()
    shelf.forget()
    shelf.rows.append("row-13")
    let held = try await pages.after(.ids(["row-13"]))
    #expect(held?.items == rows(1...12) && held?.next == "row-12")
    #expect(shelf.readAfter == [nil, "row-8"])
  }

  @Test func aNewFirstRowMovesEveryPageAfterIt() async throws {
    let pages = try await three()
    shelf.forget()
    shelf.rows.insert("row-0", at: 0)
    #expect(try await pages.after(.ids(["row-0"]))?.items == rows(0...11))
    #expect(shelf.readAfter == [nil, "row-3", "row-7"])
  }

  @Test func aResetReadsEveryPageAgain() async throws {
    let pages = try await three()
    shelf.forget()
    _ = try await pages.after(.everything)
    #expect(shelf.readAfter == [nil, "row-4", "row-8"])
  }

  @Test func whatIsRolledAwayIsHeldNoMoreAndReadAgainOnTheWayBack() async throws {
    let pages = try await three(most: 2)
    let end = try await pages.after(.everything)
    #expect(end?.items == rows(5...12) && end?.next == nil && pages.begins == "row-4")
    shelf.forget()
    pages.earlier()
    let start = try await pages.after(.ids([]))
    #expect(start?.items == rows(1...8) && start?.next == "row-8" && pages.begins == nil)
    #expect(shelf.readAfter == [nil])
    pages.earlier()
    #expect(try await pages.after(.ids([])) == nil, "there is nothing before the beginning")
  }

  @Test func whatCameBeforeThePartThatIsHeldIsThereOnTheWayBack() async throws {
    shelf.rows = (1...12).map { "row-\($0 * 10)" }
    let pages = try await three(most: 2)
    shelf.rows.insert("row-15", at: 1)
    #expect(try await pages.after(.ids(["row-15"]))?.items.first == "row-50", "nothing moves in what is in sight")
    pages.earlier()
    let back = try await pages.after(.ids([]))
    #expect(back?.items == Array(shelf.rows.prefix(8)) && back?.next == "row-70")
  }

  @Test func whereAllThatWasHeldIsGoneThePagesBeforeItAreShown() async throws {
    let pages = try await three(most: 1)
    #expect(pages.begins == "row-8")
    shelf.rows = rows(1...5)
    let left = try await pages.after(.everything)
    #expect(left?.items == ["row-5"] && left?.next == nil && pages.begins == "row-4")
    shelf.rows = []
    #expect(try await pages.after(.everything)?.items == [] && pages.begins == nil)
  }

  @Test func aReadingEndsWithTheScreenThatWantedIt() async throws {
    let bench = try Bench()
    let gate = Gate()
    let pages = Pages<Visits>(
      read: { _ in Visits(notFiled: [], items: [], next: "\(await gate.pass())") }, ids: { (_: Visits) in [] })
    let model = PagedModel<Visits>(desk: bench.desk, pages: pages)
    gate.letOne()
    await model.load()
    for _ in 1...3 {
      gate.letOne()
      await model.more()
    }
    #expect(gate.asked == 4)
    // All four are to be read again; the screen goes while the first of them is.
    let following = Task { await model.follow() }
    await until { gate.asked == 5 }
    following.cancel()
    gate.letOne()
    await following.value
    #expect(gate.asked == 5, "the other three are read for nobody")
    #expect(model.record?.next == "4" && model.problem == nil, "what was shown stands, and nothing went wrong")
  }

  @Test func theVisitLogGrowsByThePageAndShowsWhatIsNew() async throws {
    let bench = try Bench()
    let customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    for day in 0..<130 {
      let plan = Plan(
        local: String(format: "2031-%02d-%02dT09:30", 1 + day / 28, 1 + day % 28), zone: "America/Toronto")
      _ = try bench.notebook.planVisit(
        visit: NewVisit(customer: customer, site: nil, kind: .visit, objective: nil, at: plan))
    }
    let model = VisitsModel(desk: bench.desk)
    let following = Task { await model.follow() }
    await until { model.record?.items.count == 100 }
    await model.more()
    #expect(model.record?.items.count == 130)
    #expect(model.record?.next == nil)
    _ = try bench.notebook.capture(note: NewObservation(visit: .nowhere, kind: .around, text: "tape"))
    await until { model.record?.notFiled.count == 1 }
    #expect(Set(model.record?.items.map(\.id) ?? []).count == 130)
    following.cancel()
    await following.value
  }
}
