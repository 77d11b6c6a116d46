import Foundation
import SoundingsCore
import Testing

@testable import Features

/// A list of twelve in pages of four, and which of its pages were read.
@MainActor
private final class Shelf {
  var rows = (1...12).map { "row-\($0)" }
  private(set) var readAfter: [String?] = []

  func forget() { readAfter = [] }

  func pages() -> Pages<[String]> {
    Pages(
      read: { [self] after in
        readAfter.append(after)
        let start = after.flatMap { rows.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return Array(rows[start...].prefix(4))
      },
      next: { [self] page in page.last == rows.last ? nil : page.last },
      ids: { Set($0) })
  }
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
  private func three() async throws -> Pages<[String]> {
    let pages = shelf.pages()
    _ = try await pages.after(.everything)
    for _ in 1...2 {
      pages.more()
      _ = try await pages.after(.ids([]))
    }
    return pages
  }

  @Test func onePageIsReadAndOneMoreWheneverTheEndIsReached() async throws {
    let pages = shelf.pages()
    #expect(try await pages.after(.everything)?.count == 1)
    pages.more()
    #expect(try await pages.after(.ids([]))?.count == 2)
    #expect(shelf.readAfter == [nil, "row-4"])
  }

  @Test func onlyThePageThatShowsWhatChangedIsReadAgain() async throws {
    let pages = try await three()
    shelf.forget()
    #expect(try await pages.after(.ids(["row-6"]))?.flatMap(\.self) == shelf.rows)
    #expect(shelf.readAfter == ["row-4"])
  }

  @Test func whatIsShownNowhereIsLookedForAtBothEnds() async throws {
    let pages = try await three()
    shelf.forget()
    shelf.rows.append("row-13")
    #expect(try await pages.after(.ids(["row-13"]))?.count == 3)
    #expect(shelf.readAfter == [nil, "row-8"])
  }

  @Test func aNewFirstRowMovesEveryPageAfterIt() async throws {
    let pages = try await three()
    shelf.forget()
    shelf.rows.insert("row-0", at: 0)
    #expect(try await pages.after(.ids(["row-0"]))?.flatMap(\.self) == Array(shelf.rows.prefix(12)))
    #expect(shelf.readAfter == [nil, "row-3", "row-7"])
  }

  @Test func aResetReadsEveryPageAgain() async throws {
    let pages = try await three()
    shelf.forget()
    _ = try await pages.after(.everything)
    #expect(shelf.readAfter == [nil, "row-4", "row-8"])
  }

  @Test func aReadingEndsWithTheScreenThatWantedIt() async throws {
    let bench = try Bench()
    let gate = Gate()
    let pages = Pages<Visits>(
      read: { _ in Visits(notFiled: [], items: [], next: "\(await gate.pass())") }, next: { $0.next }, ids: { _ in [] })
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
