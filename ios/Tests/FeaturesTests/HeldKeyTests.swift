import Foundation
import Testing

@testable import Features

/// A touch of a key is a press, or a spoken note, and never both.
@MainActor
struct HeldKeyTests {
  /// What a key did.
  @MainActor private final class Heard {
    var began = 0
    var ended = 0
  }

  private let clock = ManualClock()
  private let heard = Heard()

  private func touched(_ key: HeldKey, for time: Duration) async {
    key.touched { heard.began += 1 }
    await clock.asleep(1)
    clock.advance(by: time)
  }

  @Test func aShortTouchIsAPressAndNothingIsHeard() async {
    let key = HeldKey(clock: clock)
    await touched(key, for: .milliseconds(299))
    key.lifted { heard.ended += 1 }
    #expect(key.pressed())
    clock.advance(by: .seconds(1))
    await Task.yield()
    #expect(heard.began == 0 && heard.ended == 0)
  }

  /// The system tells of the two in either order.
  @Test(arguments: [true, false]) func heldItIsHeardUntilItIsLetGoAndThatIsNoPress(buttonFirst: Bool) async {
    let key = HeldKey(clock: clock)
    await touched(key, for: HeldKey.long)
    await until { heard.began == 1 }
    #expect(heard.ended == 0)
    if buttonFirst { #expect(!key.pressed()) }
    key.lifted { heard.ended += 1 }
    if !buttonFirst { #expect(!key.pressed()) }
    #expect(heard.ended == 1)
    await touched(key, for: .milliseconds(100))
    key.lifted { heard.ended += 1 }
    #expect(key.pressed(), "the next touch is one of its own")
    #expect(heard.began == 1 && heard.ended == 1)
  }

  @Test func onlyWhatIsHeldCanBeSlidUp() async {
    let key = HeldKey(clock: clock)
    key.touched { heard.began += 1 }
    #expect(!key.isSlid(-60), "a swipe over the key locks nothing")
    await clock.asleep(1)
    clock.advance(by: HeldKey.long)
    await until { heard.began == 1 }
    #expect(key.isSlid(-57) && !key.isSlid(-56) && !key.isSlid(60))
  }

  /// A screen reader's press puts no finger on the key.
  @Test func whoeverNeverTouchesItPressesItAllTheSame() {
    let key = HeldKey(clock: clock)
    #expect(key.pressed() && key.pressed())
  }
}
