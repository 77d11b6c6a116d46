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
