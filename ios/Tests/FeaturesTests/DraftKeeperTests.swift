import Testing

@testable import Features

@MainActor
struct DraftKeeperTests {
  private let clock = ManualClock()

  @MainActor private final class Saves {
    private(set) var count = 0
    func one() { count += 1 }
  }

  @Test func unsentTextIsSavedThreeHundredMillisecondsAfterTheLastKey() async {
    let saves = Saves()
    let keeper = DraftKeeper(clock: clock) { saves.one() }
    keeper.typed()
    await clock.asleep(2)
    clock.advance(by: .milliseconds(299))
    await Task.yield()
    #expect(saves.count == 0)
    clock.advance(by: .milliseconds(1))
    await until { saves.count == 1 }
    #expect(saves.count == 1)
  }

  @Test func unsentTextIsSavedAtLeastOnceASecondWhileSomeoneTypesOn() async {
    let saves = Saves()
    let keeper = DraftKeeper(clock: clock) { saves.one() }
    for _ in 0..<10 {
      keeper.typed()
      await clock.asleep(2)
      clock.advance(by: .milliseconds(100))
    }
    await until { saves.count == 1 }
    #expect(saves.count == 1)
  }

  @Test func whatWasSentIsNotSavedAsADraftAnyMore() async {
    let saves = Saves()
    let keeper = DraftKeeper(clock: clock) { saves.one() }
    keeper.typed()
    await clock.asleep(2)
    keeper.forget()
    clock.advance(by: .seconds(2))
    await keeper.saveNow()
    #expect(saves.count == 1)
  }
}
