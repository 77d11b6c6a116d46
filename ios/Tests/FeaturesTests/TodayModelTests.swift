import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct TodayModelTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  @Test func anEmptyNotebookSaysSoAndStaysOnThisPhone() async {
    let model = TodayModel(desk: bench.desk)
    await model.load()
    #expect(model.record?.engineer == "Ada Okafor")
    #expect(model.record?.visits == 0)
    #expect(model.record?.underWay == nil)
    #expect(model.record?.sharing == .noTeam(notes: 0))
  }

  @Test func startingNeedsNothingAndPutsTheVisitUnderWay() async throws {
    let model = TodayModel(desk: bench.desk)
    let visit = try #require(await model.start())
    await model.load()
    #expect(model.record?.underWay?.id == visit)
    #expect(model.record?.underWay?.customer == nil)
  }

  @Test func aChangeMadeElsewhereComesByItself() async throws {
    let model = TodayModel(desk: bench.desk)
    let following = Task { await model.follow() }
    await until { model.record != nil }
    let visit = try bench.start()
    _ = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .did, text: "lowered the wire speed"))
    await until { model.record?.underWay?.notes == 1 }
    #expect(model.record?.sharing == .noTeam(notes: 1))
    following.cancel()
    await following.value
  }

  @Test func aClosedNotebookIsSaidAndTheLastRecordStays() async {
    let model = TodayModel(desk: bench.desk)
    await model.load()
    await bench.desk.close()
    await model.load()
    #expect(model.problem == .notebook(.Closed))
    #expect(model.record != nil)
  }

  @Test func nobodyFollowsAClosedNotebook() async {
    let model = TodayModel(desk: bench.desk)
    await bench.desk.close()
    await model.follow()
    #expect(model.problem == .notebook(.Closed))
  }
}
